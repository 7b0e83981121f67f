package dev.rubicon.repository;

import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Publishes in a process of its own, which a test can let die at a step. */
final class PublishingProcess {
    static final int DIED = 42;
    static final int UNAVAILABLE = 43;

    private static final String TO_THE_END = "to-the-end";
    private static final String WAITING = "waiting-at-";

    private PublishingProcess() {}

    public static void main(String[] args) {
        Duration patience = Duration.parse(args[2]);
        String last = args[3];
        OpenedRepository repository = new OpenedRepository(Path.of(args[0]), Path.of(args[1]), patience, step -> {
            if (step.name().equals(last)) {
                // As the power would: no finally block runs.
                Runtime.getRuntime().halt(DIED);
            }
            if (last.equals(WAITING + step.name())) {
                System.out.println(step);
                waitForTheEnd();
            }
        });
        for (String file : Arrays.asList(args).subList(4, args.length)) {
            try {
                repository.publish(Path.of(file));
            } catch (Unavailable e) {
                System.exit(UNAVAILABLE);
            }
        }
    }

    private static void waitForTheEnd() {
        while (true) {
            LockSupport.park();
        }
    }

    /** On a machine of its own. */
    static Process startOn(Path home, Path repository, List<Path> packages) throws IOException {
        return start(repository, home, Duration.ofSeconds(60), TO_THE_END, packages);
    }

    /** One that says that it has reached a step, and then never goes on. */
    static Process startToWaitAt(PublishStep step, Path home, Path repository, Path file) throws IOException {
        return start(repository, home, Duration.ofSeconds(60), WAITING + step.name(), List.of(file));
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
        return start(repository, repository.resolveSibling("home"), patience, last, packages);
    }

    private static Process start(Path repository, Path home, Duration patience, String last, List<Path> packages)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PublishingProcess.class.getName(),
                repository.toString(),
                home.toString(),
                patience.toString(),
                last));
        packages.forEach(file -> command.add(file.toString()));
        return new ProcessBuilder(command)
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
