package dev.rubicon.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.EnvironmentProxies;
import dev.rubicon.repository.http.HttpSettings;
import dev.rubicon.repository.http.HttpTransport;
import dev.rubicon.repository.http.Pace;
import dev.rubicon.repository.http.Retries;
import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebAddress;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.apps.AppsWorld;
import dev.rubicon.server.console.Browsing;
import dev.rubicon.server.fleet.ServerProcess;
import dev.rubicon.server.web.Listening;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that mirrors another one as it is asked; that one is a process of its own, which can be killed. */
class UpstreamTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private final Ticking clock = new Ticking();
    private ServerProcess upstream;
    private int clients;

    /** A clock that a test sets. */
    private static final class Ticking extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @BeforeEach
    void start() throws Exception {
        upstream = ServerProcess.start(
                folder.resolve("upstream"),
                TestCatalog.SQLITE.fresh(Files.createDirectories(folder.resolve("upstream"))));
        publish("app", "1.0", upstream.address(), 201);
        publish("other", "1.0", upstream.address(), 201);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    private HttpResponse<String> publish(String id, String version, URI server, int status) throws Exception {
        return publish(id, version, server, upstream.admin().orElseThrow(), status);
    }

    private HttpResponse<String> publish(String id, String version, URI server, String token, int status)
            throws Exception {
        Path file = PackageBuilder.of(id, version)
                .file("files/a.txt", id + version)
                .writeTo(folder.resolve("packed"))
                .path();
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(server.resolve("/repository/packages/" + file.getFileName()))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/zip")
                        .PUT(BodyPublishers.ofByteArray(Files.readAllBytes(file)))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer::body);
        return answer;
    }

    private Path published() {
        return folder.resolve("upstream/repository");
    }

    private Path kept() {
        return folder.resolve("mirror/repository");
    }

    private Transport transport(URI server, Path home) {
        Pace pace = new Pace(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60), 1_000, System::nanoTime);
        Retries once = new Retries(1, Duration.ZERO, Duration.ZERO, time -> {}, () -> 1.0);
        EnvironmentProxies none = new EnvironmentProxies(any -> Optional.empty(), Optional.empty());
        return new HttpTransport(
                WebAddress.parse(server.resolve("/repository/").toString()),
                new HttpSettings("rubicon/test", pace, once, none, Optional.empty()),
                new Cache(home.resolve("cache"), Clock.systemUTC()),
                Transfers.SILENT);
    }

    private Transport pinned(Transport transport, Path home) throws IOException {
        new Trust(home.resolve("trust"))
                .pin(transport.location(), Files.readAllBytes(published().resolve("metadata/1.root.json")));
        return transport;
    }

    private TestServer mirror() throws IOException {
        return mirror(transport(upstream.address(), folder.resolve("mirror")));
    }

    private TestServer mirror(Transport origin) throws IOException {
        Path home = folder.resolve("mirror");
        return TestServer.start(
                new ServerSettings(
                        home,
                        new Listening("127.0.0.1", 0, Optional.empty()),
                        Optional.of("jdbc:sqlite:" + home.resolve("catalog.sqlite")),
                        kept(),
                        Optional.empty(),
                        Optional.of(pinned(origin, home)),
                        Passphrase.NONE,
                        true),
                clock);
    }

    /** A client that has never seen anything, and verifies all. */
    private SignedRepository client(TestServer server) throws IOException {
        Path home = folder.resolve("client" + clients++);
        Transport transport = pinned(transport(server.uri("/"), home), home);
        return new SignedRepository(
                transport, new Trust(home.resolve("trust")).requiredFor(transport), Expiry.strict(Instant.now()));
    }

    private static List<String> versions(SignedRepository repository, String id) {
        return repository.releases(new PackageId(id)).stream()
                .map(release -> release.version().toString())
                .toList();
    }

    private static void fetch(SignedRepository repository, String id) throws IOException {
        Release release = repository.releases(new PackageId(id)).getLast();
        assertEquals(release.digest(), Digest.of(Files.readAllBytes(repository.fetch(release.identity()))));
    }

    private String stored(String id) throws IOException {
        try (Stream<Path> files = Files.walk(published().resolve("packages/" + id))) {
            return published()
                    .relativize(files.filter(Files::isRegularFile).findFirst().orElseThrow())
                    .toString();
        }
    }

    private static HttpResponse<String> get(TestServer server, String path) {
        return server.send(server.request("GET", "/repository/" + path));
    }

    private static void check(int status, String code, HttpResponse<String> answer) {
        assertEquals(status + " " + code, answer.statusCode() + " " + TestServer.code(answer), answer::body);
    }

    @Test
    void whatIsAskedForIsKeptByteForByteAndServedWithoutTheUpstream() throws Exception {
        try (TestServer mirror = mirror()) {
            fetch(client(mirror), "app");
            assertTrue(Files.exists(kept().resolve(stored("app"))));
            assertFalse(Files.exists(kept().resolve(stored("other"))), "nobody has asked for it");
            upstream.kill();
            clock.pass(Duration.ofMinutes(1));
            fetch(client(mirror), "app");
            check(503, "RB926", get(mirror, stored("other")));
            assertEquals(404, get(mirror, "metadata/2.root.json").statusCode());
        }
        try (TestServer again = mirror()) {
            fetch(client(again), "app");
            check(503, "RB926", get(again, stored("other")));
            Browsing console = Browsing.as(again, again.admin());
            assertEquals(200, console.get("/console/packages/app").statusCode());
        }
        int compared = 0;
        try (Stream<Path> files = Files.walk(kept())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("repository.lock") && !file.toString().contains(".rubicon-pulled")) {
                    assertArrayEquals(
                            Files.readAllBytes(published().resolve(kept().relativize(file))), Files.readAllBytes(file));
                    compared++;
                }
            }
        }
        assertTrue(compared >= 7, "marker, root, timestamp, snapshot, targets, index, package: " + compared);
    }

    @Test
    void theUpstreamIsAskedOnlyNowAndThenAndOnlyWhetherItHasSomethingNew() throws Exception {
        try (TestServer mirror = mirror()) {
            assertEquals(List.of("1.0"), versions(client(mirror), "app"));
            publish("app", "2.0", upstream.address(), 201);
            assertEquals(List.of("1.0"), versions(client(mirror), "app"));
            clock.pass(Duration.ofMinutes(1));
            assertEquals(List.of("1.0", "2.0"), versions(client(mirror), "app"));
            long before = notModified();
            clock.pass(Duration.ofMinutes(1));
            get(mirror, "metadata/timestamp.json");
            assertEquals(before + 1, notModified());
            String tag = get(mirror, "metadata/timestamp.json")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertEquals(
                    304,
                    mirror.send(mirror.request("GET", "/repository/metadata/timestamp.json", "If-None-Match", tag))
                            .statusCode());
        }
    }

    private long notModified() throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(upstream.address().resolve("/metrics"))
                                .build(),
                        BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("rubicon_http_requests_total") && line.contains("status=\"304\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void whatTheUpstreamCannotHaveSignedIsServedToNobody() throws Exception {
        Path signed = published().resolve(stored("app"));
        byte[] right = Files.readAllBytes(signed);
        byte[] wrong = right.clone();
        wrong[right.length / 2] ^= 1;
        try (TestServer mirror = mirror()) {
            Files.write(signed, wrong);
            check(502, "RB317", get(mirror, stored("app")));
            assertFalse(Files.exists(kept().resolve(stored("app"))));
            Files.write(signed, right);
            assertEquals(200, get(mirror, stored("app")).statusCode());

            Path timestamp = published().resolve("metadata/timestamp.json");
            byte[] before = Files.readAllBytes(timestamp);
            Files.writeString(
                    timestamp, Files.readString(timestamp).replaceFirst("\"version\":(\\d+)", "\"version\":9$1"));
            clock.pass(Duration.ofMinutes(1));
            assertEquals(
                    new String(before, StandardCharsets.UTF_8),
                    get(mirror, "metadata/timestamp.json").body());
            String invented = stored("app").replaceFirst("[0-9a-f]{64}", "a".repeat(64));
            Files.writeString(published().resolve(invented), "invented");
            clock.pass(Duration.ofMinutes(1));
            Files.write(timestamp, before);
            assertEquals(404, get(mirror, invented).statusCode());
            assertEquals(404, get(mirror, "metadata/mirror.json").statusCode());
        }
    }

    /** The upstream, slow, and counting what it is asked for. */
    private record Slow(Transport transport, AtomicInteger fetched, CountDownLatch go) implements Transport {
        @Override
        public String location() {
            return transport.location();
        }

        @Override
        public Optional<byte[]> read(String path, long maxBytes) {
            return transport.read(path, maxBytes);
        }

        @Override
        public Optional<Path> fetch(String path, long size, Digest digest) {
            fetched.incrementAndGet();
            try {
                go.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return transport.fetch(path, size, digest);
        }
    }

    @Test
    void manyWhoAskAtOnceAreServedFromOneTransfer() throws Exception {
        Slow slow = new Slow(
                transport(upstream.address(), folder.resolve("mirror")), new AtomicInteger(), new CountDownLatch(1));
        try (TestServer mirror = mirror(slow);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            String path = stored("app");
            var answers = Stream.generate(
                            () -> (Callable<Integer>) () -> get(mirror, path).statusCode())
                    .limit(4)
                    .map(threads::submit)
                    .toList();
            while (slow.fetched().get() == 0) {
                Thread.onSpinWait();
            }
            slow.go().countDown();
            for (var answer : answers) {
                assertEquals(200, answer.get());
            }
            assertEquals(1, slow.fetched().get());
        }
    }

    @Test
    void packagesArePublishedElsewhere() throws Exception {
        try (TestServer mirror = mirror()) {
            check(409, "RB928", publish("app", "3.0", mirror.uri("/"), mirror.admin(), 409));
            assertFalse(Files.exists(folder.resolve("mirror/keys")), "it has no keys to sign with");
        }
    }

    @Test
    void whatAnInstallerNeedsIsBroughtWhenItIsDownloaded() throws Exception {
        try (TestServer mirror = mirror()) {
            mirror.post(
                    "/api/v1/installers/store",
                    mirror.admin(),
                    "{\"request\":{\"kind\":\"install\",\"rest\":\"stays\",\"archive\":true,"
                            + "\"packages\":[{\"id\":\"app\",\"version\":\"^ 1\"}]}}");
            assertFalse(Files.exists(kept().resolve(stored("app"))));
            HttpResponse<String> zip = mirror.get("/api/v1/installers/store/zip", mirror.admin());
            assertEquals(200, zip.statusCode(), zip::body);
            assertTrue(zip.body().contains("store/repository/" + stored("app")));
            assertFalse(zip.body().contains(stored("other")), "nobody has asked for it");
            assertTrue(zip.body().contains("store/repository/metadata/mirror.json"));
            assertTrue(Files.exists(kept().resolve(stored("app"))));
            mirror.post(
                    "/api/v1/installers/other",
                    mirror.admin(),
                    "{\"request\":{\"kind\":\"install\","
                            + "\"rest\":\"stays\",\"archive\":true,\"packages\":[{\"id\":\"other\",\"version\":\"1.0\"}]}}");
            upstream.kill();
            clock.pass(Duration.ofMinutes(1));
            check(503, "RB926", mirror.get("/api/v1/installers/other/zip", mirror.admin()));
            assertEquals(
                    200,
                    mirror.get("/api/v1/installers/store/zip", mirror.admin()).statusCode());
        }
    }

    @Test
    void appsAreUploadedAndChangedElsewhere() throws Exception {
        try (TestServer mirror = mirror()) {
            String before = mirror.get("/api/v1/audit/verify", mirror.admin()).body();
            String country = "/v1.4/apps/" + AppsWorld.APP + "/countries/US";
            String version = country + "/versions/1.0.0.0";
            String upload = AppsWorld.uploadBody("Available", "NAVX".getBytes(StandardCharsets.UTF_8));
            check(409, "RB928", mirror.post(country + "/versions", mirror.admin(), upload));
            check(409, "RB928", patch(mirror, country, "{}"));
            check(409, "RB928", patch(mirror, version, "{\"syncMode\":\"ForceSync\"}"));
            check(409, "RB928", patch(mirror, version, "{\"availability\":\"Deprecated\"}"));
            assertEquals(
                    before, mirror.get("/api/v1/audit/verify", mirror.admin()).body());
            assertEquals(
                    "[]",
                    TestServer.json(mirror.get("/v1.4/apps", mirror.admin()))
                            .get("value")
                            .toString());
            String reader = mirror.token("reader", "read");
            check(403, "RB901", mirror.post(country + "/versions", reader, upload));
        }
    }

    private static HttpResponse<String> patch(TestServer mirror, String path, String json) {
        return mirror.send(mirror.request(
                        "PATCH",
                        path,
                        "Authorization",
                        "Bearer " + mirror.admin(),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "*")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    @Test
    void aFolderThatHasAnotherRepositoryIsLeftAlone() throws Exception {
        try (TestServer own = TestServer.start(folder.resolve("mirror"), TestCatalog.SQLITE)) {
            publish("app", "1.0", own.uri("/"), own.admin(), 201);
        }
        byte[] before = Files.readAllBytes(kept().resolve("metadata/timestamp.json"));
        InvalidInput refused = assertThrows(InvalidInput.class, this::mirror);
        assertEquals("RB351", refused.problems().getFirst().code());
        assertArrayEquals(before, Files.readAllBytes(kept().resolve("metadata/timestamp.json")));
        new FolderTransport(kept());
    }

    @Test
    void itComesUpBeforeItsUpstreamDoes() throws Exception {
        upstream.kill();
        try (TestServer mirror = mirror()) {
            check(503, "RB926", get(mirror, "metadata/timestamp.json"));
            assertEquals(200, mirror.send(mirror.request("GET", "/readyz")).statusCode());
        }
    }
}
