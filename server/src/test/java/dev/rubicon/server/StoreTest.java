package dev.rubicon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.upkeep.Forcing;
import dev.rubicon.repository.upkeep.Refresh;
import dev.rubicon.repository.upkeep.Withdrawal;
import dev.rubicon.testkit.StubBucket.Fault;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers whose repository is in an object store, or in a registry. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class StoreTest {
    private static final PackageId APP = new PackageId("app");

    @TempDir
    private Path folder;

    @Parameter
    private TestCatalog catalog;

    private StoreWorld world;

    @BeforeEach
    void open() {
        world = new StoreWorld(folder, catalog);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static HttpResponse<String> get(TestServer server, String path, String... headers) {
        return server.send(server.request("GET", path, headers));
    }

    private String stored(String id) {
        return world.store.objects().keySet().stream()
                .filter(key -> key.startsWith("team/packages/" + id + "/"))
                .map(key -> key.replaceFirst("team/", "/repository/"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> versions(String home) {
        return world.client(home).releases(APP).stream()
                .map(release -> release.version().toString())
                .toList();
    }

    @Test
    void theFirstPackageMakesTheRepositoryAndIsReadAsFromAFolder() {
        try (TestServer server = world.server("a")) {
            assertEquals(404, get(server, "/repository/metadata/timestamp.json").statusCode());
            assertEquals(200, get(server, "/readyz").statusCode());
            assertEquals(
                    201, world.publish(server, server.admin(), "app", "1.0").statusCode());
            assertEquals(
                    200, world.publish(server, server.admin(), "app", "1.0").statusCode());
            HttpResponse<String> newest = get(server, "/repository/metadata/timestamp.json");
            String tag = newest.headers().firstValue("ETag").orElseThrow();
            assertEquals(200, newest.statusCode());
            assertEquals(
                    304,
                    get(server, "/repository/metadata/timestamp.json", "If-None-Match", tag)
                            .statusCode());
            HttpResponse<String> part = get(server, stored("app"), "Range", "bytes=2-5");
            assertEquals(206, part.statusCode());
            assertEquals(4, part.body().length());
            assertEquals(
                    Optional.of("public, max-age=31536000, immutable"),
                    part.headers().firstValue("Cache-Control"));
            assertEquals(
                    404, get(server, "/repository/metadata/99.snapshot.json").statusCode());
            assertEquals(List.of("1.0"), versions("a"));
            world.client("a").fetch(new PackageVersion(APP, Version.parse("1.0")));
        }
    }

    @Test
    void serversThatPublishAtOnceLoseNothing() throws Exception {
        try (TestServer first = world.server("a")) {
            world.publish(first, first.admin(), "app", "1.0");
            world.copyKeys("a", "b", "keys", "trust");
            try (TestServer second = world.server("b");
                    ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Future<Integer>> published = new ArrayList<>();
                for (int minor = 1; minor <= 5; minor++) {
                    String version = "1." + minor;
                    published.add(threads.submit(() ->
                            world.publish(first, first.admin(), "app", version).statusCode()));
                    String other = "2." + minor;
                    published.add(threads.submit(() ->
                            world.publish(second, second.admin(), "app", other).statusCode()));
                }
                Future<SyncMode> forced = threads.submit(() -> Forcing.in(world.repository("b"))
                        .set(new PackageVersion(APP, Version.parse("1.0")), SyncMode.FORCE_SYNC));
                Future<Boolean> yanked = threads.submit(() -> new Withdrawal(world.repository("a"))
                        .yank(new PackageVersion(APP, Version.parse("1.0")), Optional.of("wrong")));
                for (Future<Integer> one : published) {
                    assertEquals(201, one.get());
                }
                assertEquals(SyncMode.ADD, forced.get());
                assertTrue(yanked.get());
                List<String> all = Stream.of(
                                List.of("1.0"),
                                List.of("1.1", "1.2", "1.3", "1.4", "1.5"),
                                List.of("2.1", "2.2", "2.3", "2.4", "2.5"))
                        .flatMap(List::stream)
                        .toList();
                assertEquals(all, versions("a"));
                var oldest = world.client("b").releases(APP).getFirst();
                assertEquals(SyncMode.FORCE_SYNC, oldest.syncMode());
                assertTrue(oldest.yanked());
                assertTrue(
                        world.store.requests().stream().anyMatch(request -> request.endsWith("412")),
                        "nobody was overtaken: this shows nothing");
            }
        }
    }

    @Test
    void anotherServerShowsWhatIsNewWithinASecond() throws Exception {
        try (TestServer first = world.server("a")) {
            world.publish(first, first.admin(), "app", "1.0");
            world.copyKeys("a", "b", "keys", "trust");
            try (TestServer second = world.server("b")) {
                String before =
                        get(second, "/repository/metadata/timestamp.json").body();
                world.publish(first, first.admin(), "app", "1.1");
                world.clock.pass(Duration.ofSeconds(1));
                String after =
                        get(second, "/repository/metadata/timestamp.json").body();
                assertFalse(after.equals(before), after);
                assertEquals(get(first, "/repository/metadata/timestamp.json").body(), after);
            }
        }
    }

    @Test
    void whatASilentStoreHasTakenIsPublishedOnce() {
        try (TestServer server = world.server("a")) {
            world.publish(server, server.admin(), "app", "1.0");
            world.store.fault(Fault.SILENT_ONCE);
            assertEquals(
                    201, world.publish(server, server.admin(), "app", "1.1").statusCode());
            assertEquals(List.of("1.0", "1.1"), versions("a"));
        }
    }

    @Test
    void aStoreThatIsLostIsSaidSoAndComesBackWithoutARestart() {
        try (TestServer server = world.server("a")) {
            world.publish(server, server.admin(), "app", "1.0");
            String here = stored("app");
            assertEquals(200, get(server, here).statusCode());
            world.store.fault(Fault.BUSY);
            world.clock.pass(Duration.ofSeconds(2));
            HttpResponse<String> lost = get(server, "/repository/metadata/timestamp.json");
            assertEquals(503, lost.statusCode());
            assertTrue(lost.headers().firstValue("Retry-After").isPresent());
            assertEquals("RB378", TestServer.code(get(server, "/readyz")));
            HttpResponse<String> refused = world.publish(server, server.admin(), "app", "1.1");
            assertEquals(503, refused.statusCode(), refused.body());
            assertEquals(200, get(server, here).statusCode());
            assertEquals(200, get(server, "/healthz").statusCode());

            world.store.fault(Fault.NONE);
            world.clock.pass(Duration.ofSeconds(3));
            assertEquals(200, get(server, "/readyz").statusCode());
            assertEquals(
                    201, world.publish(server, server.admin(), "app", "1.1").statusCode());
            assertEquals(200, get(server, "/repository/metadata/timestamp.json").statusCode());
        }
    }

    @Test
    void whatOthersHaveLeftIsNobodysState() {
        try (TestServer server = world.server("a")) {
            world.publish(server, server.admin(), "app", "1.0");
            world.store.objects().put("team/metadata/3.snapshot.json", new byte[] {'x'});
            assertEquals(
                    201, world.publish(server, server.admin(), "app", "1.1").statusCode());
            assertEquals(List.of("1.0", "1.1"), versions("a"));
        }
    }

    @Test
    void aRepositoryThatWasBegunIsFinishedByWhoHasItsKeys() throws Exception {
        try (TestServer server = world.server("a")) {
            world.publish(server, server.admin(), "app", "1.0");
        }
        // As if it had ended after the second file.
        world.store.objects().keySet().removeIf(key -> !key.matches("team/metadata/1\\.(root|targets)\\.json"));
        world.copyKeys("a", "b", "keys");
        try (TestServer server = world.server("b")) {
            assertEquals(
                    201, world.publish(server, server.admin(), "app", "1.1").statusCode());
            assertEquals(List.of("1.1"), versions("b"));
        }
    }

    @Test
    void aRepositoryIsRefreshedWhereItIs() {
        try (TestServer server = world.server("a")) {
            world.publish(server, server.admin(), "app", "1.0");
            List<String> signed = new Refresh(world.repository("a"))
                    .refresh(Duration.ofDays(1))
                    .files();
            assertEquals(List.of("timestamp.json"), signed);
            assertEquals(List.of("1.0"), versions("a"));
        }
    }

    @Test
    void whatCannotBeUsedIsRefusedAtTheStart() {
        try (TestServer server = world.server("a")) {
            world.publish(server, server.admin(), "app", "1.0");
        }
        refused("RB320", "b", "s3://packages/team", Map.of());
        refused("RB372", "b", "s3://wrong-bucket", Map.of());
        refused("RB373", "b", "s3://packages/team", Map.of("AWS_SECRET_ACCESS_KEY", "another-secret"));
        refused("RB375", "b", "s3://packages", Map.of());
        refused("RB326", "b", "s3://packages/team", Map.of("AWS_ENDPOINT_URL", "http://localhost:1"));
        world.store.fault(Fault.CARELESS);
        refused("RB376", "b", "s3://packages/new", Map.of());
        world.store.fault(Fault.BUSY);
        refused("RB330", "b", "s3://packages/team", Map.of());
    }

    private void refused(String code, String home, String address, Map<String, String> environment) {
        ProblemException refused = assertThrows(ProblemException.class, () -> {
            TestServer started = world.server(home, world.bucket(home, address, environment));
            started.close();
        });
        assertEquals(code, refused.problems().getFirst().code(), refused.getMessage());
        assertFalse(
                refused.problems().toString().contains("secret"),
                refused.problems().toString());
    }

    @Test
    void aRegistryIsServedAndNotWritten() {
        Path origin = folder.resolve("origin/repository");
        FolderPublisher publisher = new FolderPublisher(origin, world.publishing("origin"));
        publisher.publish(world.packed("app", "1.0"));
        FolderTransport transport = new FolderTransport(origin);
        world.publishing("a")
                .trust()
                .pin(
                        transport.location(),
                        transport.read("metadata/1.root.json", 100_000).orElseThrow());
        try (TestServer server = world.server("a", new Store.Registry(transport))) {
            String before = get(server, "/repository/metadata/timestamp.json").body();
            HttpResponse<String> refused = world.publish(server, server.admin(), "app", "1.1");
            assertEquals(409, refused.statusCode());
            assertEquals("RB377", TestServer.code(refused));
            publisher.publish(world.packed("app", "1.1"));
            world.clock.pass(Duration.ofSeconds(1));
            assertFalse(
                    get(server, "/repository/metadata/timestamp.json").body().equals(before));
            assertEquals(200, get(server, "/readyz").statusCode());
        }
    }
}
