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
import dev.rubicon.server.apps.AppsWorld;
import dev.rubicon.server.console.Browsing;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private UpstreamWorld world;

    @BeforeEach
    void start() throws Exception {
        world = new UpstreamWorld(folder);
        world.publish("app", "1.0", world.upstream.address(), 201);
        world.publish("other", "1.0", world.upstream.address(), 201);
    }

    @AfterEach
    void stop() {
        world.close();
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

    private static HttpResponse<String> get(TestServer server, String path) {
        return server.send(server.request("GET", "/repository/" + path));
    }

    private static void check(int status, String code, HttpResponse<String> answer) {
        assertEquals(status + " " + code, answer.statusCode() + " " + TestServer.code(answer), answer::body);
    }

    @Test
    void whatIsAskedForIsKeptByteForByteAndServedWithoutTheUpstream() throws Exception {
        try (TestServer mirror = world.mirror()) {
            fetch(world.client(mirror), "app");
            assertTrue(Files.exists(world.kept().resolve(world.stored("app"))));
            assertFalse(Files.exists(world.kept().resolve(world.stored("other"))), "nobody has asked for it");
            world.upstream.kill();
            world.clock.pass(Duration.ofMinutes(1));
            fetch(world.client(mirror), "app");
            check(503, "RB926", get(mirror, world.stored("other")));
            assertEquals(404, get(mirror, "metadata/2.root.json").statusCode());
        }
        try (TestServer again = world.mirror()) {
            fetch(world.client(again), "app");
            check(503, "RB926", get(again, world.stored("other")));
            Browsing console = Browsing.as(again, again.admin());
            assertEquals(200, console.get("/console/packages/app").statusCode());
        }
        int compared = 0;
        try (Stream<Path> files = Files.walk(world.kept())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("repository.lock") && !file.toString().contains(".rubicon-pulled")) {
                    assertArrayEquals(
                            Files.readAllBytes(
                                    world.published().resolve(world.kept().relativize(file))),
                            Files.readAllBytes(file));
                    compared++;
                }
            }
        }
        assertTrue(compared >= 7, "marker, root, timestamp, snapshot, targets, index, package: " + compared);
    }

    @Test
    void theUpstreamIsAskedOnlyNowAndThenAndOnlyWhetherItHasSomethingNew() throws Exception {
        try (TestServer mirror = world.mirror()) {
            assertEquals(List.of("1.0"), versions(world.client(mirror), "app"));
            world.publish("app", "2.0", world.upstream.address(), 201);
            assertEquals(List.of("1.0"), versions(world.client(mirror), "app"));
            world.clock.pass(Duration.ofMinutes(1));
            assertEquals(List.of("1.0", "2.0"), versions(world.client(mirror), "app"));
            long before = notModified();
            world.clock.pass(Duration.ofMinutes(1));
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
                        HttpRequest.newBuilder(world.upstream.address().resolve("/metrics"))
                                .build(),
                        BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("rubicon_http_requests_total") && line.contains("status=\"304\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void whatTheUpstreamCannotHaveSignedIsServedToNobody() throws Exception {
        Path signed = world.published().resolve(world.stored("app"));
        byte[] right = Files.readAllBytes(signed);
        byte[] wrong = right.clone();
        wrong[right.length / 2] ^= 1;
        try (TestServer mirror = world.mirror()) {
            Files.write(signed, wrong);
            check(502, "RB317", get(mirror, world.stored("app")));
            assertFalse(Files.exists(world.kept().resolve(world.stored("app"))));
            Files.write(signed, right);
            assertEquals(200, get(mirror, world.stored("app")).statusCode());

            Path timestamp = world.published().resolve("metadata/timestamp.json");
            byte[] before = Files.readAllBytes(timestamp);
            Files.writeString(
                    timestamp, Files.readString(timestamp).replaceFirst("\"version\":(\\d+)", "\"version\":9$1"));
            world.clock.pass(Duration.ofMinutes(1));
            assertEquals(
                    new String(before, StandardCharsets.UTF_8),
                    get(mirror, "metadata/timestamp.json").body());
            String invented = world.stored("app").replaceFirst("[0-9a-f]{64}", "a".repeat(64));
            Files.writeString(world.published().resolve(invented), "invented");
            world.clock.pass(Duration.ofMinutes(1));
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
                world.transport(world.upstream.address(), folder.resolve("mirror")),
                new AtomicInteger(),
                new CountDownLatch(1));
        try (TestServer mirror = world.mirror(slow);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            String path = world.stored("app");
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
        try (TestServer mirror = world.mirror()) {
            check(409, "RB928", world.publish("app", "3.0", mirror.uri("/"), mirror.admin(), 409));
            assertFalse(Files.exists(folder.resolve("mirror/keys")), "it has no keys to sign with");
        }
    }

    @Test
    void whatAnInstallerNeedsIsBroughtWhenItIsDownloaded() throws Exception {
        try (TestServer mirror = world.mirror()) {
            mirror.post(
                    "/api/v1/installers/store",
                    mirror.admin(),
                    "{\"request\":{\"kind\":\"install\",\"rest\":\"stays\",\"archive\":true,"
                            + "\"packages\":[{\"id\":\"app\",\"version\":\"^ 1\"}]}}");
            assertFalse(Files.exists(world.kept().resolve(world.stored("app"))));
            HttpResponse<String> zip = mirror.get("/api/v1/installers/store/zip", mirror.admin());
            assertEquals(200, zip.statusCode(), zip::body);
            assertTrue(zip.body().contains("store/repository/" + world.stored("app")));
            assertFalse(zip.body().contains(world.stored("other")), "nobody has asked for it");
            assertTrue(zip.body().contains("store/repository/metadata/mirror.json"));
            assertTrue(Files.exists(world.kept().resolve(world.stored("app"))));
            mirror.post(
                    "/api/v1/installers/other",
                    mirror.admin(),
                    "{\"request\":{\"kind\":\"install\","
                            + "\"rest\":\"stays\",\"archive\":true,\"packages\":[{\"id\":\"other\",\"version\":\"1.0\"}]}}");
            world.upstream.kill();
            world.clock.pass(Duration.ofMinutes(1));
            check(503, "RB926", mirror.get("/api/v1/installers/other/zip", mirror.admin()));
            assertEquals(
                    200,
                    mirror.get("/api/v1/installers/store/zip", mirror.admin()).statusCode());
        }
    }

    @Test
    void appsAreUploadedAndChangedElsewhere() throws Exception {
        try (TestServer mirror = world.mirror()) {
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
            world.publish("app", "1.0", own.uri("/"), own.admin(), 201);
        }
        byte[] before = Files.readAllBytes(world.kept().resolve("metadata/timestamp.json"));
        InvalidInput refused = assertThrows(InvalidInput.class, world::mirror);
        assertEquals("RB351", refused.problems().getFirst().code());
        assertArrayEquals(before, Files.readAllBytes(world.kept().resolve("metadata/timestamp.json")));
        new FolderTransport(world.kept());
    }

    @Test
    void itComesUpBeforeItsUpstreamDoes() throws Exception {
        world.upstream.kill();
        try (TestServer mirror = world.mirror()) {
            check(503, "RB926", get(mirror, "metadata/timestamp.json"));
            assertEquals(200, mirror.send(mirror.request("GET", "/readyz")).statusCode());
        }
    }
}
