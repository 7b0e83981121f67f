package dev.rubicon.benchmarks;

import dev.rubicon.format.Json;
import dev.rubicon.format.ManifestJson;
import dev.rubicon.model.Digest;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Mirrors a repository from nginx and from a folder, each a whole process, beside {@code rsync -a} of the same folder: first copy, no
 * change, ten new packages; in seconds, those of the processor in brackets. Bytes of ours are those of requests and answers with their headers, as nginx logs them.
 */
public final class Mirroring {
    private static final int NEW = 10;

    private final Path work;
    private final Path launcher;
    private final Random random = new Random(1);
    private int made;

    private Mirroring(Path work, Path launcher) {
        this.work = work;
        this.launcher = launcher;
    }

    /** {@code [PACKAGES BYTES]}: 1,000 of 1 MB, then 300 of 100 kB, unless named. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<int[]> sizes = args.length == 2
                ? List.of(new int[] {Integer.parseInt(args[0]), Integer.parseInt(args[1])})
                : List.of(new int[] {1_000, 1_000_000}, new int[] {300, 100_000});
        for (int[] size : sizes) {
            Path work = Files.createTempDirectory("mirroring");
            try {
                new Mirroring(work, Path.of(System.getProperty("rubicon.root"), "rubicon")).run(size[0], size[1]);
            } finally {
                delete(work);
            }
        }
    }

    private void run(int packages, int bytes) throws IOException, InterruptedException {
        publish(packages, bytes);
        int port = freePort();
        Process nginx = nginx(port);
        try {
            print("%,d packages of %,d bytes", packages, bytes);
            print("%-12s %16s %16s %16s %10s %14s", "", "rsync -a, s", "folder, s", "nginx, s", "requests", "bytes");
            round("first copy", port);
            round("no change", port);
            publish(NEW, bytes);
            round(NEW + " new", port);
        } finally {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    private void round(String name, int port) throws IOException, InterruptedException {
        Files.writeString(work.resolve("access.log"), "");
        Cost rsync = cost("rsync", "-a", work.resolve("origin") + "/", work.resolve("rsynced") + "/");
        Cost folder = mirror(work.resolve("origin").toString(), "by-folder");
        Cost web = mirror("http://127.0.0.1:" + port + "/", "by-web");
        List<String> requests = Files.readAllLines(work.resolve("access.log"));
        long wire = requests.stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .mapToLong(Long::parseLong)
                .sum();
        print("%-12s %16s %16s %16s %10d %,14d", name, rsync, folder, web, requests.size(), wire);
    }

    private Cost mirror(String source, String target) throws IOException, InterruptedException {
        return cost(
                launcher.toString(),
                "mirror",
                source,
                work.resolve(target).toString(),
                "--root",
                work.resolve("origin/metadata/1.root.json").toString(),
                "--home",
                work.resolve("home").toString());
    }

    private void publish(int packages, int bytes) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.createDirectories(work.resolve("packed"));
        for (int i = 0; i < packages; i++) {
            byte[] noise = new byte[bytes];
            random.nextBytes(noise);
            files.add(packed("package-" + made++, noise));
        }
        Publishing publishing = new Publishing(
                new Trust(work.resolve("trust")),
                new KeyFiles(work.resolve("keys"), new SecureRandom()),
                Lifetimes.USUAL,
                Clock.systemUTC());
        new FolderPublisher(work.resolve("origin"), publishing).publishAll(files);
    }

    // Stored, not deflated: noise does not get smaller, and a gigabyte of it takes minutes.
    private Path packed(String id, byte[] noise) throws IOException {
        FileEntry entry = new FileEntry(new PackagePath("files/noise.bin"), noise.length, Digest.of(noise));
        Manifest manifest = PackageBuilder.of(id, "1.0").manifest().withContent(List.of(), List.of(entry));
        Path file = work.resolve("packed").resolve(id + "_1.0.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            byte[] document = Json.write(ManifestJson.write(manifest)).getBytes(StandardCharsets.UTF_8);
            store(zip, Manifest.FILE_NAME, document);
            store(zip, entry.path().value(), noise);
        }
        return file;
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process nginx(int port) throws IOException, InterruptedException {
        Path configuration = work.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                  log_format sizes "$request_length $bytes_sent";
                  access_log %1$s/access.log sizes;
                  sendfile on;
                  keepalive_requests 100000;
                  server { listen 127.0.0.1:%2$d; root %1$s/origin; }
                }
                """.formatted(work, port));
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process nginx = new ProcessBuilder("nginx", "-c", configuration.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.sleep(500);
        return nginx;
    }

    /** Wall clock, and processor of it and its children, in seconds. */
    private record Cost(double wall, double processor) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f (%.2f)", wall, processor);
        }
    }

    private Cost cost(String... command) throws IOException, InterruptedException {
        Path times = work.resolve("times");
        List<String> timed = new ArrayList<>(
                List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; { time \"$@\" 2>&3; } 3>&2 2>" + times, "timed"));
        timed.addAll(List.of(command));
        Process process = new ProcessBuilder(timed)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("exit code " + code + " of " + List.of(command));
        }
        String[] seconds = Files.readString(times).strip().split(" ");
        return new Cost(
                Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
