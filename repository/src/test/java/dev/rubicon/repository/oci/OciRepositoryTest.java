package dev.rubicon.repository.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.PublishedFolder;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.tuf.TargetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository in a registry: what is sent, and what is asked for. */
class OciRepositoryTest {
    private static final String STATE = "some/packages:repository";

    @TempDir
    private Path folder;

    private OciWorld world;
    private StubRegistry registry;

    @BeforeEach
    void publish() {
        world = new OciWorld(folder);
        registry = world.registry;
        world.publish("1.0");
    }

    @AfterEach
    void end() {
        world.close();
    }

    private List<String> sent() {
        return registry.requests().stream().filter(one -> one.startsWith("PUT")).toList();
    }

    @Test
    void whatIsPushedIsTaggedAndReadElsewhere() {
        assertEquals(1, world.push().packages());
        assertEquals(
                List.of("index.team__app", "repository", "team__app_1.0"),
                registry.manifests.keySet().stream()
                        .map(tag -> tag.replaceFirst(".*:", ""))
                        .toList());
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void nothingIsSentForAnUnchangedState() {
        world.push();
        registry.requests();
        assertEquals(new OciPush.Report(2, 0, 0, 0), world.push());
        assertEquals(List.of("GET manifests/repository 200"), registry.requests());
    }

    @Test
    void anUnchangedStateCostsAClientOneRequest() {
        world.push();
        world.update("client");
        registry.requests();
        assertEquals("1.0", world.update("client"));
        assertEquals(List.of("GET manifests/repository 304"), registry.requests());
    }

    @Test
    void anUpdateOfOnePackageCostsAClientThreeRequestsAndItsFileTwo() {
        world.push();
        world.update("client");
        world.publish("1.1");
        world.push();
        registry.requests();
        world.client("client").releases(OciWorld.APP);
        assertEquals(3, registry.requests().size());
        assertEquals("1.1", world.update("client"));
        assertEquals(2, registry.requests().size());
    }

    @Test
    void onlyWhatIsNewIsSentAndTheStateIsSentLast() {
        world.push();
        registry.requests();
        world.publish("1.1");
        assertEquals(1, world.push().packages());
        assertEquals(
                List.of(
                        "PUT blobs/uploads 201",
                        "PUT manifests/index.team__app 201",
                        "PUT blobs/uploads 201",
                        "PUT manifests/team__app_1.1 201",
                        "PUT blobs/uploads 201",
                        "PUT blobs/uploads 201",
                        "PUT blobs/uploads 201",
                        "PUT manifests/repository 201"),
                sent());
    }

    @Test
    void aPushThatBreaksOffLeavesTheOldStateAndGoesOnLater() {
        world.push();
        world.publish("1.1");
        StubRegistry.Fault broken = StubRegistry.status(503, "");
        registry.next("PUT manifests/repository", broken, broken, broken);
        assertEquals("RB330", OciWorld.code(world::push));
        assertEquals("1.0", world.update("client"));
        registry.requests();
        world.push();
        assertEquals(
                List.of(
                        "PUT manifests/index.team__app 201",
                        "PUT manifests/team__app_1.1 201",
                        "PUT manifests/repository 201"),
                sent());
        assertEquals("1.1", world.update("client"));
    }

    @Test
    void aBusyRegistryIsAskedAgain() {
        registry.next("PUT blobs/uploads", StubRegistry.status(429, ""));
        registry.next("POST blobs/uploads", StubRegistry.status(500, ""));
        registry.next("PUT manifests/index", StubRegistry.status(503, ""));
        world.push();
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void anUploadThatTheRegistryForgotIsBegunAgain() {
        registry.next("PUT blobs/uploads", StubRegistry.status(404, ""));
        world.push();
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void aRegistryThatStoresSomethingElseIsNotBelieved() {
        registry.next("PUT blobs/uploads", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Docker-Content-Digest", "sha256:" + "0".repeat(64));
            exchange.sendResponseHeaders(201, -1);
        });
        assertEquals("RB391", OciWorld.code(world::push));
    }

    @Test
    void aDownloadGoesOnWhereItBrokeOff() throws IOException {
        world.push();
        SignedRepository client = world.client("client");
        var app = client.releases(OciWorld.APP).getFirst();
        byte[] whole = registry.blobs.get(app.digest().hex());
        registry.next("GET blobs/sha256:" + app.digest().hex(), exchange -> {
            exchange.sendResponseHeaders(200, whole.length);
            exchange.getResponseBody().write(whole, 0, 10);
            exchange.getResponseBody().flush();
        });
        Path file = client.fetch(app.identity());
        assertEquals(app.digest(), Digest.of(Files.readAllBytes(file)));
    }

    @Test
    void keysMayChangeBetweenTwoPushes() {
        world.push();
        world.rotate();
        world.publish("1.1");
        world.push();
        assertEquals("1.1", world.update("client"));
    }

    @Test
    void anOlderStateIsNotPushed() {
        PublishedFolder other = world.another("other");
        world.publish("1.1");
        world.push();
        assertEquals(
                "RB386 oci://localhost/some/packages has state 3, and state 2 is to be pushed: clients would refuse to go back",
                OciWorld.outcome(() -> world.push(other.root(), false)));
        assertEquals("1.1", world.update("client"));
    }

    @Test
    void whatOthersHavePublishedIsNotTakenAwayUnlessAsked() {
        PublishedFolder other = world.another("other");
        other.publish("more", "1.0");
        world.push(other.root(), false);
        world.publish("1.1");
        assertEquals(
                "RB387 pushing would take from oci://localhost/some/packages what others published there: more_1.0",
                OciWorld.outcome(world::push));
        world.publish("1.2");
        assertEquals("RB387", OciWorld.code(world::push));
        world.push(world.folder(), true);
        assertEquals("1.2", world.update("client"));
    }

    @Test
    void whatThePublisherRemovesGoes() {
        world.publish("1.1");
        world.push();
        world.remove("1.1");
        world.push();
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void ofTwoWhoPushAtOnceOneIsTold() {
        world.push();
        byte[] theirs = registry.manifests.get(STATE);
        world.publish("1.1");
        world.push();
        byte[] ours = registry.manifests.get(STATE);
        registry.manifests.put(STATE, theirs);
        PublishedFolder other = world.another("other");
        other.publish("more", "1.0");
        // Before the state is sent.
        registry.next("POST blobs/uploads", exchange -> {
            registry.manifests.put(STATE, ours);
            StubRegistry.status(503, "").answer(exchange);
        });
        assertTrue(OciWorld.outcome(() -> world.push(other.root(), false)).endsWith("its state was not changed"));
        assertEquals("1.1", world.update("client"));
        // After it was sent.
        registry.next("PUT manifests/repository", exchange -> {
            registry.manifests.put(STATE, theirs);
            exchange.sendResponseHeaders(201, -1);
        });
        assertTrue(OciWorld.outcome(() -> world.push(other.root(), false)).endsWith("theirs is what it has now"));
    }

    @Test
    void anotherRepositoryIsNotReplacedUnlessAsked() {
        world.push();
        try (OciWorld stranger = new OciWorld(folder.resolve("stranger"))) {
            stranger.publish("1.0");
            stranger.push();
            stranger.registry.blobs.forEach(registry.blobs::put);
            registry.manifests.put(STATE, stranger.registry.manifests.get(STATE));
        }
        assertEquals("RB311", world.update("client").substring(0, 5));
        assertEquals("RB385", OciWorld.code(world::push));
        world.push(world.folder(), true);
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void whatTheRegistryHasLostIsSentAgainWhenAsked() {
        world.push();
        var app = world.client("reader").releases(OciWorld.APP).getFirst();
        registry.blobs.remove(app.digest().hex());
        assertEquals(0, world.push().sent());
        assertEquals(1, world.push(world.folder(), true).sent());
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void aNameThatLeadsElsewhereIsNotPushed() {
        TargetFile signed = new TargetFile(1, new TreeMap<>(Map.of("sha256", "0".repeat(64))));
        Sending sending =
                new Sending(world.registryFor("publisher"), new MetadataRecord(new FolderTransport(world.folder())));
        for (String path :
                List.of("packages/../../x.zip", "packages/x.zip", "../x", "index/a/b", "packages/a/1.0/..")) {
            assertEquals(
                    "RB392",
                    OciWorld.code(() -> {
                        sending.send(path, signed);
                        return path;
                    }),
                    path);
        }
        assertEquals(List.of(), registry.requests());
    }
}
