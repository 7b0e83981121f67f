package dev.rubicon.repository;

import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.FileCheck;
import dev.rubicon.repository.tuf.Roots;
import dev.rubicon.repository.tuf.TargetFile;
import dev.rubicon.repository.tuf.TrustStore;
import dev.rubicon.repository.tuf.Updater;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A repository as its clients see it, wherever it is: everything is verified before it is read. Looks for a new state once, on first
 * use, and stays with that one.
 */
public final class SignedRepository implements Repository {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Transport transport;
    private final TrustStore trust;
    private final Expiry expiry;
    private final Consumer<Problem> heeded;
    private Optional<Updater> state = Optional.empty();

    /** @param trust holds the root that is trusted */
    public SignedRepository(Transport transport, TrustStore trust, Expiry expiry) {
        this(transport, trust, expiry, problem -> {});
    }

    /** @param heeded is told what is wrong with the state and is tolerated, when it is read */
    public SignedRepository(Transport transport, TrustStore trust, Expiry expiry, Consumer<Problem> heeded) {
        this.heeded = heeded;
        this.transport = transport;
        this.trust = trust;
        this.expiry = expiry;
    }

    /** Whose keys a root names, for people to compare: the ids of its root keys. Nothing about it is verified. */
    public static String fingerprint(byte[] root) {
        return Roots.keyIds(root).stream()
                .map(id -> id.substring(0, Math.min(16, id.length())))
                .collect(Collectors.joining(", "));
    }

    /** The state that was found, verified. */
    public Updater state() {
        if (state.isEmpty()) {
            look(begun -> false);
        }
        return state.orElseThrow();
    }

    /** Whether its state still is the one of this root and this timestamp. That costs one small request, and the lists are not read. */
    public boolean isStill(byte[] root, byte[] timestamp) {
        if (state.isEmpty()) {
            look(begun -> expiry.tolerated(begun.timestamp()).isEmpty() && isOf(begun, root, timestamp));
        }
        return state.isEmpty() || isOf(state.get(), root, timestamp);
    }

    private static boolean isOf(Updater state, byte[] root, byte[] timestamp) {
        return Arrays.equals(state.received("root").bytes(), root)
                && Arrays.equals(state.received("timestamp").bytes(), timestamp);
    }

    private void look(Predicate<Updater> enough) {
        state = refreshedUnless(enough);
        state.flatMap(found -> expiry.tolerated(found.timestamp())).ifPresent(heeded);
    }

    // Alone: another process of this machine may see a newer state in between, and ours would look like an old one.
    private Optional<Updater> refreshedUnless(Predicate<Updater> enough) {
        try {
            return RepositoryLock.whileHeld(
                    trust.folder().resolve("lock"),
                    PATIENCE,
                    RepositoryProblems.refreshing(transport.location(), PATIENCE),
                    () -> Updater.refreshedUnless(
                            trust,
                            (name, max) -> transport.read(RepositoryLayout.METADATA + name, max),
                            expiry,
                            enough));
        } catch (IOException e) {
            throw RepositoryProblems.unavailable(trust.folder(), e);
        }
    }

    @Override
    public List<PackageId> ids() {
        return state().allFiles().keySet().stream()
                .flatMap(path -> RepositoryLayout.indexedBy(path).stream())
                .sorted()
                .toList();
    }

    @Override
    public List<Release> releases(PackageId id) {
        String path = RepositoryLayout.indexOf(id);
        return read(path).map(new IndexFile(id, path)::parse).orElse(List.of());
    }

    @Override
    public Optional<List<PackageId>> substitutesFor(PackageId id) {
        return Optional.of(substitutes().of(id));
    }

    Substitutes substitutes() {
        return read(RepositoryLayout.SUBSTITUTES)
                .map(bytes -> Substitutes.read(JsonObject.read(bytes, RepositoryLayout.SUBSTITUTES)))
                .orElse(Substitutes.NONE);
    }

    private Optional<byte[]> read(String path) {
        Optional<TargetFile> signed = state().find(path);
        if (signed.isEmpty()) {
            return Optional.empty();
        }
        String stored = RepositoryLayout.stored(path, digest(path, signed.get()));
        byte[] bytes = transport
                .read(stored, signed.get().length())
                .orElseThrow(() -> new Corrupt(RepositoryProblems.damagedIndex(path, "it is missing")));
        FileCheck check = FileCheck.of(path, signed.get());
        check.update(bytes, 0, bytes.length);
        check.finish();
        return Optional.of(bytes);
    }

    private static Digest digest(String path, TargetFile signed) {
        return Optional.ofNullable(signed.hashes().get("sha256"))
                .map(Digest::new)
                .orElseThrow(() -> new Untrusted(RepositoryProblems.noDigest(path)));
    }

    @Override
    public Path fetch(PackageVersion identity) {
        Release release = release(identity);
        try {
            return transport
                    .fetch(stored(release), release.size(), release.digest())
                    .orElseThrow(() -> new Corrupt(RepositoryProblems.damagedPackage(release.identity())));
        } catch (Corrupt | Unavailable e) {
            // Nobody is asked for this but where something is missing anyhow.
            throw PartialMirror.of(transport)
                    .<ProblemException>map(part -> part.without(transport.location(), identity.toString()))
                    .orElse(e);
        }
    }

    @Override
    public List<Problem> lacking(List<PackageVersion> identities) {
        return identities.stream()
                .map(this::release)
                .flatMap(release -> transport
                        .lacks(stored(release), release.size(), release.digest())
                        .map(problem -> problem.at(release.identity().toString()))
                        .stream())
                .toList();
    }

    @Override
    public List<Problem> lackingLists(List<PackageId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> lackingList(RepositoryLayout.indexOf(id)).stream())
                .toList();
    }

    private Optional<Problem> lackingList(String path) {
        return state().find(path).flatMap(signed -> {
            Digest digest = digest(path, signed);
            return transport.lacks(RepositoryLayout.stored(path, digest), signed.length(), digest);
        });
    }

    private Release release(PackageVersion identity) {
        List<Release> releases = releases(identity.id());
        return releases.stream()
                .filter(candidate -> candidate.version().equals(identity.version()))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(RepositoryProblems.noSuchVersion(identity, releases)));
    }

    private static String stored(Release release) {
        return RepositoryLayout.stored(RepositoryLayout.packageOf(release), release.digest());
    }
}
