package dev.rubicon.benchmarks;

import dev.rubicon.benchmarks.report.Listening;
import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Metric;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.benchmarks.report.TemporaryFolder;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Mirrors a repository from a folder and from nginx, each a whole process, beside {@code rsync -a} of the same folder: first copy, no
 * change, ten new packages. Each happens once.
 */
final class Mirroring {
    private static final int NEW = 10;

    private final Path work;
    private final Path launcher;
    private final Report.Draft report;
    private final Random random = new Random(1);
    private int made;

    private Mirroring(Path work, Path launcher, Report.Draft report) {
        this.work = work;
        this.launcher = launcher;
        this.report = report;
    }

    /** {@code [PACKAGES BYTES]}: 1,000 of 1 MB, then 300 of 100 kB, unless named. */
    static Report run(List<String> arguments) throws IOException, InterruptedException {
        List<int[]> sizes = arguments.size() == 2
                ? List.of(new int[] {Integer.parseInt(arguments.getFirst()), Integer.parseInt(arguments.getLast())})
                : List.of(new int[] {1_000, 1_000_000}, new int[] {300, 100_000});
        Report.Draft report = new Report.Draft("mirroring");
        report.note("Rubicon verifies and hashes every file and waits for the disk; rsync does neither."
                + " Bytes are those of requests and answers with their headers, as nginx logs them.");
        for (int[] size : sizes) {
            Path work = Files.createTempDirectory("mirroring");
            try (TemporaryFolder folder = new TemporaryFolder(work)) {
                new Mirroring(folder.path(), Path.of(System.getProperty("rubicon.root"), "rubicon"), report)
                        .run(size[0], size[1]);
            }
        }
        return report.finish();
    }

    private void run(int packages, int bytes) throws IOException, InterruptedException {
        publish(packages, bytes);
        int port = freePort();
        Process nginx = nginx(port);
        try {
            String what = String.format(Locale.ROOT, "%,d packages of %,d bytes: ", packages, bytes);
            round(what + "first copy", port);
            round(what + "no change", port);
            publish(NEW, bytes);
            round(what + NEW + " new", port);
        } finally {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    private void round(String work, int port) throws IOException, InterruptedException {
        Files.writeString(this.work.resolve("access.log"), "");
        Measured rsync = Measured.process(
                List.of("rsync", "-a", this.work.resolve("origin") + "/", this.work.resolve("rsynced") + "/"));
        Measured folder = mirror(this.work.resolve("origin").toString(), "by-folder");
        Measured web = mirror("http://127.0.0.1:" + port + "/", "by-web");
        List<String> requests = Files.readAllLines(this.work.resolve("access.log"));
        double wire = requests.stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .mapToLong(Long::parseLong)
                .sum();
        Measured sent =
                new Measured(new TreeMap<>(Map.of(Metric.REQUESTS, (double) requests.size(), Metric.BYTES, wire)));
        report.add(work, "rubicon, from a folder", List.of(folder));
        report.add(work, "rubicon, from nginx", List.of(web.then(sent)));
        report.add(work, "rsync -a", List.of(rsync));
    }

    private Measured mirror(String source, String target) throws IOException, InterruptedException {
        return Measured.process(List.of(
                launcher.toString(),
                "mirror",
                source,
                work.resolve(target).toString(),
                "--root",
                work.resolve("origin/metadata/1.root.json").toString(),
                "--home",
                work.resolve("home").toString()));
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
        Listening.await(nginx, port);
        return nginx;
    }
}
