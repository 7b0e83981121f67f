package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A repository on a web server that others have written, where it is installed: nginx. */
@EnabledIf("dev.rubicon.cli.Nginx#isThere")
@Timeout(120)
class NginxTest {
    private static final int SIZE = 4_000_000;
    private static final int RATE = 2_000_000;

    @TempDir
    private Path folder;

    private Path publisher;
    private Path client;
    private Nginx nginx;

    @BeforeEach
    void begin() throws IOException {
        publisher = Files.createDirectories(folder.resolve("publisher"));
        client = Files.createDirectories(folder.resolve("client"));
        byte[] noise = new byte[SIZE];
        new Random(7).nextBytes(noise);
        Files.write(publisher.resolve("noise.bin"), noise);
        CommandLineRun.mustRun(
                publisher, "pack", "--id", "app", "--version", "1.0", "--path", "$DIR/noise.bin", "--output", "$DIR");
        CommandLineRun.mustRun(publisher, "publish", "$DIR/app_1.0.zip");
        CommandLineRun.mustRun(client, "instance", "create", "Store");
        nginx = new Nginx(folder.resolve("nginx"), publisher.resolve("home/repository"), RATE);
    }

    @AfterEach
    void end() {
        nginx.close();
    }

    private Scenarios.Answer install() {
        return CommandLineRun.run(
                List.of(
                        "install",
                        "--id",
                        "app",
                        "--instance",
                        "Store",
                        "--repository",
                        nginx.address(),
                        "--root",
                        publisher
                                .resolve("home/repository/metadata/1.root.json")
                                .toString()),
                client);
    }

    private List<String> answersForThePackage() throws IOException {
        return nginx.log().stream()
                .filter(line -> line.contains("app_1.0.zip"))
                .map(line -> line.replaceAll(" .* ", " "))
                .toList();
    }

    private long fileSize() throws IOException {
        return Files.size(publisher.resolve("app_1.0.zip"));
    }

    @Test
    void aPackageIsInstalledFromIt() throws IOException {
        Scenarios.Answer answer = install();
        assertEquals(0, answer.exitCode(), answer::output);
        assertEquals(List.of("200 " + fileSize()), answersForThePackage());
        int before = nginx.log().size();
        CommandLineRun.mustRun(client, "update", "--instance", "Store", "--repository", nginx.address());
        List<String> since = nginx.log().subList(before, nginx.log().size());
        assertEquals(List.of("304 /metadata/timestamp.json 0"), since);
    }

    @Test
    void whenItIsKilledAndComesBackOnlyTheRestIsBrought() throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Scenarios.Answer> installing = threads.submit(this::install);
            while (partialSize() < SIZE / 8 && !installing.isDone()) {
                LockSupport.parkNanos(5_000_000);
            }
            nginx.kill();
            long here = partialSize();
            assertTrue(here > 0 && here < SIZE, "it was killed after " + here);
            assertEquals(List.of(), answersForThePackage());
            nginx.start();
            Scenarios.Answer answer = installing.get();
            assertEquals(0, answer.exitCode(), answer::output);
        }
        List<String> answers = answersForThePackage();
        assertEquals(1, answers.size(), answers::toString);
        long rest = Long.parseLong(answers.getFirst().replace("206 ", ""));
        assertTrue(rest > 0 && rest < fileSize(), answers::toString);
    }

    private long partialSize() throws IOException {
        Path cache = client.resolve("home/cache");
        if (!Files.isDirectory(cache)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".partial"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (UncheckedIOException e) {
            // A file that was there when it was listed has its name by now.
            return 0;
        }
    }
}
