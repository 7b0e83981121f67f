package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.mirror.Arrival;
import dev.rubicon.repository.mirror.Departure;
import dev.rubicon.repository.mirror.FolderSource;
import dev.rubicon.repository.mirror.FolderTarget;
import dev.rubicon.repository.mirror.Mirror;
import dev.rubicon.repository.mirror.MirrorPlan;
import dev.rubicon.repository.mirror.MirrorState;
import dev.rubicon.repository.mirror.Selection;
import dev.rubicon.repository.tuf.Expiry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror without a network: what a file carries to it, and what happens to files that somebody has made otherwise. */
class CarriedMirrorTest {
    @TempDir
    private Path folder;

    private Mirrored world;

    @BeforeEach
    void begin() {
        world = new Mirrored(folder);
        world.publish("app", "1.0");
        world.publish("base", "1.0");
    }

    private Path departs(String name, MirrorState held, Selection selection) {
        FolderSource source = new FolderSource(world.origin());
        Departure departure = new Departure(
                source, held, world.mirrorsTrust().requiredFor(source), Expiry.strict(Instant.now()), any -> {});
        Path file = folder.resolve(name);
        departure.write(departure.plan(selection), selection, file, Mirror.Watch.NOBODY);
        return file;
    }

    private Arrival arrival(Path target) {
        Trust trust = new Trust(folder.resolve("far/trust"));
        return new Arrival(
                new FolderTarget(target),
                carried -> {
                    if (!trust.knows(carried.location())) {
                        trust.pin(carried.location(), firstRoot());
                    }
                    return trust.requiredFor(carried);
                },
                Expiry.strict(Instant.now()),
                any -> {});
    }

    private byte[] firstRoot() {
        try {
            return Files.readAllBytes(world.origin().resolve("metadata/1.root.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MirrorPlan arrives(Path file) {
        return arrival(world.mirror()).run(file, Mirror.Watch.NOBODY);
    }

    private MirrorState state() {
        return MirrorState.read(MirrorState.of(new FolderTarget(world.mirror())).render(), "state.json");
    }

    private String checkRefused(String code, Path file) {
        String before = world.seen(world.mirror());
        ProblemException refused = assertThrows(ProblemException.class, () -> arrives(file));
        assertEquals(code, refused.problems().getFirst().code(), refused::getMessage);
        assertEquals(before, world.seen(world.mirror()));
        return refused.getMessage();
    }

    @Test
    void whatIsCarriedIsAMirror() throws IOException {
        Path file = departs("all.tar.zst", MirrorState.NOTHING, Mirrored.ALL);
        assertFalse(Files.exists(world.mirror()));
        assertTrue(arrival(world.mirror()).plan(file).isChange());
        arrives(file);
        assertEquals("app 1.0, base 1.0", world.seen(world.mirror()));
        assertEquals(List.of(), world.notOfTheOrigin());
        assertEquals(List.of(), world.verify(world.mirror()));
        assertFalse(arrives(file).isChange());
        assertArrayEquals(
                Files.readAllBytes(file),
                Files.readAllBytes(departs("again.tar.zst", MirrorState.NOTHING, Mirrored.ALL)));
    }

    @Test
    void theNextFileCarriesWhatIsNew() {
        arrives(departs("all.tar.zst", MirrorState.NOTHING, Mirrored.ALL));
        world.publish("app", "2.0");
        world.rotate();
        Path update = departs("update.tar.zst", state(), Mirrored.ALL);
        assertEquals(
                "rubicon-mirror.json metadata/2.root.json metadata/5.targets.json metadata/5.snapshot.json"
                        + " metadata/timestamp.json app.jsonl app_2.0.zip",
                names(update));
        arrives(update);
        assertEquals("app 1.0, app 2.0, base 1.0", world.seen(world.mirror()));
        assertEquals(List.of(), world.verify(world.mirror()));
    }

    private static String names(Path file) {
        List<String> names = new ArrayList<>();
        rewritten(file, file.resolveSibling("copy"), (entry, content) -> {
            names.add(entry.getName().replaceAll(".*/[0-9a-f]{64}\\.", ""));
            return Optional.of(content);
        });
        return String.join(" ", names);
    }

    @Test
    void anUpdateForAnotherMirrorSaysWhatIsMissing() throws IOException {
        arrives(departs("all.tar.zst", MirrorState.NOTHING, Mirrored.ALL));
        MirrorState held = state();
        world.publish("app", "2.0");
        Path update = departs("update.tar.zst", held, Mirrored.ALL);
        try (var files = Files.walk(world.mirror())) {
            Files.delete(files.filter(one -> one.toString().endsWith("base_1.0.zip"))
                    .findFirst()
                    .orElseThrow());
        }
        assertTrue(checkRefused("RB367", update).contains("base_1.0.zip"));
        ProblemException refused = assertThrows(
                ProblemException.class, () -> arrival(folder.resolve("empty")).run(update, Mirror.Watch.NOBODY));
        assertEquals("RB367", refused.problems().getFirst().code());
    }

    @Test
    void aFileThatIsRefusedLeavesNoFolder() throws IOException {
        Path all = departs("all.tar.zst", MirrorState.NOTHING, Mirrored.ALL);
        checkRefused("RB360", Files.writeString(folder.resolve("text.tar.zst"), "no archive"));
        checkRefused(
                "RB310",
                rewritten(
                        all,
                        folder.resolve("changed.tar.zst"),
                        (entry, content) -> Optional.of(
                                entry.getName().endsWith("timestamp.json")
                                        ? "{}".getBytes(StandardCharsets.UTF_8)
                                        : content)));
        assertFalse(Files.exists(world.mirror()));
        arrives(all);
        assertEquals("app 1.0, base 1.0", world.seen(world.mirror()));
    }

    @Test
    void anOlderFileIsNotGoneBackTo() {
        Path old = departs("old.tar.zst", MirrorState.NOTHING, Mirrored.ALL);
        world.publish("app", "2.0");
        arrives(departs("new.tar.zst", MirrorState.NOTHING, Mirrored.ALL));
        checkRefused("RB312", old);
    }

    @Test
    void aPartIsCarriedAsAPart() {
        Selection part =
                new Selection.Part(List.of(Dependency.parse("app")), false, Optional.empty(), Optional.empty());
        arrives(departs("part.tar.zst", MirrorState.NOTHING, part));
        assertEquals("app 1.0, base 1.0 RB350", world.seen(world.mirror()));
        assertEquals(List.of(), world.verify(world.mirror()));
    }

    @Test
    void whatAnotherHasSignedIsRefused() {
        Mirrored other = new Mirrored(folder.resolve("other"));
        other.publish("app", "1.0");
        Mirrored mine = world;
        world = other;
        Path file = departs("other.tar.zst", MirrorState.NOTHING, Mirrored.ALL);
        world = mine;
        checkRefused("RB311", file);
        arrives(departs("all.tar.zst", MirrorState.NOTHING, Mirrored.ALL));
        checkRefused("RB311", file);
    }

    @Test
    void aStateThatIsNoneIsRefused() {
        for (String text : List.of("", "[]", "{\"format\": 2}", "{\"format\": 1}", "{\"format\": 1, \"files\": 3}")) {
            ProblemException refused = assertThrows(
                    ProblemException.class,
                    () -> MirrorState.read(text.getBytes(StandardCharsets.UTF_8), "state.json"));
            assertEquals("RB369", refused.problems().getFirst().code());
        }
    }

    /** What becomes of an entry: other content, or none. */
    private interface Rewriting {
        Optional<byte[]> rewritten(TarArchiveEntry entry, byte[] content) throws IOException;
    }

    private static Path rewritten(Path file, Path to, Rewriting rewriting) {
        return written(file, to, rewriting, tar -> tar);
    }

    private static Path written(Path file, Path to, Rewriting rewriting, UnaryOperator<TarArchiveOutputStream> more) {
        try (InputStream in = Files.newInputStream(file);
                TarArchiveInputStream tar = new TarArchiveInputStream(new ZstdInputStream(in));
                TarArchiveOutputStream out =
                        new TarArchiveOutputStream(new ZstdOutputStream(Files.newOutputStream(to)))) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Optional<byte[]> content = rewriting.rewritten(entry, tar.readAllBytes());
                if (content.isPresent()) {
                    put(out, new TarArchiveEntry(entry.getName()), content.get());
                }
            }
            more.apply(out);
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(TarArchiveOutputStream out, TarArchiveEntry entry, byte[] content) {
        try {
            entry.setSize(content.length);
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path with(String name, byte kind, String link, byte[] content) {
        Path all = departs("all.tar.zst", MirrorState.NOTHING, Mirrored.ALL);
        return written(all, folder.resolve("hostile.tar.zst"), (entry, same) -> Optional.of(same), out -> {
            TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
            entry.setLinkName(link);
            put(out, entry, content);
            return out;
        });
    }

    private Path changed(String end, UnaryOperator<byte[]> change) {
        Path all = departs("all.tar.zst", MirrorState.NOTHING, Mirrored.ALL);
        return rewritten(
                all,
                folder.resolve("hostile.tar.zst"),
                (entry, content) -> Optional.of(entry.getName().endsWith(end) ? change.apply(content) : content));
    }

    @Test
    void pathsThatLeadElsewhereAreRefused() throws IOException {
        for (String name : List.of(
                "../outside.txt",
                "/tmp/outside.txt",
                "packages/../../outside.txt",
                "metadata/../../outside.json",
                "C:\\outside.txt",
                "packages/app/1.0/other.zip",
                "")) {
            checkRefused("RB361", with(name, TarConstants.LF_NORMAL, "", new byte[3]));
        }
        try (var files = Files.walk(folder)) {
            assertEquals(
                    0, files.filter(one -> one.toString().contains("outside")).count());
        }
    }

    @Test
    void linksAndFoldersAreRefused() {
        checkRefused("RB362", with("packages/app/x", TarConstants.LF_SYMLINK, "/etc/passwd", new byte[0]));
        checkRefused("RB362", with("packages/app/x", TarConstants.LF_LINK, "packages", new byte[0]));
        checkRefused("RB362", with("packages/app/", TarConstants.LF_DIR, "", new byte[0]));
        checkRefused("RB362", with("packages/app/x", TarConstants.LF_FIFO, "", new byte[0]));
        checkRefused("RB362", with("packages/app/x", TarConstants.LF_CHR, "", new byte[0]));
    }

    @Test
    void whatWasChangedIsRefused() {
        // First of all: what was verified once is here, and is not taken from a file again.
        checkRefused(
                "RB311",
                changed(
                        "targets.json",
                        content -> new String(content, StandardCharsets.UTF_8)
                                .replace("base_1.0", "bose_1.0")
                                .getBytes(StandardCharsets.UTF_8)));
        checkRefused("RB310", changed("timestamp.json", content -> new byte[] {'{'}));
        checkRefused("RB317", changed("app_1.0.zip", content -> {
            content[content.length / 2] ^= 1;
            return content;
        }));
        checkRefused("RB363", changed("app_1.0.zip", content -> new byte[content.length + 1]));
        checkRefused("RB363", changed("app.jsonl", content -> new byte[0]));
    }

    @Test
    void whatIsMissingOrTwiceIsRefused() throws IOException {
        Path all = departs("all.tar.zst", MirrorState.NOTHING, Mirrored.ALL);
        Path without = folder.resolve("without.tar.zst");
        checkRefused(
                "RB367",
                rewritten(
                        all,
                        without,
                        (entry, content) -> Optional.of(content)
                                .filter(any -> !entry.getName().endsWith("app_1.0.zip"))));
        checkRefused(
                "RB367",
                rewritten(
                        all,
                        without,
                        (entry, content) -> Optional.of(content)
                                .filter(any -> !entry.getName().endsWith("timestamp.json"))));
        checkRefused(
                "RB360",
                rewritten(
                        all,
                        without,
                        (entry, content) -> Optional.of(content)
                                .filter(any -> !entry.getName().startsWith("rubicon"))));
        checkRefused("RB365", with("rubicon-mirror.json", TarConstants.LF_NORMAL, "", new byte[1]));
    }

    @Test
    void whatIsNoSuchFileIsRefused() throws IOException {
        Path text = folder.resolve("text");
        Files.writeString(text, "good morning");
        checkRefused("RB360", text);
        Files.writeString(text, "");
        checkRefused("RB360", text);
        checkRefused("RB368", folder.resolve("nowhere"));
        Path zeros = folder.resolve("zeros");
        try (ZstdOutputStream out = new ZstdOutputStream(Files.newOutputStream(zeros))) {
            out.write(new byte[5_000_000]);
        }
        checkRefused("RB360", zeros);
        checkRefused(
                "RB360", changed("rubicon-mirror.json", content -> "{\"format\": 2}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whereverItIsCutOffItIsRefused() throws IOException {
        byte[] all = Files.readAllBytes(departs("all.tar.zst", MirrorState.NOTHING, Mirrored.ALL));
        Path cut = folder.resolve("cut.tar.zst");
        for (int length = 5; length < all.length; length += 1 + all.length / 40) {
            Files.write(cut, Arrays.copyOf(all, length));
            checkRefused("RB364", cut);
        }
    }

    @Test
    void bombsAreNotUnpacked() throws IOException {
        checkRefused("RB366", changed("timestamp.json", content -> new byte[30_000_000]));
        checkRefused("RB363", changed("app_1.0.zip", content -> new byte[100_000_000]));
        // A name that is longer than all that an entry may say of itself.
        Path file = folder.resolve("name.tar.zst");
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(new ZstdOutputStream(Files.newOutputStream(file)))) {
            put(out, new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME), new byte[100_000_000]);
            put(out, new TarArchiveEntry("x"), new byte[1]);
        }
        checkRefused("RB366", file);
        assertFalse(Files.exists(world.mirror().resolve("packages")));
    }
}
