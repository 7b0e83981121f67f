package dev.rubicon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code rubicon serve} in a process of its own, as somebody types it.
 *
 * @param admin the token that it printed when it was started for the first time, else empty
 * @param log where its error output goes
 */
record ServeProcess(Process process, URI address, String admin, Path log) implements AutoCloseable {
    private static final String SAID = "admin token, shown this once: ";
    private static final long PATIENCE_SECONDS = 120;

    /** @param folder has its home, and takes its log */
    static ServeProcess start(Path folder, String... options) throws IOException {
        Path home = folder.resolve("home");
        boolean first = !Files.exists(home.resolve("server"));
        Path log = Files.createDirectories(folder).resolve("serve.log");
        List<String> words = new ArrayList<>(List.of("serve", "--port", "0", "--home", home.toString()));
        words.addAll(List.of(options));
        Process process = InstallProcess.java(words)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("no server: " + Files.readString(log));
        }
        String admin = first ? out.readLine().substring(SAID.length()) : "";
        return new ServeProcess(process, URI.create(line.split(" ")[2]), admin, log);
    }

    /** The exit code, after it was asked to end as a service manager does. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the server does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
