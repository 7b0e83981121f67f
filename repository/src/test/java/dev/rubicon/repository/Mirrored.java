package dev.rubicon.repository;

import dev.rubicon.format.Content;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Release;
import dev.rubicon.repository.mirror.FolderSource;
import dev.rubicon.repository.mirror.FolderTarget;
import dev.rubicon.repository.mirror.Mirror;
import dev.rubicon.repository.mirror.MirrorPlan;
import dev.rubicon.repository.mirror.MirrorTarget;
import dev.rubicon.repository.mirror.Origin;
import dev.rubicon.repository.mirror.Selection;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.SigningKeys;
import dev.rubicon.repository.upkeep.RootChange;
import dev.rubicon.repository.upkeep.Rotation;
import dev.rubicon.repository.upkeep.Verification;
import dev.rubicon.repository.upkeep.Withdrawal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A publisher, somebody who mirrors its repository, and clients of the mirror that trust the publisher's first root. */
final class Mirrored {
    static final Selection ALL = new Selection.Everything();

    private final Path folder;
    private Clock clock = Clock.systemUTC();

    Mirrored(Path folder) {
        this.folder = folder;
    }

    Path origin() {
        return folder.resolve("origin");
    }

    Path mirror() {
        return folder.resolve("mirror");
    }

    private Publishing publishing() {
        KeyFiles keys = new KeyFiles(folder.resolve("publisher/keys"), new SecureRandom());
        return new Publishing(new Trust(folder.resolve("publisher/trust")), keys, Lifetimes.USUAL, clock);
    }

    /** The publisher's clock stands still from now on. */
    void at(Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    RepositoryFolder keeper() {
        return new RepositoryFolder(origin(), publishing());
    }

    void publish(String id, String version) {
        publish(new Packages(folder.resolve("packed")).write(id, version, "content of " + id + " " + version));
    }

    void publishNeeding(String id, String version, String dependency) {
        publish(new Packages(folder.resolve("packed")).needing(id, version, dependency));
    }

    void publish(Path file) {
        new FolderPublisher(origin(), publishing()).publish(file);
    }

    void publishAll(List<Path> files) {
        new FolderPublisher(origin(), publishing()).publishAll(files);
    }

    void yank(String id, String version) {
        new Withdrawal(keeper()).yank(Packages.identity(id, version), Optional.empty());
    }

    void remove(String id, String version) {
        new Withdrawal(keeper()).remove(Packages.identity(id, version));
    }

    /** New online keys. */
    void rotate() {
        KeyFiles keys = publishing().keys();
        RootChange change = new RootChange(
                RootChange.ONLINE,
                List.of(keys.make("online-" + System.nanoTime()).publicKey()),
                List.of(RootChange.ALL),
                Optional.empty());
        new Rotation(keeper()).change(change, new SigningKeys(List.of()));
    }

    Trust mirrorsTrust() {
        Trust trust = new Trust(folder.resolve("mirrors-trust"));
        String location = FolderTransport.location(origin());
        if (!trust.knows(location)) {
            trust.pin(location, firstRoot(origin()));
        }
        return trust;
    }

    private static byte[] firstRoot(Path repository) {
        try {
            return Files.readAllBytes(repository.resolve("metadata/1.root.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Mirror mirror(Transport source, MirrorTarget target) {
        Origin origin = new Origin(
                source,
                target,
                mirrorsTrust().requiredFor(source),
                Expiry.strict(Clock.systemUTC().instant()),
                problem -> {});
        return new Mirror(origin, target, Mirror.Watch.NOBODY);
    }

    Mirror mirror(Path target) {
        return mirror(new FolderSource(origin()), new FolderTarget(target));
    }

    MirrorPlan run(Selection selection) {
        return mirror(mirror()).run(selection, false);
    }

    /** What a new client sees there: each version, or why it cannot have it. */
    String seen(Path repository) {
        Path fresh = folder.resolve("client-" + System.nanoTime());
        Trust trust = new Trust(fresh);
        List<String> seen = new ArrayList<>();
        try {
            FolderTransport transport = new FolderTransport(repository);
            trust.pin(transport.location(), firstRoot(origin()));
            SignedRepository client = new SignedRepository(
                    transport,
                    trust.requiredFor(transport),
                    Expiry.strict(Clock.systemUTC().instant()));
            for (PackageId id : client.ids()) {
                for (Release release : client.releases(id)) {
                    seen.add(id + " " + release.version() + (release.yanked() ? "!" : "") + fetched(client, release));
                }
            }
            return String.join(", ", seen);
        } catch (ProblemException e) {
            return e.problems().getFirst().code();
        }
    }

    private static String fetched(SignedRepository client, Release release) {
        try {
            client.fetch(release.identity());
            return "";
        } catch (ProblemException e) {
            return " " + e.problems().getFirst().code();
        }
    }

    /** What a verification of a repository finds: codes, and the names of files that it does not know. */
    List<String> verify(Path repository) {
        Trust trust = new Trust(folder.resolve("verifier-" + System.nanoTime()));
        trust.pin(FolderTransport.location(repository), firstRoot(origin()));
        Publishing reading = new Publishing(trust, publishing().keys(), Lifetimes.USUAL, Clock.systemUTC());
        Verification.Report report = new Verification(new RepositoryFolder(repository, reading)).verify();
        List<String> found = new ArrayList<>();
        report.damaged().forEach(problem -> found.add(problem.code()));
        report.untrusted().forEach(problem -> found.add(problem.code()));
        found.addAll(report.unknown());
        return found;
    }

    /** Every file below a folder with its content's digest. */
    static SortedMap<String, String> files(Path root) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(file).toString(),
                        Content.of(file).measured().digest().hex());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of the mirror that the origin does not have like that. */
    List<String> notOfTheOrigin() {
        Map<String, String> origin = files(origin());
        return files(mirror()).entrySet().stream()
                .filter(file -> !file.getValue().equals(origin.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
