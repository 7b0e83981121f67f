package dev.rubicon.benchmarks;

import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Metric;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.format.Json;
import dev.rubicon.format.ReleaseJson;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.RepositoryFolder;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.cache.Following;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.StateUpdate;
import dev.rubicon.repository.tuf.TargetFile;
import dev.rubicon.repository.tuf.TrustStore;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A repository of 100,000 packages with 10 versions each, beside one of 100: how long publishing one more package takes, and what an
 * update costs a client that wants one package. The states are made directly; only what is measured has package files.
 */
final class LargeRepository {
    private static final int VERSIONS = 10;
    private static final int FEW = 100;
    private static final int ROUNDS = 5;
    private static final int IMPORTED = 1_000;

    private LargeRepository() {}

    /** {@code [PACKAGES]}. */
    static Report run(List<String> arguments) throws IOException {
        int large = arguments.isEmpty() ? 100_000 : Integer.parseInt(arguments.getFirst());
        Report.Draft report = new Report.Draft("repository");
        try (TemporaryFolder folder = TemporaryFolder.make("repository")) {
            List<Figures> both = List.of(
                    measured(folder.path().resolve("few"), FEW),
                    measured(folder.path().resolve("many"), large));
            List<String> who = List.of(FEW + " packages", String.format(Locale.ROOT, "%,d packages", large));
            for (int i = 0; i < both.size(); i++) {
                report.add(
                        "make and sign the state",
                        who.get(i),
                        Metric.MILLIS,
                        List.of(both.get(i).madeMillis()));
            }
            for (int i = 0; i < both.size(); i++) {
                report.add(
                        "publish one package",
                        who.get(i),
                        Metric.MILLIS,
                        both.get(i).publishMillis());
            }
            for (int i = 0; i < both.size(); i++) {
                report.add(
                        "first read of one id", who.get(i), List.of(both.get(i).first()));
            }
            for (int i = 0; i < both.size(); i++) {
                report.add("update of one id", who.get(i), List.of(both.get(i).again()));
            }
            for (int i = 0; i < both.size(); i++) {
                report.add(
                        "the same read, nothing new",
                        who.get(i),
                        List.of(both.get(i).idle()));
            }
            imported(folder.path().resolve("import"), report);
        }
        return report.finish();
    }

    private static void imported(Path folder, Report.Draft report) {
        List<Path> files = IntStream.range(0, IMPORTED)
                .mapToObj(number -> packed(folder.resolve("packed"), "i" + number, "1.0"))
                .toList();
        FolderPublisher atOnce = new FolderPublisher(folder.resolve("at-once"), publishing(folder));
        atOnce.create();
        long start = System.nanoTime();
        atOnce.publishAll(files);
        double together = millisSince(start);
        FolderPublisher single = new FolderPublisher(folder.resolve("single"), publishing(folder));
        single.create();
        start = System.nanoTime();
        files.subList(0, IMPORTED / 10).forEach(single::publish);
        double tenth = millisSince(start);
        String work = String.format(Locale.ROOT, "import of one package of %,d", IMPORTED);
        report.add(work, "all at once", Metric.MILLIS, List.of(together / IMPORTED));
        report.add(work, "one by one", Metric.MILLIS, List.of(tenth / (IMPORTED / 10)));
    }

    private static Publishing publishing(Path folder) {
        return new Publishing(
                new Trust(folder.resolve("trust")),
                new KeyFiles(folder.resolve("keys"), new SecureRandom()),
                Lifetimes.USUAL,
                Clock.systemUTC());
    }

    record Figures(double madeMillis, List<Double> publishMillis, Measured first, Measured again, Measured idle) {}

    static Figures measured(Path folder, int packages) throws IOException {
        Path root = folder.resolve("repository");
        Publishing publishing = publishing(folder);
        FolderPublisher publisher = new FolderPublisher(root, publishing);
        publisher.create();
        long start = System.nanoTime();
        fill(new RepositoryFolder(root, publishing), packages);
        double made = millisSince(start);
        TrustStore client = new TrustStore(folder.resolve("client"));
        client.write("root", Files.readAllBytes(root.resolve("metadata/1.root.json")));
        Measured first = read(root, client);
        List<Double> published = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Path file = packed(folder.resolve("packed"), "p0", "2." + round);
            long before = System.nanoTime();
            publisher.publish(file);
            published.add(millisSince(before));
        }
        Measured again = read(root, client);
        return new Figures(made, published, first, again, read(root, client));
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void fill(RepositoryFolder folder, int packages) throws IOException {
        StateUpdate update = new StateUpdate(folder.state().state());
        Files.createDirectories(folder.layout().file("index"));
        for (int number = 0; number < packages; number++) {
            PackageId id = new PackageId("p" + number);
            List<Release> releases = IntStream.range(0, VERSIONS)
                    .mapToObj(version -> release(id, version))
                    .toList();
            StringBuilder lines = new StringBuilder();
            for (Release release : releases) {
                update.put(RepositoryLayout.packageOf(release), signed(release.size(), release.digest()));
                lines.append(Json.writeLine(ReleaseJson.write(release))).append('\n');
            }
            byte[] index = lines.toString().getBytes(StandardCharsets.UTF_8);
            String path = RepositoryLayout.indexOf(id);
            update.put(path, signed(index.length, Digest.of(index)));
            if (number == 0) {
                Files.write(folder.layout().file(RepositoryLayout.stored(path, Digest.of(index))), index);
            }
        }
        folder.commit(update, folder.state().state().root());
    }

    private static Release release(PackageId id, int version) {
        return new Release(
                new PackageVersion(id, Version.parse("1." + version)),
                "Package " + id,
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                1000,
                Digest.of((id + " " + version).getBytes(StandardCharsets.UTF_8)),
                false,
                SyncMode.ADD);
    }

    private static TargetFile signed(long length, Digest digest) {
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("sha256", digest.hex());
        return new TargetFile(length, hashes);
    }

    private static Path packed(Path folder, String id, String version) {
        return PackageBuilder.of(id, version)
                .file("files/content.txt", version)
                .writeTo(folder)
                .path();
    }

    private static Measured read(Path root, TrustStore trust) {
        CountingTransport counting = new CountingTransport(new FolderTransport(root));
        long start = System.nanoTime();
        Expiry expiry = Expiry.strict(Clock.systemUTC().instant());
        new SignedRepository(Following.trusted(counting, trust), trust, expiry).releases(new PackageId("p0"));
        return new Measured(new TreeMap<>(Map.of(
                Metric.MILLIS, millisSince(start), Metric.REQUESTS, (double) counting.requests(), Metric.BYTES, (double)
                        counting.bytes())));
    }
}
