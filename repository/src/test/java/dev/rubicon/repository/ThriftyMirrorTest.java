package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.mirror.FolderTarget;
import dev.rubicon.repository.mirror.MirrorPlan;
import dev.rubicon.repository.mirror.Selection;
import dev.rubicon.repository.tuf.MetadataDelta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mirror asks its source for, where that is far away. */
class ThriftyMirrorTest {
    @TempDir
    private Path folder;

    private Mirrored world;
    private final SortedSet<String> asked = new ConcurrentSkipListSet<>();

    private final class Far implements Transport {
        private final FolderTransport near = new FolderTransport(world.origin());

        @Override
        public String location() {
            return near.location();
        }

        @Override
        public Optional<byte[]> read(String path, long maxBytes) {
            asked.add(path);
            return near.read(path, maxBytes);
        }

        @Override
        public Optional<Path> fetch(String path, long size, Digest digest) {
            asked.add(path);
            return near.fetch(path, size, digest);
        }
    }

    @BeforeEach
    void publish() {
        world = new Mirrored(folder);
        Packages packages = new Packages(folder.resolve("packed"));
        world.publishAll(IntStream.range(0, 40)
                .mapToObj(i -> packages.write("app-" + i, "1.0", "content of " + i))
                .toList());
    }

    private String asked() {
        asked.clear();
        MirrorPlan plan =
                world.mirror(new Far(), new FolderTarget(world.mirror())).run(Mirrored.ALL, false);
        assertEquals(List.of(), world.notOfTheOrigin());
        assertEquals(List.of(), world.verify(world.mirror()));
        assertFalse(plan.isChange() && plan.bring().isEmpty());
        return String.join(" ", asked).replaceAll("[0-9a-f]{64}\\.", "");
    }

    @Test
    void indexesAreMadeOfThePackagesThatCame() {
        assertEquals(
                "",
                asked().replaceAll("\\S+\\.json( |$)", "")
                        .replaceAll("packages/app-\\d+/1.0/app-\\d+_1.0.zip( |$)", ""));
    }

    @Test
    void ofALongListOnlyWhatIsNewIsAskedFor() {
        asked();
        world.publish("app-7", "1.1");
        assertEquals(
                "metadata/3.snapshot.json metadata/3.targets.json.delta metadata/timestamp.json packages/app-7/1.1/app-7_1.1.zip",
                asked());
        world.publish("new", "1.0");
        world.publish("newer", "1.0");
        assertEquals(
                "metadata/4.targets.json.delta metadata/5.snapshot.json metadata/5.targets.json.delta metadata/timestamp.json"
                        + " packages/new/1.0/new_1.0.zip packages/newer/1.0/newer_1.0.zip",
                asked());
        assertEquals("metadata/timestamp.json", asked());
    }

    @Test
    void whereNothingHasChangedOneFileIsAskedForHoweverLongTheListIs() {
        asked();
        asked.clear();
        assertTrue(world.mirror(new Far(), new FolderTarget(world.mirror())).isCurrent());
        assertEquals("[metadata/timestamp.json]", asked.toString());
    }

    @Test
    void aMirrorIsCurrentOnlyIfItIsWholeAndFinishedAndTheSourceHasNotChanged() throws IOException {
        assertFalse(isCurrent());
        world.run(new Selection.Part(List.of(Dependency.parse("app-7")), false, Optional.empty(), Optional.empty()));
        assertFalse(isCurrent());
        world.run(Mirrored.ALL);
        assertTrue(isCurrent());
        Path staging = Files.createDirectory(world.mirror().resolve(".rubicon-mirror"));
        assertFalse(isCurrent());
        Files.delete(staging);
        assertTrue(isCurrent());
        world.publish("app-7", "2.0");
        assertFalse(isCurrent());
        world.run(Mirrored.ALL);
        assertTrue(isCurrent());
        world.rotate();
        assertFalse(isCurrent());
        world.run(Mirrored.ALL);
        assertTrue(isCurrent());
    }

    private boolean isCurrent() {
        return world.mirror(world.mirror()).isCurrent();
    }

    @Test
    void anIndexWithAWithdrawnVersionIsAskedFor() {
        asked();
        world.yank("app-7", "1.0");
        assertEquals(
                "index/app-7.jsonl metadata/3.snapshot.json metadata/3.targets.json.delta metadata/timestamp.json",
                asked());
    }

    @Test
    void whereADeltaIsMissingOrDamagedAllIsAskedFor() throws IOException {
        asked();
        world.publish("new", "1.0");
        Files.delete(world.origin().resolve("metadata/3.targets.json.delta"));
        assertEquals(
                "metadata/3.snapshot.json metadata/3.targets.json metadata/3.targets.json.delta metadata/timestamp.json"
                        + " packages/new/1.0/new_1.0.zip",
                asked());
        world.publish("newer", "1.0");
        Files.writeString(world.origin().resolve("metadata/4.targets.json.delta"), "x");
        assertEquals(
                "metadata/4.snapshot.json metadata/4.targets.json metadata/4.targets.json.delta metadata/timestamp.json"
                        + " packages/newer/1.0/newer_1.0.zip",
                asked());
    }

    @Test
    void aDeltaThatLeadsToAnotherListShowsNothing() throws IOException {
        asked();
        world.publish("new", "1.0");
        world.publish("newer", "1.0");
        Path metadata = world.origin().resolve("metadata");
        String list = Files.readString(metadata.resolve("4.targets.json"), StandardCharsets.ISO_8859_1);
        byte[] forged = list.replaceFirst("\"length\":", "\"length\":1").getBytes(StandardCharsets.ISO_8859_1);
        byte[] before = Files.readAllBytes(metadata.resolve("3.targets.json"));
        Files.write(
                metadata.resolve("4.targets.json.delta"),
                MetadataDelta.between(before, forged).orElseThrow());
        ProblemException refused = assertThrows(ProblemException.class, this::asked);
        assertEquals("RB311", refused.problems().getFirst().code());
        assertFalse(world.seen(world.mirror()).contains("new"));
    }
}
