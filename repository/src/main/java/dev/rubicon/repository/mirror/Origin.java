package dev.rubicon.repository.mirror;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.PartialMirror;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.cache.Bringer;
import dev.rubicon.repository.cache.PartialFile;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.Roots;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.TrustStore;
import dev.rubicon.repository.tuf.Updater;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** What is mirrored: one state of a repository, verified as any client does, and where its files come from. */
public final class Origin {
    private static final long MAX_ROOT = 512_000;

    private final Transport source;
    private final SignedRepository repository;

    /**
     * @param trust holds the root that is trusted
     * @param heeded is told what is wrong with the state and is tolerated
     */
    public Origin(Transport source, MirrorTarget target, TrustStore trust, Expiry expiry, Consumer<Problem> heeded) {
        this.source = source;
        this.repository = new SignedRepository(HeldFirst.following(source, target), trust, expiry, heeded);
    }

    public String location() {
        return source.location();
    }

    /** Whether asking it costs more than working something out. */
    boolean isFar() {
        return !(source instanceof FolderSource);
    }

    SignedRepository repository() {
        return repository;
    }

    Updater state() {
        return repository.state();
    }

    /** Every file that is vouched for, by the name that it is signed as. */
    SortedMap<String, StoredFile> files() {
        Updater state = state();
        SortedMap<String, StoredFile> files = new ConcurrentSkipListMap<>();
        Together.each(
                state.fileRoles(),
                role -> state.fileRole(role)
                        .files()
                        .forEach((path, signed) -> files.put(path, StoredFile.of(path, signed))));
        return new TreeMap<>(files);
    }

    /**
     * The roots up to the one that is trusted, beginning with the oldest that the source has; after {@code held}, if there is one.
     *
     * @throws dev.rubicon.model.InvalidInput RB351 if they do not follow that one
     * @throws Untrusted RB352 if that one is newer
     */
    List<NewFile> rootsAfter(Optional<NewFile> held, String target) {
        NewFile trusted = state().received("root");
        if (held.isEmpty()) {
            return rootsUpTo(trusted);
        }
        try {
            Signed.Root last = Roots.own(held.get().bytes());
            long newest = state().root().version();
            if (last.version() > newest) {
                throw MirrorProblems.ahead(target, "root", last.version(), newest);
            }
            List<NewFile> roots = new ArrayList<>();
            while (last.version() < newest) {
                NewFile next = last.version() + 1 == newest ? trusted : root(last.version() + 1);
                last = Roots.next(last, next.bytes());
                roots.add(next);
            }
            byte[] ours = roots.isEmpty() ? held.get().bytes() : trusted.bytes();
            if (!Arrays.equals(ours, trusted.bytes())) {
                throw MirrorProblems.another(target);
            }
            return roots;
        } catch (Untrusted e) {
            throw e.problems().getFirst().code().equals("RB352") ? e : MirrorProblems.another(target);
        }
    }

    private List<NewFile> rootsUpTo(NewFile trusted) {
        List<NewFile> roots = new ArrayList<>(List.of(trusted));
        for (long version = state().root().version() - 1; version > 0; version--) {
            Optional<byte[]> bytes = source.read(rootPath(version), MAX_ROOT);
            if (bytes.isEmpty()) {
                break;
            }
            Roots.next(Roots.own(bytes.get()), roots.getFirst().bytes());
            roots.addFirst(new NewFile(version + ".root.json", bytes.get()));
        }
        return roots;
    }

    private NewFile root(long version) {
        byte[] bytes = source.read(rootPath(version), MAX_ROOT)
                .orElseThrow(() -> new Unavailable(
                        "RB316",
                        "the source does not have " + rootPath(version),
                        "mirror from the origin, which has all its roots"));
        return new NewFile(version + ".root.json", bytes);
    }

    private static String rootPath(long version) {
        return RepositoryLayout.METADATA + version + ".root.json";
    }

    /** Brings what a file still lacks. */
    void bring(StoredFile file, PartialFile into) {
        try {
            if (source instanceof Bringer bringer) {
                bringer.bring(file.path(), file.size(), file.digest(), into);
            } else {
                copy(file, into);
            }
        } catch (Corrupt | Unavailable e) {
            // Nobody is asked for this but where something is missing anyhow.
            throw PartialMirror.of(source)
                    .<ProblemException>map(part -> MirrorProblems.notHeld(location(), file))
                    .orElse(e);
        }
    }

    /** A file with exactly that content, on this machine. */
    Path fetch(StoredFile file) {
        try {
            return source.fetch(file.path(), file.size(), file.digest())
                    .orElseThrow(() -> MirrorProblems.missing(file.path()));
        } catch (Corrupt | Unavailable e) {
            throw PartialMirror.of(source)
                    .<ProblemException>map(part -> MirrorProblems.notHeld(location(), file))
                    .orElse(e);
        }
    }

    /** Has files ready that {@link #fetch} would have to bring. */
    void fetchAhead(List<StoredFile> files) {
        if (isFar()) {
            Together.each(files, this::fetch);
        }
    }

    private void copy(StoredFile file, PartialFile into) {
        Path here = source.fetch(file.path(), file.size(), file.digest())
                .orElseThrow(() -> MirrorProblems.missing(file.path()));
        into.restart(Optional.empty());
        try {
            into.appendRestOf(here, file.size());
        } catch (IOException e) {
            throw MirrorProblems.unavailable(location(), e);
        }
    }
}
