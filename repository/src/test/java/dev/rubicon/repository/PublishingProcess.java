package dev.rubicon.repository;

import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Publishes in a process of its own, which a test can let die at a step. */
final class PublishingProcess {
    static final int DIED = 42;
    static final int UNAVAILABLE = 43;

    private static final String TO_THE_END = "to-the-end";

    private PublishingProcess() {}

    public static void main(String[] args) {
        Duration patience = Duration.parse(args[1]);
        String last = args[2];
        OpenedRepository repository = new OpenedRepository(Path.of(args[0]), patience, step -> {
            if (step.name().equals(last)) {
                // As the power would: no finally block runs.
                Runtime.getRuntime().halt(DIED);
            }
        });
        for (String file : Arrays.asList(args).subList(3, args.length)) {
            try {
                repository.publish(Path.of(file));
            } catch (Unavailable e) {
                System.exit(UNAVAILABLE);
            }
        }
    }

    static Process start(Path repository, List<Path> packages) throws IOException {
        return start(repository, Duration.ofSeconds(60), TO_THE_END, packages);
    }

    static Process startImpatiently(Path repository, Path file) throws IOException {
        return start(repository, Duration.ofMillis(50), TO_THE_END, List.of(file));
    }

    static Process startToDieAt(PublishStep step, Path repository, Path file) throws IOException {
        return start(repository, Duration.ofSeconds(60), step.name(), List.of(file));
    }

    private static Process start(Path repository, Duration patience, String last, List<Path> packages)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PublishingProcess.class.getName(),
                repository.toString(),
                patience.toString(),
                last));
        packages.forEach(file -> command.add(file.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The exit code; a process that does not end in time is ended. */
    static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue();
    }
}
