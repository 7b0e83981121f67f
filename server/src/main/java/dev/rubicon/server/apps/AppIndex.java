package dev.rubicon.server.apps;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.server.repository.ServedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Which apps the packages of the repository hold. Reading all of its indexes takes a while: it is done once for each of its states. */
public final class AppIndex {
    private final ServedRepository served;
    private Optional<Known> known = Optional.empty();

    public AppIndex(ServedRepository served) {
        this.served = served;
    }

    /** A version of an app, and the release of the package that it is in. */
    public record Held(AppIdentity app, Release release) {}

    // What was read of a state, by the digest of the file that makes it the current one.
    private record Known(Digest state, SortedMap<UUID, List<Held>> apps) {}

    public Repository repository() {
        return served.open();
    }

    /** The versions of an app, ascending; none if no package has it. */
    public List<Held> versions(UUID app) {
        return apps().getOrDefault(app, List.of());
    }

    /** The package whose newest version has the app. */
    Optional<PackageId> packageOf(UUID app) {
        List<Held> versions = versions(app);
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.getLast().release().id());
    }

    /** What the repository says of a version; absent if it was removed. */
    public static Optional<Release> release(Repository repository, PackageVersion identity) {
        return repository.releases(identity.id()).stream()
                .filter(release -> release.version().equals(identity.version()))
                .findFirst();
    }

    /** Whether deployments force it. */
    static SyncMode syncMode(Repository repository, PackageVersion identity) {
        return release(repository, identity).map(Release::syncMode).orElse(SyncMode.ADD);
    }

    private synchronized SortedMap<UUID, List<Held>> apps() {
        served.look();
        Optional<Digest> state = state();
        if (state.isEmpty()) {
            return new TreeMap<>();
        }
        if (known.filter(one -> one.state().equals(state.get())).isEmpty()) {
            known = Optional.of(new Known(state.get(), read(served.open())));
        }
        return known.orElseThrow().apps();
    }

    // Before the rest is read: a state that comes meanwhile is read again.
    private Optional<Digest> state() {
        try {
            return Optional.of(Digest.of(Files.readAllBytes(served.root().resolve(RepositoryLayout.TIMESTAMP))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB306", "the repository cannot be read", "the log of the server says more"), e);
        }
    }

    private static SortedMap<UUID, List<Held>> read(Repository repository) {
        SortedMap<UUID, List<Held>> apps = new TreeMap<>();
        for (PackageId id : repository.ids()) {
            for (Release release : repository.releases(id)) {
                for (AppIdentity app : release.apps()) {
                    apps.computeIfAbsent(app.id(), any -> new ArrayList<>()).add(new Held(app, release));
                }
            }
        }
        apps.values()
                .forEach(versions ->
                        versions.sort(Comparator.comparing(held -> held.app().version())));
        return apps;
    }
}
