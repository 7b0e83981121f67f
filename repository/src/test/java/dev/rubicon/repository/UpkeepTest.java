package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.tuf.FirstState;
import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.RootDraft;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.SigningKey;
import dev.rubicon.repository.tuf.SigningKeys;
import dev.rubicon.repository.upkeep.Garbage;
import dev.rubicon.repository.upkeep.Refresh;
import dev.rubicon.repository.upkeep.RootChange;
import dev.rubicon.repository.upkeep.Rotation;
import dev.rubicon.repository.upkeep.Statistics;
import dev.rubicon.repository.upkeep.Verification;
import dev.rubicon.repository.upkeep.Withdrawal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keeper of a repository does besides publishing, and how clients fare with it. */
class UpkeepTest {
    private static final SigningKeys NO_OTHERS = new SigningKeys(List.of());

    @TempDir
    private Path folder;

    private Attacked repository;

    @BeforeEach
    void publish() {
        repository = new Attacked(folder);
        repository.publish("1.0");
        repository.begin();
    }

    private Signed.Root root() {
        return repository.repository().state().state().root();
    }

    private static void checkRefused(String code, Supplier<Object> call) {
        ProblemException refused = assertThrows(ProblemException.class, call::get);
        assertEquals(code, refused.problems().getFirst().code());
    }

    private List<String> verify() {
        Verification.Report report = new Verification(repository.repository()).verify();
        List<String> all = new ArrayList<>();
        Stream.concat(report.damaged().stream(), report.untrusted().stream())
                .map(Problem::code)
                .forEach(all::add);
        all.addAll(report.unknown());
        return all;
    }

    private Path only(String in, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(repository.origin().resolve(in))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aRootWithoutEnoughKeysBecomesADraftThatOthersSign() {
        SigningKey elsewhere = SigningKey.make(new SecureRandom());
        RootChange both = new RootChange(List.of("root"), List.of(elsewhere.publicKey()), List.of(), Optional.of(2));
        Rotation rotation = new Rotation(repository.repository());
        Rotation.Outcome.Unfinished unfinished =
                assertInstanceOf(Rotation.Outcome.Unfinished.class, rotation.change(both, NO_OTHERS));
        assertEquals(1, root().version());
        RootDraft carried = RootDraft.read(unfinished.draft().render(), "the draft");
        assertEquals(unfinished.draft(), carried);
        RootDraft signed = carried.signedBy(new SigningKeys(List.of(elsewhere)));
        assertEquals(List.of(), signed.missing());
        assertInstanceOf(
                Rotation.Outcome.Rotated.class,
                rotation.apply(RootDraft.read(signed.render(), "the draft"), NO_OTHERS));
        assertEquals(2, root().version());
        assertEquals(2, root().roles().get("root").threshold());
        assertEquals("1.0", repository.update(repository.origin()));
        checkRefused("RB345", () -> rotation.apply(signed, NO_OTHERS));
    }

    @Test
    void aDraftNeedsTheOldKeysAndTheNewOnes() {
        SigningKey first = SigningKey.make(new SecureRandom());
        SigningKey second = SigningKey.make(new SecureRandom());
        Signed.Root before = FirstState.root(List.of(first.publicKey()), 1, first.publicKey(), Attacked.NOW);
        Signed.Root after = new RootChange(
                        List.of("root"), List.of(second.publicKey()), List.of(RootChange.ALL), Optional.empty())
                .next(before, Attacked.NOW);
        RootDraft draft = RootDraft.of(Optional.of(before), after);
        assertEquals(2, draft.missing().size());
        assertEquals(
                1, draft.signedBy(new SigningKeys(List.of(second))).missing().size());
        assertEquals(
                1, draft.signedBy(new SigningKeys(List.of(first))).missing().size());
        assertEquals(
                List.of(),
                draft.signedBy(new SigningKeys(List.of(first, second))).missing());
        checkRefused("RB340", draft::complete);
    }

    @Test
    void aChangeThatCannotBeIsRefused() {
        PublicKey key = repository.keys().make("root").publicKey();
        checkRefused("RB342", () -> changed(List.of(), List.of("ffff"), 1));
        checkRefused("RB342", () -> changed(List.of(), List.of(RootChange.ALL), 1));
        checkRefused("RB342", () -> changed(List.of(key), List.of(), 3));
        assertEquals(1, root().version());
    }

    private Rotation.Outcome changed(List<PublicKey> added, List<String> removed, int threshold) {
        return new Rotation(repository.repository())
                .change(new RootChange(List.of("root"), added, removed, Optional.of(threshold)), NO_OTHERS);
    }

    @Test
    void withoutTheNewOnlineKeyNothingIsWritten() {
        PublicKey elsewhere = SigningKey.make(new SecureRandom()).publicKey();
        checkRefused(
                "RB321",
                () -> new Rotation(repository.repository())
                        .change(
                                new RootChange(
                                        RootChange.ONLINE,
                                        List.of(elsewhere),
                                        List.of(RootChange.ALL),
                                        Optional.empty()),
                                NO_OTHERS));
        assertEquals(1, root().version());
        assertFalse(Files.exists(repository.origin().resolve("metadata/2.root.json")));
    }

    @Test
    void aChangeOfKeysThatWasInterruptedBeforeItsLastFileIsCompleted() throws IOException {
        byte[] before = Files.readAllBytes(repository.origin().resolve("metadata/timestamp.json"));
        Path elsewhere = folder.resolve("saved-trust");
        copy(folder.resolve("publisher/trust"), elsewhere);
        PublicKey fresh = repository.keys().make("online").publicKey();
        repository.rotate(RootChange.ONLINE, List.of(fresh), List.of(RootChange.ALL), 1);
        Files.write(repository.origin().resolve("metadata/timestamp.json"), before);
        copy(elsewhere, folder.resolve("publisher/trust"));
        new Refresh(repository.repository()).refresh(Duration.ofDays(30));
        assertEquals(2, root().version());
        assertEquals("1.0", repository.update(repository.origin()));
        assertEquals(List.of(), verify());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void aRefreshSignsWhatEndsSoonAndTheTimestamp() {
        Refresh refresh = new Refresh(repository.repository());
        assertEquals(
                List.of("timestamp.json"), refresh.refresh(Duration.ofDays(30)).files());
        assertEquals(
                List.of("3.targets.json", "3.snapshot.json", "timestamp.json"),
                refresh.refresh(Duration.ofDays(400)).files());
        assertFalse(refresh.refresh(Duration.ofDays(30)).rootEndsSoon());
        assertTrue(refresh.refresh(Duration.ofDays(2000)).rootEndsSoon());
        assertEquals("1.0", repository.update(repository.origin()));
    }

    @Test
    void verifyingFindsWhatIsMissingDamagedOrStrange() throws IOException {
        assertEquals(List.of(), verify());
        Path strange = repository.origin().resolve("index/notes.txt");
        Files.writeString(strange, "mine");
        assertEquals(List.of("index/notes.txt"), verify());
        Files.delete(strange);
        Path stored = only("packages", ".zip");
        byte[] bytes = Files.readAllBytes(stored);
        Files.writeString(stored, "x");
        assertEquals(List.of("RB304"), verify());
        Files.delete(stored);
        assertEquals(List.of("RB304"), verify());
        Files.write(stored, bytes);
        Path index = only("index", ".jsonl");
        Files.writeString(index, Files.readString(index).replace("1.0", "9.0"));
        assertTrue(verify().contains("RB317"));
    }

    @Test
    void verifyingSaysWhatHasExpired() {
        Attacked old = new Attacked(folder.resolve("old"), Attacked.NOW.minus(Duration.ofDays(60)));
        old.publish("1.0");
        Publishing later = new Publishing(
                old.publishing().trust(),
                old.keys(),
                old.publishing().lifetimes(),
                repository.publishing().clock());
        Verification.Report report = new Verification(new RepositoryFolder(old.origin(), later)).verify();
        assertEquals(
                List.of("RB313"), report.untrusted().stream().map(Problem::code).toList());
        assertEquals(1, report.packages());
    }

    @Test
    void formerFilesGoWhenTheyHaveBeenOutOfUseForLongEnough() throws IOException {
        repository.publish("1.1");
        try (Stream<Path> files = Files.walk(repository.origin())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Attacked.NOW.minus(Duration.ofDays(30))));
            }
        }
        // In use for long, but only until a day ago: slow readers may still read the state before.
        Files.setLastModifiedTime(
                repository.origin().resolve("metadata/3.targets.json"),
                FileTime.from(Attacked.NOW.minus(Duration.ofDays(1))));
        Garbage garbage = new Garbage(repository.repository());
        assertEquals(
                List.of("metadata/1.snapshot.json", "metadata/1.targets.json", "metadata/2.snapshot.json"),
                garbage.delete(Duration.ofDays(7)).stream()
                        .map(Garbage.Unused::path)
                        .toList());
        assertEquals(2, garbage.delete(Duration.ofHours(1)).size(), "the index and the list of files before");
        assertEquals(List.of(), verify());
        assertEquals("1.1", repository.update(repository.origin()));
    }

    @Test
    void aYankedVersionIsMarkedWithItsReason() {
        Withdrawal withdrawal = new Withdrawal(repository.repository());
        assertTrue(withdrawal.yank(Packages.identity("my-app", "1.0"), Optional.of("burns")));
        assertFalse(withdrawal.yank(Packages.identity("my-app", "1.0"), Optional.of("burns")));
        assertEquals(
                Optional.of("burns"),
                repository
                        .repository()
                        .state()
                        .releases(new PackageId("my-app"))
                        .getFirst()
                        .yankReason());
        assertTrue(withdrawal.unyank(Packages.identity("my-app", "1.0")));
        assertFalse(repository
                .repository()
                .state()
                .releases(new PackageId("my-app"))
                .getFirst()
                .yanked());
        checkRefused("RB302", () -> withdrawal.yank(Packages.identity("my-app", "7.0"), Optional.empty()));
    }

    @Test
    void whatOthersNeedIsNotRemoved() {
        Packages packages = new Packages(folder.resolve("packed"));
        FolderPublisher publisher = new FolderPublisher(repository.origin(), repository.publishing());
        publisher.publish(packages.needing("user", "1.0", "my-app@>=1.0"));
        Withdrawal withdrawal = new Withdrawal(repository.repository());
        Withdrawal.Removal.Needed needed = assertInstanceOf(
                Withdrawal.Removal.Needed.class, withdrawal.remove(Packages.identity("my-app", "1.0")));
        assertEquals(List.of(Packages.identity("user", "1.0")), needed.by());
        repository.publish("1.1");
        withdrawal.remove(Packages.identity("my-app", "1.0"));
        withdrawal.remove(Packages.identity("user", "1.0"));
        withdrawal.remove(Packages.identity("my-app", "1.1"));
        assertEquals(List.of(), repository.repository().state().ids());
        assertEquals(List.of(), verify());
    }

    @Test
    void manyPackagesAreOneState() {
        Packages packages = new Packages(folder.resolve("packed"));
        FolderPublisher publisher = new FolderPublisher(repository.origin(), repository.publishing());
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.add(packages.write("app-" + i % 5, "1." + i, "x"));
        }
        long before = repository.repository().state().state().snapshot().version();
        publisher.publishAll(files);
        assertEquals(
                before + 1, repository.repository().state().state().snapshot().version());
        Statistics statistics = Statistics.of(repository.repository().state().state());
        assertEquals(6, statistics.packages());
        assertEquals(21, statistics.versions());
        assertEquals(List.of(), verify());
    }

    @Test
    void oneBadPackageAmongManyStopsThemAll() throws IOException {
        Packages packages = new Packages(folder.resolve("packed"));
        Path bad = folder.resolve("bad.zip");
        Files.writeString(bad, "no zip");
        FolderPublisher publisher = new FolderPublisher(repository.origin(), repository.publishing());
        checkRefused("RB140", () -> publisher.publishAll(List.of(packages.write("other", "1.0", "x"), bad)));
        assertEquals(
                List.of(new PackageId("my-app")),
                repository.repository().state().ids());
    }

    @Test
    void aPublisherThatIsBehindCatchesUp() throws IOException {
        Path other = folder.resolve("other");
        copy(folder.resolve("publisher"), other);
        repository.publish("1.1");
        PublicKey fresh = repository.keys().make("root").publicKey();
        repository.rotate(List.of("root"), List.of(fresh), List.of(), 1);
        Publishing behind = new Publishing(
                new Trust(other.resolve("trust")),
                new KeyFiles(other.resolve("keys"), new SecureRandom()),
                repository.publishing().lifetimes(),
                repository.publishing().clock());
        new FolderPublisher(repository.origin(), behind)
                .publish(new Packages(folder.resolve("packed")).write("my-app", "1.2", "x"));
        repository.publish("1.3");
        assertEquals(
                4,
                repository
                        .repository()
                        .state()
                        .releases(new PackageId("my-app"))
                        .size());
        assertEquals("1.3", repository.update(repository.origin()));
    }
}
