package dev.rubicon.repository.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.cache.CachedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs a registry can try with a repository in it, and what clients say then. */
class HostileRegistryTest {
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
}
