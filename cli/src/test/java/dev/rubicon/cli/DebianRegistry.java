package dev.rubicon.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A registry that others have written (docker-registry), on this machine; and skopeo, which copies from one to another. */
final class DebianRegistry implements AutoCloseable {
    static final String USER = "ann";
    static final String PASSWORD = "correct horse";

    // bcrypt, the only kind that it reads.
    private static final String HASH = "$2b$04$Ym0/qMWKV1AtB6fh1cUUFOAeZqWX0eYW.soZWoR2vVmwm0G6iPEoq";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;
    private final int port;
    private final Process process;

    private DebianRegistry(Path folder, boolean asksForPassword) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        String auth = "";
        if (asksForPassword) {
            Path users = Files.writeString(folder.resolve("users"), USER + ":" + HASH + "\n");
            auth = "auth:\n  htpasswd: {realm: test, path: '" + users + "'}\n";
        }
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\nlog: {level: error}\nstorage:\n  filesystem: {rootdirectory: '" + folder.resolve("files")
                        + "'}\nhttp:\n  addr: 127.0.0.1:" + port + "\n" + auth);
        this.process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    static DebianRegistry open(Path folder) {
        return started(folder, false);
    }

    static DebianRegistry withPassword(Path folder) {
        return started(folder, true);
    }

    private static DebianRegistry started(Path folder, boolean asksForPassword) {
        Assumptions.assumeTrue(isThere("docker-registry"), "docker-registry is missing: only our own stub was tried");
        try {
            DebianRegistry registry = new DebianRegistry(folder, asksForPassword);
            registry.awaitAnswer();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!answers()) {
            Assertions.assertTrue(
                    process.isAlive() && System.nanoTime() - deadline < 0, "docker-registry does not start");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection asked = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/v2/").toURL().openConnection();
            return asked.getResponseCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    String address(String name) {
        return "oci://localhost:" + port + "/" + name;
    }

    /** Where it keeps what it was given. */
    Path blob(String hex) {
        return folder.resolve("files/docker/registry/v2/blobs/sha256")
                .resolve(hex.substring(0, 2))
                .resolve(hex)
                .resolve("data");
    }

    /** Copies one tag to another registry, with skopeo. */
    void copy(String name, String tag, DebianRegistry to, String other) {
        skopeo(
                "copy",
                "docker://localhost:" + port + "/" + name + ":" + tag,
                "docker://localhost:" + to.port + "/" + other + ":" + tag);
    }

    /** Copies all tags to another registry, with skopeo; the last part of the name stays. */
    void synchronize(String name, DebianRegistry to, String below) {
        skopeo(
                "sync",
                "--src",
                "docker",
                "--dest",
                "docker",
                "localhost:" + port + "/" + name,
                "localhost:" + to.port + "/" + below);
    }

    private static void skopeo(String verb, String... words) {
        Assumptions.assumeTrue(isThere("skopeo"), "skopeo is missing: nobody else has copied what was pushed");
        List<String> command =
                new ArrayList<>(List.of("skopeo", verb, "--src-tls-verify=false", "--dest-tls-verify=false"));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Assertions.assertEquals(0, process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
