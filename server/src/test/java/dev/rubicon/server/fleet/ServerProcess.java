package dev.rubicon.server.fleet;

import dev.rubicon.server.Server;
import dev.rubicon.server.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A server in a process of its own, which can be killed. */
public record ServerProcess(Process process, URI address, Optional<String> admin) implements AutoCloseable {
    /** @param arguments a folder of its own, and the address of the catalog */
    public static void main(String[] arguments) throws Exception {
        Server server = Server.start(TestServer.settings(Path.of(arguments[0]), arguments[1]), Clock.systemUTC());
        System.out.println(server.address() + " "
                + server.adminToken().map(token -> token.shown()).orElse(""));
        new CountDownLatch(1).await();
    }

    public static ServerProcess start(Path folder, String catalog) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ServerProcess.class.getName(),
                            folder.toString(),
                            catalog)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader out = process.inputReader();
            String line = out.readLine();
            if (line == null) {
                throw new AssertionError("the server did not start, and ended with "
                        + process.onExit().join().exitValue());
            }
            String[] words = line.split(" ", 2);
            return new ServerProcess(
                    process, URI.create(words[0]), Optional.of(words[1]).filter(text -> !text.isEmpty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
