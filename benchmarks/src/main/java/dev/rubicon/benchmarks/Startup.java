package dev.rubicon.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs a command of Rubicon as a process, in turns with a JVM that does nothing, and prints the medians and their ratio. */
final class Startup {
    private static final int RUNS = 15;

    private Startup() {}

    /** {@code COMMAND...}, the first word a program. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = System.out;
        if (args.length == 0) {
            System.err.println("usage: benchmarks/run startup ./rubicon COMMAND...");
            System.exit(2);
        }
        List<String> ours = List.of(args);
        List<String> bare = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-version");
        seconds(ours);
        List<Double> ourTimes = new ArrayList<>();
        List<Double> bareTimes = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            ourTimes.add(seconds(ours));
            bareTimes.add(seconds(bare));
        }
        out.println("cold processes, medians of " + RUNS + ", in turns");
        out.println(line(String.join(" ", ours), median(ourTimes)));
        out.println(line("java -version", median(bareTimes)));
        out.println(String.format(Locale.ROOT, "  %.1f times the bare JVM", median(ourTimes) / median(bareTimes)));
    }

    private static String line(String what, double seconds) {
        return String.format(Locale.ROOT, "  %.3f s  %s", seconds, what);
    }

    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("exit code " + code + " of " + command);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
