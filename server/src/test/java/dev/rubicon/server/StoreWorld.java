package dev.rubicon.server;

import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.EnvironmentProxies;
import dev.rubicon.repository.http.HttpSettings;
import dev.rubicon.repository.http.Pace;
import dev.rubicon.repository.http.Retries;
import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.s3.Bucket;
import dev.rubicon.repository.s3.BucketAccess;
import dev.rubicon.repository.s3.BucketAddress;
import dev.rubicon.repository.s3.BucketRepository;
import dev.rubicon.repository.s3.BucketTransport;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.fleet.TestClock;
import dev.rubicon.server.web.Listening;
import dev.rubicon.testkit.PackageBuilder;
import dev.rubicon.testkit.StubBucket;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Servers with homes of their own whose repository is in one bucket, and their clients. */
final class StoreWorld implements AutoCloseable {
    final StubBucket store = new StubBucket();
    final TestClock clock = TestClock.going();
    private final Path folder;
    private final String catalog;

    StoreWorld(Path folder, TestCatalog catalog) {
        this.folder = folder;
        this.catalog = catalog.fresh(folder);
    }

    /** A server. One that is not the first has the keys and the trust of the first. */
    TestServer server(String name) {
        return server(name, bucket(name, "s3://packages/team", Map.of()));
    }

    TestServer server(String name, Store store) {
        return TestServer.start(
                new ServerSettings(
                        home(name),
                        new Listening("127.0.0.1", 0, Optional.empty()),
                        Optional.of(catalog),
                        home(name).resolve("repository"),
                        Optional.of(store),
                        Optional.empty(),
                        Passphrase.NONE,
                        true),
                clock);
    }

    Path home(String name) {
        return folder.resolve(name);
    }

    /** What somebody who starts another server copies. */
    void copyKeys(String from, String to, String... parts) throws IOException {
        for (String part : parts) {
            try (Stream<Path> files = Files.walk(home(from).resolve(part))) {
                for (Path file : files.toList()) {
                    Path target = home(to).resolve(home(from).relativize(file));
                    Files.createDirectories(target.getParent());
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        }
    }

    Store.Objects bucket(String name, String address, Map<String, String> other) {
        Map<String, String> environment = new TreeMap<>(store.environment());
        environment.putAll(other);
        Cache cache = new Cache(home(name).resolve("cache"), Clock.systemUTC());
        Bucket bucket = new Bucket(
                BucketAddress.parse(address),
                new BucketAccess(variable -> Optional.ofNullable(environment.get(variable)), home(name)),
                new WebClient(settings(), cache, Transfers.SILENT),
                Clock.systemUTC());
        return new Store.Objects(bucket, new BucketTransport(bucket, cache));
    }

    private static HttpSettings settings() {
        return new HttpSettings(
                "rubicon/test",
                new Pace(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(60), 1, System::nanoTime),
                new Retries(2, Duration.ofMillis(1), Duration.ofMillis(1), time -> {}, () -> 1.0),
                new EnvironmentProxies(any -> Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    Publishing publishing(String name) {
        return new Publishing(
                new Trust(home(name).resolve("trust")),
                new KeyFiles(home(name).resolve("keys"), new SecureRandom()),
                Lifetimes.USUAL,
                clock);
    }

    /** The repository, as somebody sees it who asks the store, and verifies all. */
    SignedRepository client(String name) {
        BucketTransport transport =
                bucket("client", "s3://packages/team", Map.of()).transport();
        return new SignedRepository(
                transport, publishing(name).trust().requiredFor(transport), Expiry.strict(clock.instant()));
    }

    BucketRepository repository(String name) {
        Store.Objects objects = bucket(name, "s3://packages/team", Map.of());
        return new BucketRepository(
                objects.bucket(), objects.transport(), publishing(name), FolderPublisher.PATIENCE, () -> {});
    }

    Path packed(String id, String version) {
        return PackageBuilder.of(id, version)
                .file("files/a.txt", "content of " + id + " " + version)
                .writeTo(folder.resolve("packed"))
                .path();
    }

    HttpResponse<String> publish(TestServer server, String token, String id, String version) {
        return server.publish(packed(id, version), token);
    }

    @Override
    public void close() {
        store.close();
    }
}
