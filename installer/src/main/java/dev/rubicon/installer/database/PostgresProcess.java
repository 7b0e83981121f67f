package dev.rubicon.installer.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * A program of PostgreSQL while it runs. It works into a pipe of ours, so that it ends when we do, however that happens. What it
 * knows of a server is what it is told here, and {@code .pgpass}.
 */
final class PostgresProcess implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("PGPASSWORD", "PGPASSFILE");
    private static final int MAX_SAID = 4000;

    private final Process process;
    private final CompletableFuture<String> said;

    private PostgresProcess(Process process) {
        this.process = process;
        this.said = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), Thread::startVirtualThread);
    }

    /** @param connection variables of the environment that say to which server, and as whom */
    static PostgresProcess start(List<String> command, Map<String, String> connection) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") && !PASSED_ON.contains(name));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(connection);
        return new PostgresProcess(builder.start());
    }

    // All of it is read, so that the program never waits for us.
    private static String text(InputStream errors) {
        try (errors) {
            byte[] start = errors.readNBytes(MAX_SAID);
            errors.transferTo(OutputStream.nullOutputStream());
            return new String(start, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** Waits until it has ended, and says what went wrong; empty if nothing did. */
    Optional<String> failure() {
        int code = process.onExit().join().exitValue();
        if (code == 0) {
            return Optional.empty();
        }
        String lines = said.join().lines().filter(line -> !line.isBlank()).collect(Collectors.joining("; "));
        return Optional.of(lines.isEmpty() ? "exit code " + code : lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
