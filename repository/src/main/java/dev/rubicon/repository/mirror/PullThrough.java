package dev.rubicon.repository.mirror;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.cache.PartialFile;
import dev.rubicon.repository.cache.StoredName;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.FileMeta;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.TrustStore;
import dev.rubicon.repository.tuf.Updater;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mirror in a folder that brings what it lacks when somebody asks for it, and keeps it. Nothing gets its name there before it is
 * verified as any client would; metadata is the origin's, byte for byte. Without the origin it has what it has.
 *
 * <p>Before a repository that is kept elsewhere it is a cache: without the origin nobody is told what is newest ({@link Freshness#strict}).
 *
 * <p>Whether something has expired is for those to say who ask: here it is kept all the same.
 */
public final class PullThrough {
    private static final long MAX_TIMESTAMP = 16_384;
    // Whoever was shown a state a moment ago may still ask for what belongs to it.
    private static final int STATES = 3;
    private static final String STAGING = ".rubicon-pulled";

    private static final Pattern ROLE = Pattern.compile("metadata/([1-9][0-9]{0,17})\\.([^/]+)\\.json");
    private static final Pattern STORED = Pattern.compile("((?:index|packages)/(?:.*/)?)([0-9a-f]{64})\\.([^/]+)");

    private final Transport source;
    private final RepositoryLayout layout;
    private final FolderTarget target;
    private final TrustStore trust;
    private final Once once;
    private final Freshness freshness;
    private final Consumer<List<Problem>> watch;
    // The newest first.
    private final List<Origin> states = new CopyOnWriteArrayList<>();

    /**
     * @param folder need not exist; else a mirror of this origin, or empty
     * @param trust holds the root that is trusted
     * @param patience how long somebody who asks waits
     * @param watch is told why the origin cannot be had or believed
     */
    public PullThrough(
            Transport source,
            Path folder,
            TrustStore trust,
            Duration patience,
            Freshness freshness,
            Consumer<List<Problem>> watch) {
        this.source = source;
        this.layout = new RepositoryLayout(folder);
        this.target = new FolderTarget(folder);
        this.trust = trust;
        this.once = new Once(patience);
        this.freshness = freshness;
        this.watch = watch;
    }

    /** As it is printed. */
    public String origin() {
        return source.location();
    }

    /**
     * A file of the repository.
     *
     * @param path such as {@code metadata/timestamp.json}, not leading elsewhere
     * @throws Unavailable if it is not here, and the origin cannot be reached
     * @throws Untrusted if what the origin has cannot be believed
     * @throws Corrupt the same, for what it has under a name that says another content
     */
    public Pulled file(String path) {
        if (isNotBegun()) {
            return new Pulled.Unknown();
        }
        try {
            return hereOrBrought(path);
        } catch (Unavailable e) {
            // Strangers ask, and where a store is and what it says is for the log.
            throw freshness.isLenient() ? e : new Unavailable(MirrorProblems.notBroughtYet(path, origin()), e);
        }
    }

    private Pulled hereOrBrought(String path) {
        boolean begun = here(RepositoryLayout.MARKER).isPresent();
        if (path.equals(RepositoryLayout.TIMESTAMP) || !begun) {
            look();
        }
        Optional<Path> here = here(path);
        if (here.isPresent()) {
            return new Pulled.Here(here.get());
        }
        boolean isNamed = ROLE.matcher(path).matches() || STORED.matcher(path).matches();
        return isNamed ? once.run(path, () -> broughtOrNot(path)) : new Pulled.Unknown();
    }

    private Pulled broughtOrNot(String path) {
        try {
            return brought(path);
        } catch (Unavailable e) {
            watch.accept(e.problems());
            throw new Unavailable(MirrorProblems.notBroughtYet(path, origin()), e);
        }
    }

    /**
     * Asks the origin for its newest state, if it is time to.
     *
     * @throws dev.rubicon.model.InvalidInput RB307 or RB351 if the folder has something else
     * @throws Unavailable RB926 if nothing of it is here yet, and it takes long
     */
    public void look() {
        if (isNotBegun()) {
            return;
        }
        boolean isLate = freshness.isOver()
                && once.run(RepositoryLayout.TIMESTAMP, this::refreshedOrKept) instanceof Pulled.OnItsWay;
        boolean isStale = !freshness.isLenient() && (isLate || freshness.isSilent());
        if (isStale || here(RepositoryLayout.TIMESTAMP).isEmpty()) {
            throw new Unavailable(MirrorProblems.notBroughtYet("the state of the repository", origin()));
        }
    }

    /** Where the repository is kept, makes sure that its newest state is here: another process may have changed it a moment ago. */
    public void current() {
        if (!freshness.isLenient() && !isNotBegun()) {
            refreshedOrKept();
        }
    }

    /** The origin has just been changed: the next who asks is told of that. */
    public void outdated() {
        freshness.end();
    }

    // Where a repository is kept, the first package makes it, and its root.
    private boolean isNotBegun() {
        return !freshness.isLenient() && trust.read("root").isEmpty();
    }

    private Optional<Path> here(String path) {
        return Optional.of(layout.file(path)).filter(Files::isRegularFile);
    }

    private Pulled refreshedOrKept() {
        try {
            refresh();
        } catch (Unavailable | Untrusted | Corrupt e) {
            freshness.failed();
            watch.accept(e.problems());
            if (here(RepositoryLayout.TIMESTAMP).isEmpty() || !freshness.isLenient()) {
                throw e;
            }
        }
        return new Pulled.Here(layout.file(RepositoryLayout.TIMESTAMP));
    }

    // One at a time: whoever finds a newer state puts it first.
    private synchronized void refresh() {
        Origin next = new Origin(source, target, trust, Expiry.IGNORED, problem -> {});
        long version = next.state().timestamp().version();
        target.alone(() -> {
            show(next);
            return version;
        });
        boolean isNew =
                states.isEmpty() || states.getFirst().state().timestamp().version() != version;
        if (isNew) {
            states.addFirst(next);
            while (states.size() > STATES) {
                states.removeLast();
            }
        }
        freshness.succeeded();
    }

    // Another process may have shown a newer one in the meantime.
    private void show(Origin next) {
        Updater state = next.state();
        List<NewFile> shown = new ArrayList<>(next.rootsAfter(target.newestRoot(), target.location()));
        long shows = target.read(RepositoryLayout.TIMESTAMP, MAX_TIMESTAMP)
                .flatMap(state::versionOf)
                .orElse(0L);
        if (shown.isEmpty() && shows >= state.timestamp().version()) {
            return;
        }
        target.begin();
        for (String role : List.of("snapshot", "targets")) {
            write(state.received(role));
        }
        shown.add(state.received("timestamp"));
        target.show(shown);
        target.finish();
    }

    private Path write(NewFile file) {
        target.write(RepositoryLayout.METADATA + file.name(), file.bytes());
        return layout.metadata(file.name());
    }

    private Pulled brought(String path) {
        Optional<Path> known = known(path);
        if (known.isEmpty() && freshness.mayAskAgain()) {
            // Somebody may know a newer state than we do.
            once.run(RepositoryLayout.TIMESTAMP, this::refreshedOrKept);
            known = here(path).or(() -> known(path));
        }
        // A root that is not there says that there is no newer one, which is true of what is here.
        if (known.isEmpty() && freshness.isSilent() && !path.endsWith(".root.json")) {
            throw new Unavailable(MirrorProblems.notBroughtYet(path, origin()));
        }
        return known.<Pulled>map(Pulled.Here::new).orElseGet(Pulled.Unknown::new);
    }

    private Optional<Path> known(String path) {
        return states.stream().flatMap(state -> brought(path, state).stream()).findFirst();
    }

    private Optional<Path> brought(String path, Origin origin) {
        Matcher role = ROLE.matcher(path);
        if (role.matches()) {
            return role(origin.state(), Long.parseLong(role.group(1)), role.group(2));
        }
        Matcher stored = STORED.matcher(path);
        return stored.matches() ? stored(path, origin, stored.group(1) + stored.group(3)) : Optional.empty();
    }

    private Optional<Path> role(Updater state, long version, String role) {
        FileMeta named = state.snapshot().meta().get(role + ".json");
        if (named == null || named.version() != version || !state.fileRoles().contains(role)) {
            return Optional.empty();
        }
        state.fileRole(role);
        return Optional.of(write(state.received(role)));
    }

    private Optional<Path> stored(String path, Origin origin, String signedAs) {
        return origin.state()
                .find(signedAs)
                .map(signed -> StoredFile.of(signedAs, signed))
                .filter(file -> file.path().equals(path))
                .map(file -> stored(file, origin));
    }

    // One process has the unfinished file at a time; whoever comes next finds that it is there.
    private Path stored(StoredFile file, Origin origin) {
        Path finished = layout.file(file.path());
        StoredName name = StoredName.of(file.path()).orElseThrow();
        try {
            Files.createDirectories(finished.getParent());
            try (PartialFile partial =
                    PartialFile.open(layout.file(STAGING).resolve(name.digest().hex() + "." + name.name()))) {
                if (Files.exists(finished)) {
                    partial.delete();
                    return finished;
                }
                origin.bring(file, partial);
                if (partial.length() != file.size() || !partial.digest().equals(file.digest())) {
                    partial.delete();
                    throw MirrorProblems.changed(file);
                }
                partial.complete(finished);
                return finished;
            }
        } catch (IOException e) {
            throw MirrorProblems.unavailable(target.location(), e);
        }
    }

    /**
     * Its newest state, to be carried elsewhere. What of it is not here is brought when it is asked for.
     *
     * @throws ProblemException as {@link #file} does
     */
    public Departure departure() {
        look();
        return new Departure(new Pulling(this), MirrorState.NOTHING, trust, Expiry.IGNORED, problem -> {});
    }

    /**
     * Its newest state, as any client sees it.
     *
     * @throws ProblemException as {@link #file} does
     */
    public Repository repository() {
        if (isNotBegun()) {
            return Repository.none();
        }
        if (freshness.isLenient()) {
            look();
        } else {
            current();
        }
        return states.stream()
                .findFirst()
                .orElseGet(
                        () -> new Origin(new FolderSource(layout.root()), target, trust, Expiry.IGNORED, problem -> {}))
                .repository();
    }
}
