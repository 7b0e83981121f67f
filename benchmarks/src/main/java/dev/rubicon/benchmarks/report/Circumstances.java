package dev.rubicon.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * When and where something was measured.
 *
 * @param machine processor, memory, system and JDK; no name
 * @param date in UTC
 * @param commit of Rubicon; ends with {@code +} if files were changed since
 * @param loadBefore processes that wanted to run in the minute before
 * @param loadAfter the same at the end, the benchmark's own among them
 */
public record Circumstances(String machine, Instant date, String commit, double loadBefore, double loadAfter) {
    /** What is known before the first run. */
    record Beginning(Instant date, double load) {
        Circumstances end() {
            return new Circumstances(machineHere(), date, commitHere(), load, loadNow());
        }
    }

    static Beginning begin() {
        return new Beginning(Instant.now().truncatedTo(ChronoUnit.SECONDS), loadNow());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s; %s; commit %s; load %.1f before, %.1f after",
                machine,
                date,
                commit,
                loadBefore,
                loadAfter);
    }

    private static double loadNow() {
        return lines("/proc/loadavg")
                .map(line -> Double.parseDouble(line.split(" ")[0]))
                .findFirst()
                .orElse(0.0);
    }

    private static String machineHere() {
        long kilobytes = lines("/proc/meminfo")
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
        return String.join(
                ", ",
                after("/proc/cpuinfo", "model name", ":"),
                Runtime.getRuntime().availableProcessors() + " processors",
                Math.round(kilobytes / 1e6) + " GB",
                after("/etc/os-release", "PRETTY_NAME", "=").replace("\"", ""),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "JDK " + Runtime.version().toString());
    }

    private static String after(String file, String key, String separator) {
        return lines(file)
                .filter(line -> line.startsWith(key) && line.contains(separator))
                .map(line -> line.substring(line.indexOf(separator) + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static Stream<String> lines(String file) {
        Path path = Path.of(file);
        try {
            return Files.isReadable(path) ? Files.readAllLines(path).stream() : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commitHere() {
        String commit = git("rev-parse", "--short=12", "HEAD");
        return commit.isEmpty()
                ? "unknown"
                : commit + (git("status", "--porcelain").isEmpty() ? "" : "+");
    }

    private static String git(String... words) {
        List<String> command = Stream.concat(
                        Stream.of("git", "-C", System.getProperty("rubicon.root", ".")), Stream.of(words))
                .toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            // Without git, or outside of a checkout, nobody knows.
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
