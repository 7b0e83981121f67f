package dev.rubicon.repository.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.repository.PublishedFolder;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.cache.Following;
import dev.rubicon.repository.cache.OfflineTransport;
import dev.rubicon.repository.tuf.Expiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed repository on a web server: what its clients ask for, what is left of it without a network, and what a server can try. */
class WebRepositoryTest {
    private static final PackageId APP = new PackageId("app");

    @TempDir
    private Path folder;

    private PublishedFolder published;
    private FaultyServer server;
    private Web web;
    private Trust trust;

    @BeforeEach
    void begin() throws IOException {
        published = new PublishedFolder(folder.resolve("served"));
        published.publish("app", "1.0");
        published.publish("base", "1.0");
        server = new FaultyServer(folder.resolve("served"));
        web = new Web(folder);
        trust = new Trust(folder.resolve("client"));
        trust.pin(server.address().toString(), Files.readAllBytes(folder.resolve("served/metadata/1.root.json")));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private SignedRepository online() {
        return opened(web.transport(server.address()), Expiry.strict(now()));
    }

    private SignedRepository offline(Expiry expiry) {
        String location = server.address().toString();
        return opened(new OfflineTransport(location, trust.folderOf(location), web.cache(), "rubicon fetch"), expiry);
    }

    private final List<String> warnings = new ArrayList<>();

    private SignedRepository opened(Transport transport, Expiry expiry) {
        return new SignedRepository(
                transport, trust.requiredFor(transport), expiry, problem -> warnings.add(problem.code()));
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static String versions(SignedRepository repository, PackageId id) {
        return Web.outcome(() -> repository.releases(id).stream()
                .map(release -> release.version().toString())
                .toList());
    }

    private static PackageVersion newest(SignedRepository repository, PackageId id) {
        return repository.releases(id).getLast().identity();
    }

    @Test
    void anUnchangedRepositoryCostsOneRequest() {
        assertEquals("[1.0]", versions(online(), APP));
        server.requests();
        SignedRepository again = online();
        assertEquals("[1.0]", versions(again, APP));
        assertEquals(List.of("/metadata/timestamp.json 304"), server.requests());
    }

    @Test
    void anUpdateOfOnePackageCostsFourRequests() throws IOException {
        versions(online(), APP);
        published.publish("app", "2.0");
        server.requests();
        assertEquals("[1.0, 2.0]", versions(online(), APP));
        assertEquals(
                List.of(
                        "/metadata/timestamp.json 200",
                        "/metadata/4.snapshot.json 200",
                        "/metadata/4.targets.json 200",
                        "/index/#.app.jsonl 200"),
                server.requests());
    }

    @Test
    void amongManyPackagesAnUpdateOfOneCostsNoMoreAndNoUpdateCostsOne() throws IOException {
        published.pretend(5_000);
        versions(online(), APP);
        server.requests();
        assertEquals("[1.0]", versions(online(), APP));
        assertEquals(List.of("/metadata/timestamp.json 304"), server.requests());
        published.publish("app", "2.0");
        assertEquals("[1.0, 2.0]", versions(online(), APP));
        List<String> requests = server.requests();
        assertEquals(4, requests.size(), requests::toString);
        assertTrue(requests.get(2).matches("/metadata/\\d+\\.[a-z]+-[0-9a-f]\\.json 200"), requests::toString);
        assertEquals("/index/#.app.jsonl 200", requests.get(3));
    }

    @Test
    void ofALongListAClientIsToldWhatIsNew() throws IOException {
        published.pretend(500);
        versions(following(), APP);
        published.publish("app", "2.0");
        server.requests();
        assertEquals("[1.0, 2.0]", versions(following(), APP));
        assertEquals(
                List.of(
                        "/metadata/timestamp.json 200",
                        "/metadata/5.snapshot.json 200",
                        "/metadata/5.targets.json.delta 200",
                        "/index/#.app.jsonl 200"),
                server.requests());
        published.publish("base", "2.0");
        published.publish("app", "3.0");
        Files.delete(folder.resolve("served/metadata/7.targets.json.delta"));
        assertEquals("[1.0, 2.0, 3.0]", versions(following(), APP));
        assertEquals(
                List.of(
                        "/metadata/timestamp.json 200",
                        "/metadata/7.snapshot.json 200",
                        "/metadata/6.targets.json.delta 200",
                        "/metadata/7.targets.json.delta 404",
                        "/metadata/7.targets.json 200",
                        "/index/#.app.jsonl 200"),
                server.requests());
        assertEquals("[1.0, 2.0, 3.0]", versions(following(), APP));
        assertEquals(List.of("/metadata/timestamp.json 304"), server.requests());
    }

    private SignedRepository following() {
        Transport transport = web.transport(server.address());
        return opened(Following.trusted(transport, trust.requiredFor(transport)), Expiry.strict(now()));
    }

    @Test
    void aPackageIsBroughtOnceWhoeverAsks() throws IOException {
        Path file = online().fetch(newest(online(), APP));
        server.requests();
        assertEquals(file, online().fetch(newest(online(), APP)));
        assertEquals(2, server.requests().size());
    }

    @Test
    void whatWasBroughtIsThereWithoutANetwork() {
        PackageVersion app = newest(online(), APP);
        Path file = online().fetch(app);
        server.requests();
        SignedRepository offline = offline(Expiry.strict(now()));
        assertEquals("[1.0]", versions(offline, APP));
        assertEquals(file, offline.fetch(app));
        assertEquals(List.of(), offline.lacking(List.of(app)));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void whatIsMissingWithoutANetworkIsNamed() {
        Release app = online().releases(APP).getFirst();
        SignedRepository offline = offline(Expiry.strict(now()));
        assertEquals(
                List.of("RB334 app 1.0: app_1.0.zip is not in the cache (" + app.size() + " bytes, " + app.digest()
                        + ")"),
                offline.lacking(List.of(app.identity())).stream()
                        .map(problem -> problem.code() + " " + problem.message())
                        .toList());
        assertEquals(
                "RB334 app_1.0.zip is not in the cache (" + app.size() + " bytes, sha256:#)",
                Web.outcome(() -> offline.fetch(app.identity())));
        assertEquals(
                "RB334 base.jsonl is not in the cache",
                versions(offline, new PackageId("base")).replaceFirst(" \\(.*", ""));
        assertEquals("[]", versions(offline, new PackageId("none")));
    }

    @Test
    void withoutAnyStateNothingIsThereWithoutANetwork() {
        assertEquals(
                "RB334 metadata/timestamp.json of http://localhost:$/ is not on this machine",
                versions(offline(Expiry.strict(now())), APP));
    }

    @Test
    void aStateThatHasExpiredNeedsAWord() {
        versions(online(), APP);
        Instant later = now().plus(Duration.ofDays(40));
        assertEquals("RB313", versions(offline(Expiry.strict(later)), APP).substring(0, 5));
        assertEquals(
                "RB313",
                versions(offline(new Expiry(later, Duration.ofDays(5))), APP).substring(0, 5));
        assertEquals(List.of(), warnings);
        assertEquals("[1.0]", versions(offline(new Expiry(later, Duration.ofDays(15))), APP));
        assertEquals(List.of("RB313"), warnings);
    }

    @Test
    void aServerThatGoesBackToAnOlderStateIsRefused() throws IOException {
        Path timestamp = folder.resolve("served/metadata/timestamp.json");
        byte[] old = Files.readAllBytes(timestamp);
        published.publish("app", "2.0");
        versions(online(), APP);
        Files.write(timestamp, old);
        assertEquals("RB312", versions(online(), APP).substring(0, 5));
    }

    @Test
    void aServerThatMixesStatesIsRefused() throws IOException {
        published.publish("app", "2.0");
        Path metadata = folder.resolve("served/metadata");
        Files.copy(metadata.resolve("3.snapshot.json"), folder.resolve("old"));
        Files.write(metadata.resolve("4.snapshot.json"), Files.readAllBytes(folder.resolve("old")));
        assertEquals("RB317", versions(online(), APP).substring(0, 5));
    }

    @Test
    void anIndexThatIsNotTheSignedOneIsRefusedAndNotKept() throws IOException {
        Path index = only("index", ".app.jsonl");
        byte[] bytes = Files.readAllBytes(index);
        bytes[bytes.length - 3] ^= 1;
        Files.write(index, bytes);
        assertEquals("RB317", versions(online(), APP).substring(0, 5));
        assertEquals(List.of(), web.cache().files());
    }

    private Path only(String below, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("served").resolve(below))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anEndlessTimestampIsCutOff() {
        server.always("timestamp.json", FaultyServer.endless());
        assertEquals("RB315", versions(online(), APP).substring(0, 5));
    }

    @Test
    void aServerThatForgetsItsTimestampIsNoRepository() {
        server.always("timestamp.json", FaultyServer.status(404));
        assertEquals("RB328 the server has no http://localhost:$/metadata/timestamp.json", versions(online(), APP));
    }
}
