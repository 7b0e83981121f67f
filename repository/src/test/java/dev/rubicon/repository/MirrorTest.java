package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.mirror.FolderSource;
import dev.rubicon.repository.mirror.FolderTarget;
import dev.rubicon.repository.mirror.MirrorPlan;
import dev.rubicon.repository.mirror.Selection;
import dev.rubicon.repository.tuf.StateUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mirror holds, what it brings for it, and what it refuses. */
class MirrorTest {
    @TempDir
    private Path folder;

    private Mirrored world;

    private Mirrored world() {
        world = new Mirrored(folder);
        world.publish("app", "1.0");
        world.publish("base", "1.0");
        return world;
    }

    private static void checkRefused(String code, Runnable call) {
        ProblemException refused = assertThrows(ProblemException.class, call::run);
        assertEquals(code, refused.problems().getFirst().code());
    }

    private static String brought(MirrorPlan plan) {
        return plan.bring().stream()
                .map(file -> file.path().replaceAll(".*/[0-9a-f]{64}\\.", ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Test
    void aWholeMirrorIsWhatTheOriginIs() {
        world();
        assertEquals("app.jsonl app_1.0.zip base.jsonl base_1.0.zip", brought(world.run(Mirrored.ALL)));
        assertEquals("app 1.0, base 1.0", world.seen(world.mirror()));
        assertEquals(List.of(), world.notOfTheOrigin());
        assertEquals(List.of(), world.verify(world.mirror()));
    }

    @Test
    void onlyWhatIsMissingIsBrought() throws IOException {
        world();
        world.run(Mirrored.ALL);
        assertFalse(world.run(Mirrored.ALL).isChange());
        world.publish("app", "2.0");
        assertEquals("app.jsonl app_2.0.zip", brought(world.run(Mirrored.ALL)));
        Files.delete(packageFile("base_1.0.zip"));
        assertEquals("base_1.0.zip", brought(world.run(Mirrored.ALL)));
        assertEquals("app 1.0, app 2.0, base 1.0", world.seen(world.mirror()));
    }

    private Path packageFile(String end) throws IOException {
        try (var files = Files.walk(world.mirror())) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aRunThatEndedJustBeforeItsEndIsFinishedByTheNext() throws IOException {
        world();
        world.run(Mirrored.ALL);
        var whole = Mirrored.files(world.mirror());
        Files.delete(world.mirror().resolve("repository.json"));
        Files.createDirectories(world.mirror().resolve(".rubicon-mirror"));
        Files.writeString(world.mirror().resolve(".rubicon-mirror/x.partial"), "beginning");
        assertFalse(world.run(Mirrored.ALL).isChange());
        assertEquals(whole, Mirrored.files(world.mirror()));
    }

    @Test
    void aPlanChangesNothing() {
        world();
        assertTrue(world.mirror(world.mirror()).plan(Mirrored.ALL, true).isChange());
        assertFalse(Files.exists(world.mirror()));
    }

    @Test
    void whatIsGoneIsDeletedOnlyOnRequestAndOneStateLater() {
        world();
        world.publish("app", "2.0");
        world.run(Mirrored.ALL);
        world.remove("app", "1.0");
        world.run(Mirrored.ALL);
        assertEquals(2, packages());
        world.publish("more", "1.0");
        assertEquals(
                4, world.mirror(world.mirror()).run(Mirrored.ALL, true).remove().size());
        assertTrue(world.mirror(world.mirror()).run(Mirrored.ALL, true).isChange());
        assertFalse(world.mirror(world.mirror()).run(Mirrored.ALL, true).isChange());
        assertEquals(List.of(), world.notOfTheOrigin());
        assertEquals(List.of(), world.verify(world.mirror()));
    }

    private long packages() {
        return Mirrored.files(world.mirror()).keySet().stream()
                .filter(path -> path.startsWith("packages/app/"))
                .count();
    }

    @Test
    void readersOfTheStateThatIsReplacedFindItsFiles() {
        world();
        world.run(Mirrored.ALL);
        var before = Mirrored.files(world.mirror());
        world.publish("base", "2.0");
        world.mirror(world.mirror()).run(Mirrored.ALL, true);
        before.keySet().removeAll(Mirrored.files(world.mirror()).keySet());
        assertEquals(List.of(), List.copyOf(before.keySet()));
    }

    @Test
    void aMirrorOfAMirrorIsAMirror() {
        world();
        world.rotate();
        world.run(Mirrored.ALL);
        Path second = folder.resolve("second");
        world.mirrorsTrust().pin(FolderTransport.location(world.mirror()), root(world.origin(), 1));
        world.mirror(new FolderSource(world.mirror()), target(second)).run(Mirrored.ALL, false);
        assertEquals(Mirrored.files(world.mirror()), Mirrored.files(second));
    }

    private static FolderTarget target(Path root) {
        return new FolderTarget(root);
    }

    private static byte[] root(Path repository, int version) {
        try {
            return Files.readAllBytes(repository.resolve("metadata/" + version + ".root.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoeverTrustsALaterRootMirrorsTheEarlierOnesToo() {
        world();
        world.rotate();
        world.rotate();
        world.mirrorsTrust().pin(FolderTransport.location(world.origin()), root(world.origin(), 3));
        world.run(Mirrored.ALL);
        assertEquals("app 1.0, base 1.0", world.seen(world.mirror()));
        world.rotate();
        world.run(Mirrored.ALL);
        assertEquals("app 1.0, base 1.0", world.seen(world.mirror()));
        assertEquals(List.of(), world.verify(world.mirror()));
    }

    @Test
    void anotherRepositoryIsNotWrittenTo() {
        world();
        Mirrored other = new Mirrored(folder.resolve("other"));
        other.publish("mine", "1.0");
        var before = Mirrored.files(other.origin());
        checkRefused("RB351", () -> world.mirror(other.origin()).run(Mirrored.ALL, true));
        world.rotate();
        checkRefused("RB351", () -> world.mirror(other.origin()).run(Mirrored.ALL, true));
        assertEquals(before, Mirrored.files(other.origin()));
    }

    @Test
    void aFolderOfSomethingElseIsNotWrittenTo() throws IOException {
        world();
        Files.createDirectories(world.mirror());
        Files.writeString(world.mirror().resolve("thesis.txt"), "all of it");
        checkRefused("RB307", () -> world.run(Mirrored.ALL));
        assertEquals(
                List.of("thesis.txt"),
                List.copyOf(Mirrored.files(world.mirror()).keySet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/tmp/evil",
                "packages/../../evil",
                "packages/app/../evil",
                "index/../../evil",
                "metadata/1.root.json",
                "packages/app/1.0/.hidden"
            })
    void aNameThatLeadsElsewhereIsNotMirroredEvenIfItIsSigned(String name) throws IOException {
        world();
        RepositoryFolder keeper = world.keeper();
        StateUpdate update = new StateUpdate(keeper.state().state());
        update.put(name, KeptRepository.signed(1, Digest.of(new byte[1])));
        keeper.commit(update, keeper.state().state().root());
        checkRefused("RB354", () -> world.run(Mirrored.ALL));
        assertEquals(
                List.of("repository.lock"),
                List.copyOf(Mirrored.files(world.mirror()).keySet()));
    }

    @Test
    void aMirrorNeverGoesBack() throws IOException {
        world();
        byte[] timestamp = Files.readAllBytes(world.origin().resolve("metadata/timestamp.json"));
        world.publish("app", "2.0");
        world.run(Mirrored.ALL);
        Files.write(world.origin().resolve("metadata/timestamp.json"), timestamp);
        checkRefused("RB312", () -> world.run(Mirrored.ALL));
        // Nor by somebody who has seen nothing yet.
        world.mirrorsTrust().pin(FolderTransport.location(world.origin()), root(world.origin(), 1));
        checkRefused("RB352", () -> world.run(Mirrored.ALL));
        assertEquals("app 1.0, app 2.0, base 1.0", world.seen(world.mirror()));
    }

    @Test
    void aPackageThatIsDamagedAtTheOriginIsNotTakenAndNothingIsShown() throws IOException {
        world();
        world.run(Mirrored.ALL);
        world.publish("app", "2.0");
        try (var files = Files.walk(world.origin())) {
            Path file = files.filter(one -> one.toString().endsWith("app_2.0.zip"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            checkRefused("RB317", () -> world.run(Mirrored.ALL));
            assertEquals("app 1.0, base 1.0", world.seen(world.mirror()));
            Files.delete(file);
            checkRefused("RB304", () -> world.run(Mirrored.ALL));
        }
        assertEquals("app 1.0, base 1.0", world.seen(world.mirror()));
    }

    private static Selection part(String include, boolean closure, Integer latest) {
        List<Dependency> wishes = include.isBlank()
                ? List.of()
                : Arrays.stream(include.split(" \\+ ")).map(Dependency::parse).toList();
        return new Selection.Part(wishes, closure, Optional.ofNullable(latest), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app@^2          | false |   | app_2.0.zip
            app             | false | 1 | app_2.0.zip
            app@<2          | true  |   | app_1.0.zip base_1.0.zip base_1.1.zip
            app@<2          | true  | 1 | app_1.0.zip base_1.1.zip
            app@=2.0        | true  |   | app_2.0.zip base_2.0.zip deep_1.0.zip
            base@>=1.1      | false |   | base_1.1.zip base_2.0.zip
            app@=1.0 + deep | false |   | app_1.0.zip deep_1.0.zip
            ''              | false | 1 | app_2.0.zip base_2.0.zip deep_1.0.zip
            """)
    void aPartHoldsWhatWasAskedFor(String include, boolean closure, Integer latest, String expected) {
        several();
        MirrorPlan plan = world.run(part(include, closure, latest));
        assertEquals(expected, brought(plan).replaceAll("\\S+\\.jsonl ?", "").strip());
        assertTrue(plan.mark().isPresent());
        assertFalse(world.run(part(include, closure, latest)).isChange());
        assertEquals(List.of("metadata/mirror.json"), world.notOfTheOrigin());
        assertEquals(List.of(), world.verify(world.mirror()));
    }

    @Test
    void whatWasPublishedBeforeADateIsLeftOutButWhatItNeedsIsNot() {
        several();
        world.at(Instant.parse("2031-01-01T00:00:00Z"));
        world.publishNeeding("app", "3.0", "base@=1.1");
        Optional<Instant> since = Optional.of(Instant.parse("2030-12-31T00:00:00Z"));
        MirrorPlan plan =
                world.mirror(world.mirror()).plan(new Selection.Part(List.of(), true, Optional.empty(), since), false);
        assertEquals(
                "app_3.0.zip base_1.1.zip",
                brought(plan).replaceAll("\\S+\\.jsonl ?", "").strip());
    }

    private void several() {
        world = new Mirrored(folder);
        world.publish("deep", "1.0");
        world.publish("base", "1.0");
        world.publish("base", "1.1");
        world.publish("base", "1.2");
        world.publishNeeding("base", "2.0", "deep");
        world.publishNeeding("app", "1.0", "base@^ 1");
        world.publishNeeding("app", "2.0", "base@>=1.1 >=2");
        world.yank("base", "1.2");
    }

    @Test
    void aClientOfAPartIsToldThatThePartLacksIt() {
        several();
        world.run(part("app@=1.0", true, 1));
        assertEquals(
                "app 1.0, app 2.0 RB350, base 1.0 RB350, base 1.1, base 1.2! RB350, base 2.0 RB350, deep 1.0 RB350",
                world.seen(world.mirror()));
        world.mirrorsTrust().pin(FolderTransport.location(world.mirror()), root(world.origin(), 1));
        checkRefused(
                "RB350",
                () -> world.mirror(new FolderSource(world.mirror()), target(folder.resolve("x")))
                        .run(Mirrored.ALL, false));
    }

    @Test
    void aPartGrowsToAWholeAndShrinksAgain() {
        several();
        world.run(part("app", false, null));
        assertEquals(Optional.empty(), world.run(Mirrored.ALL).mark());
        assertEquals(List.of(), world.notOfTheOrigin());
        assertEquals(Optional.empty(), world.run(part("app", false, null)).mark());
        assertEquals(
                5,
                world.mirror(world.mirror())
                        .run(part("app", false, null), true)
                        .remove()
                        .size());
        assertEquals(
                2,
                world.mirror(world.mirror())
                        .plan(part("app", false, null), true)
                        .held());
        assertEquals(List.of(), world.verify(world.mirror()));
    }

    @Test
    void whatIsNotThereCannotBeIncluded() {
        several();
        checkRefused("RB353", () -> world.run(part("app@>=3", false, null)));
        checkRefused("RB353", () -> world.run(part("base@=1.2", false, null)));
        checkRefused("RB353", () -> world.run(part("nobody", true, null)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverAPublisherDoesTheMirrorFollows(long seed) {
        Random random = new Random(seed);
        world = new Mirrored(folder);
        for (int i = 0; i < 12; i++) {
            change(random, i);
            if (random.nextInt(3) > 0) {
                world.mirror(world.mirror()).run(Mirrored.ALL, random.nextBoolean());
                assertEquals(world.seen(world.origin()), world.seen(world.mirror()));
                assertEquals(List.of(), world.verify(world.mirror()));
                assertEquals(List.of(), world.notOfTheOrigin());
            }
        }
    }

    private void change(Random random, int step) {
        String id = List.of("a", "b", "c").get(random.nextInt(3));
        switch (step == 0 ? 0 : random.nextInt(6)) {
            case 0, 1, 2 -> world.publish(id, "1." + step);
            case 3 -> world.rotate();
            case 4 -> first(true);
            default -> first(false);
        }
    }

    private void first(boolean yank) {
        String[] one =
                world.seen(world.origin()).split(", ")[0].replace("!", "").split(" ");
        if (yank) {
            world.yank(one[0], one[1]);
        } else if (world.seen(world.origin()).contains(", ")) {
            world.remove(one[0], one[1]);
        }
    }
}
