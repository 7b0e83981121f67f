package dev.rubicon.repository.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.PublishedFolder;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.cache.CachedFile;
import dev.rubicon.repository.tuf.TargetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository in a registry: what is sent, what is asked for, and what whoever runs the registry can try. */
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
    void anotherArtifactIsNoRepository() {
        assertEquals(
                "RB383 oci://localhost/some/packages has no tag 'repository': there is no repository",
                world.update("client"));
        registry.manifests.put(
                STATE, "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"x\"}}".getBytes(StandardCharsets.UTF_8));
        assertEquals("RB385", world.update("client").substring(0, 5));
        assertEquals("RB385", OciWorld.code(world::push));
        registry.manifests.put(STATE, "not JSON".getBytes(StandardCharsets.UTF_8));
        assertEquals("RB385", world.update("client").substring(0, 5));
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

    private String blobOf(String title) {
        return OciManifest.read(registry.manifests.get(STATE), OciManifest.Type.STATE)
                .layer(title)
                .orElseThrow()
                .digest()
                .hex();
    }

    private void change(String digest) {
        byte[] bytes = registry.blobs.get(digest).clone();
        bytes[bytes.length / 2] ^= 1;
        registry.blobs.put(digest, bytes);
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
    void aBlobThatIsNotWhatItsDigestSaysIsRefusedAndNotKept() {
        world.push();
        var app = world.client("reader").releases(OciWorld.APP).getFirst();
        change(app.digest().hex());
        assertEquals(
                "RB317 http://localhost/v2/some/packages/blobs/sha256:# is not the file that was signed",
                world.update("client"));
        assertEquals(
                List.of(),
                world.cache("client").files().stream()
                        .map(CachedFile::name)
                        .filter(name -> name.endsWith(".zip"))
                        .toList());
        change(blobOf("metadata/2.targets.json"));
        assertEquals("RB317", world.update("another").substring(0, 5));
    }

    @Test
    void anIndexThatIsNotWhatItsDigestSaysIsRefused() {
        world.push();
        var index = OciManifest.read(registry.manifests.get("some/packages:index.team__app"), OciManifest.Type.INDEX);
        change(index.layers().getFirst().digest().hex());
        assertEquals("RB317", world.update("client").substring(0, 5));
    }

    @Test
    void aStateThatTheRegistryMadeUpIsRefused() {
        world.push();
        String timestamp = new String(registry.blobs.get(blobOf("metadata/timestamp.json")), StandardCharsets.UTF_8);
        byte[] forged = timestamp.replace("\"version\":2", "\"version\":9").getBytes(StandardCharsets.UTF_8);
        registry.blobs.put(Digest.of(forged).hex(), forged);
        OciManifest state = OciManifest.read(registry.manifests.get(STATE), OciManifest.Type.STATE);
        List<OciManifest.Layer> layers = state.layers().stream()
                .map(layer -> layer.title().equals("metadata/timestamp.json")
                        ? new OciManifest.Layer(layer.title(), forged.length, Digest.of(forged))
                        : layer)
                .toList();
        registry.manifests.put(STATE, new OciManifest(OciManifest.Type.STATE, layers, state.annotations()).render());
        assertEquals("RB311", world.update("client").substring(0, 5));
    }

    @Test
    void whatAManifestHoldsItselfCountsOnlyIfItIsWhatItsDigestSays() {
        world.push();
        OciManifest state = OciManifest.read(registry.manifests.get(STATE), OciManifest.Type.STATE);
        for (String data : List.of("AAAA", "no base64", "")) {
            List<OciManifest.Layer> layers = state.layers().stream()
                    .map(layer -> new OciManifest.Layer(layer.title(), layer.size(), layer.digest(), Optional.of(data)))
                    .toList();
            byte[] changed = new OciManifest(OciManifest.Type.STATE, layers, state.annotations()).render();
            registry.manifests.put(STATE, changed);
            registry.requests();
            assertEquals("1.0", world.update("client of '" + data.length() + "'"));
            String blob = "GET blobs/" + blobOf("metadata/timestamp.json").substring(0, 6) + " 200";
            assertTrue(registry.requests().contains(blob), "the blob is asked for");
        }
    }

    @Test
    void anOlderStateIsRefusedByWhoeverHasSeenMore() {
        world.push();
        SortedMap<String, byte[]> old = new TreeMap<>(registry.manifests);
        world.publish("1.1");
        world.push();
        assertEquals("1.1", world.update("client"));
        registry.manifests.putAll(old);
        assertEquals("RB312", world.update("client").substring(0, 5));
        assertEquals("1.0", world.update("stranger"));
    }

    @Test
    void aCopyThatLacksATagIsToldWhichOne() {
        world.push();
        var app = world.client("reader").releases(OciWorld.APP).getFirst();
        registry.blobs.remove(app.digest().hex());
        assertEquals(
                "RB383 oci://localhost/some/packages lacks team__app_1.0.zip, which is signed", world.update("client"));
    }

    @Test
    void filesThatAreTooLongAreNotRead() {
        world.push();
        OciManifest state = OciManifest.read(registry.manifests.get(STATE), OciManifest.Type.STATE);
        List<OciManifest.Layer> layers = state.layers().stream()
                .map(layer -> new OciManifest.Layer(layer.title(), 1L << 40, layer.digest()))
                .toList();
        registry.manifests.put(STATE, new OciManifest(OciManifest.Type.STATE, layers, state.annotations()).render());
        assertEquals("RB315", world.update("client").substring(0, 5));
        registry.manifests.put(STATE, new byte[5 * 1024 * 1024]);
        assertEquals("RB315", world.update("another").substring(0, 5));
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
