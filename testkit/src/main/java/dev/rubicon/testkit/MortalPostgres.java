package dev.rubicon.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of a test's own, as durable as any, that may be killed and started again on the same files. */
public final class MortalPostgres implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path files;
    private EmbeddedPostgres server;

    /** @param files an empty folder */
    public MortalPostgres(Path files) throws IOException {
        this.files = files;
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        server = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(true)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }

    /** The address of a database, for the superuser. */
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?user=postgres";
    }

    /** Ends one of its processes at once. */
    public static void kill(long process) {
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Ends the process that all others of the server hang on, which end when they notice; then starts it again. */
    public void killAndStart() throws IOException, InterruptedException {
        int port = server.getPort();
        long process = Long.parseLong(
                Files.readAllLines(files.resolve("postmaster.pid")).getFirst().strip());
        Optional<ProcessHandle> postmaster = ProcessHandle.of(process);
        kill(process);
        postmaster.ifPresent(handle -> handle.onExit().join());
        server.close();
        server = restart(port);
    }

    // It refuses to start while a process of the killed one still runs.
    private EmbeddedPostgres restart(int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return start(port);
            } catch (IOException | IllegalStateException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
