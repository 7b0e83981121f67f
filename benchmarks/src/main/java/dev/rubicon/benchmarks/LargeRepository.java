package dev.rubicon.benchmarks;

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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A repository of 100,000 packages with 10 versions each, beside one of 100: how long publishing one more package takes, and what an
 * update costs a client that wants one package. The states are made directly; only what is measured has package files.
 */
public final class LargeRepository {
    private static final int VERSIONS = 10;
    private static final int ROUNDS = 5;
    private static final int IMPORTED = 1_000;

    private LargeRepository() {}

    public static void main(String[] sizes) throws IOException {
        int large = sizes.length == 0 ? 100_000 : Integer.parseInt(sizes[0]);
        Path folder = Files.createTempDirectory("rubicon-large");
        try {
            Figures few = measured(folder.resolve("few"), 100);
            Figures many = measured(folder.resolve("many"), large);
            print("%-34s %14s %14s %8s", "", "100 packages", large + " packages", "ratio");
            row("make and sign the state, ms", few.madeMillis(), many.madeMillis());
            row("publish one package, ms (median)", few.publishMillis(), many.publishMillis());
            row(
                    "first read of one id, requests",
                    few.first().requests(),
                    many.first().requests());
            row("first read of one id, bytes", few.first().bytes(), many.first().bytes());
            row(
                    "update of one id, requests",
                    few.again().requests(),
                    many.again().requests());
            row("update of one id, bytes", few.again().bytes(), many.again().bytes());
            row("update of one id, ms", few.again().millis(), many.again().millis());
            imported(folder.resolve("import"));
        } finally {
            delete(folder);
        }
    }

    private static void imported(Path folder) {
        List<Path> files = IntStream.range(0, IMPORTED)
                .mapToObj(number -> packed(folder.resolve("packed"), "i" + number, "1.0"))
                .toList();
        FolderPublisher atOnce = new FolderPublisher(folder.resolve("at-once"), publishing(folder));
        atOnce.create();
        long start = System.nanoTime();
        atOnce.publishAll(files);
        long together = millisSince(start);
        FolderPublisher single = new FolderPublisher(folder.resolve("single"), publishing(folder));
        single.create();
        start = System.nanoTime();
        files.subList(0, IMPORTED / 10).forEach(single::publish);
        long tenth = millisSince(start);
        print(
                "import of %d packages: %,d ms at once; the first %d one by one: %,d ms, %.1f times as long for each",
                IMPORTED, together, IMPORTED / 10, tenth, 10.0 * tenth / together);
    }

    private static Publishing publishing(Path folder) {
        return new Publishing(
                new Trust(folder.resolve("trust")),
                new KeyFiles(folder.resolve("keys"), new SecureRandom()),
                Lifetimes.USUAL,
                Clock.systemUTC());
    }

    private record Figures(long madeMillis, long publishMillis, Read first, Read again) {}

    private record Read(long requests, long bytes, long millis) {}

    private static Figures measured(Path folder, int packages) throws IOException {
        Path root = folder.resolve("repository");
        Publishing publishing = publishing(folder);
        FolderPublisher publisher = new FolderPublisher(root, publishing);
        publisher.create();
        long start = System.nanoTime();
        fill(new RepositoryFolder(root, publishing), packages);
        long made = millisSince(start);
        TrustStore client = new TrustStore(folder.resolve("client"));
        client.write("root", Files.readAllBytes(root.resolve("metadata/1.root.json")));
        Read first = read(root, client);
        List<Long> published = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Path file = packed(folder.resolve("packed"), "p0", "2." + round);
            long before = System.nanoTime();
            publisher.publish(file);
            published.add(millisSince(before));
        }
        published.sort(Long::compare);
        return new Figures(made, published.get(ROUNDS / 2), first, read(root, client));
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
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

    private static Read read(Path root, TrustStore trust) {
        CountingTransport counting = new CountingTransport(new FolderTransport(root));
        long start = System.nanoTime();
        new SignedRepository(counting, trust, Expiry.strict(Clock.systemUTC().instant())).releases(new PackageId("p0"));
        return new Read(counting.requests(), counting.bytes(), millisSince(start));
    }

    private static void row(String name, long few, long many) {
        print("%-34s %,14d %,14d %8.1f", name, few, many, (double) many / Math.max(1, few));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, Arrays.copyOf(values, values.length)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
