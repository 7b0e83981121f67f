package dev.rubicon.repository.upkeep;

import dev.rubicon.format.Content;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.PartialMirror;
import dev.rubicon.repository.RepositoryFolder;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.TargetFile;
import dev.rubicon.repository.tuf.TrustStore;
import dev.rubicon.repository.tuf.Updater;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads every file of a repository as a client that has never seen it would, and compares it with what is signed. */
public final class Verification {
    private final RepositoryFolder folder;
    private final List<Problem> untrusted = new ArrayList<>();
    private final List<Problem> damaged = new ArrayList<>();
    private boolean isPart;
    private int notHeld;

    public Verification(RepositoryFolder folder) {
        this.folder = folder;
    }

    /**
     * What was found.
     *
     * @param untrusted what clients refuse because of its signatures or its age
     * @param damaged files that are missing or not what was signed
     * @param former files of earlier states, which 'gc' deletes in time: harmless
     * @param unknown files that Rubicon has not written
     * @param indexes how many were read
     * @param packages how many were read
     * @param bytes of these packages
     * @param notHeld packages that are not there since it is a mirror of a part
     */
    public record Report(
            List<Problem> untrusted,
            List<Problem> damaged,
            List<String> former,
            List<String> unknown,
            int indexes,
            int packages,
            long bytes,
            int notHeld) {
        public Report {
            untrusted = List.copyOf(untrusted);
            damaged = List.copyOf(damaged);
            former = List.copyOf(former);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * Reads everything. What this machine has seen of the repository counts, too.
     *
     * @throws Untrusted RB310 to RB320 if there is no state that a client would accept
     */
    public Report verify() {
        Updater seen = folder.state().state();
        Path fresh = temporary();
        try {
            SignedRepository repository = asStranger(seen, fresh);
            Updater state = repository.state();
            if (state.root().version() != seen.root().version()) {
                untrusted.add(new Problem(
                        "RB312",
                        "its own chain of roots ends with root " + state.root().version() + ", and root "
                                + seen.root().version() + " was seen before",
                        "restore metadata/*.root.json from a mirror or a backup"));
            }
            return report(repository, state);
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem(
                            "RB306",
                            "the repository cannot be read: " + Quoted.shortened(String.valueOf(e.getMessage())),
                            "check the folder and its permissions"),
                    e);
        } finally {
            new TrustStore(fresh).clear();
            delete(fresh);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("rubicon-verify");
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB319", "no temporary folder can be made", "check java.io.tmpdir and its free space"),
                    e);
        }
    }

    private static void delete(Path fresh) {
        try (Stream<Path> files = Files.list(fresh)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(fresh);
        } catch (IOException e) {
            fresh.toFile().deleteOnExit();
        }
    }

    private SignedRepository asStranger(Updater seen, Path fresh) throws IOException {
        RepositoryLayout layout = folder.layout();
        Path first = layout.metadata("1.root.json");
        if (!Files.exists(first)) {
            damaged.add(missing("metadata/1.root.json"));
            first = layout.metadata(seen.root().version() + ".root.json");
        }
        TrustStore store = new TrustStore(fresh);
        Instant now = folder.publishing().clock().instant();
        FolderTransport transport = new FolderTransport(layout.root());
        store.write("root", Files.readAllBytes(first));
        try {
            SignedRepository strict = new SignedRepository(transport, store, Expiry.strict(now));
            strict.state();
            return strict;
        } catch (Untrusted e) {
            untrusted.addAll(e.problems());
            return new SignedRepository(transport, store, Expiry.IGNORED);
        }
    }

    private Report report(SignedRepository repository, Updater state) throws IOException {
        TreeMap<String, TargetFile> files = new TreeMap<>();
        boolean whole = true;
        isPart = PartialMirror.of(new FolderTransport(folder.layout().root())).isPresent();
        for (String role : state.fileRoles()) {
            whole &= tried(() -> state.fileRole(role).files())
                    .map(more -> {
                        files.putAll(more);
                        return true;
                    })
                    .orElse(false);
        }
        SortedSet<String> indexed = new TreeSet<>();
        int indexes = 0;
        int packages = 0;
        long bytes = 0;
        for (String path : files.keySet()) {
            Optional<PackageId> id = RepositoryLayout.indexedBy(path);
            if (id.isPresent()) {
                indexes++;
                tried(() -> repository.releases(id.get())).ifPresent(all -> compare(all, files, indexed));
            } else if (path.startsWith("packages/")) {
                packages++;
                bytes += check(path, files.get(path));
            } else {
                tried(() -> repository.substitutesFor(new PackageId("any")));
            }
        }
        for (String path : files.keySet()) {
            if (path.startsWith("packages/") && !indexed.contains(path)) {
                damaged.add(
                        new Problem("RB303", "no index mentions " + Quoted.path(path), "publish that package again"));
            }
        }
        List<String> unnamed = whole ? NamedFiles.unnamed(folder.layout(), NamedFiles.of(state)) : List.of();
        return new Report(
                untrusted,
                damaged,
                unnamed.stream().filter(NamedFiles::isOurs).toList(),
                unnamed.stream()
                        .filter(path -> !NamedFiles.isOurs(path) && !path.equals(PartialMirror.PATH))
                        .toList(),
                indexes,
                packages - notHeld,
                bytes,
                notHeld);
    }

    private <T> Optional<T> tried(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (Untrusted e) {
            untrusted.addAll(e.problems());
        } catch (ProblemException e) {
            damaged.addAll(e.problems());
        }
        return Optional.empty();
    }

    private void compare(List<Release> releases, TreeMap<String, TargetFile> files, SortedSet<String> indexed) {
        for (Release release : releases) {
            String path = RepositoryLayout.packageOf(release);
            indexed.add(path);
            boolean same = Optional.ofNullable(files.get(path))
                    .filter(file -> file.length() == release.size()
                            && release.digest().hex().equals(file.hashes().get("sha256")))
                    .isPresent();
            if (!same) {
                damaged.add(new Problem(
                        "RB303",
                        "the index mentions " + release.identity() + ", which is not signed like that",
                        "restore the repository from a mirror or a backup"));
            }
        }
    }

    /** How many bytes of it there are to be. */
    private long check(String path, TargetFile signed) throws IOException {
        Optional<String> stored = NamedFiles.stored(path, signed);
        if (stored.isEmpty()) {
            return signed.length();
        }
        Path file = folder.layout().file(stored.get());
        if (isPart && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            notHeld++;
            return 0;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            damaged.add(missing(stored.get()));
        } else if (Files.size(file) != signed.length()) {
            damaged.add(another(stored.get(), "it has " + Files.size(file) + " bytes, not " + signed.length()));
        } else if (!Content.of(file)
                .measured()
                .digest()
                .equals(new Digest(signed.hashes().get("sha256")))) {
            damaged.add(another(stored.get(), "its SHA-256 is another one"));
        }
        return signed.length();
    }

    private static Problem missing(String path) {
        return new Problem(
                "RB304",
                Quoted.path(path) + " is missing",
                "restore it from a mirror or a backup; a package can be published again");
    }

    private static Problem another(String path, String why) {
        return new Problem(
                "RB304",
                Quoted.path(path) + " is not the file that was signed: " + why,
                "restore it from a mirror or a backup; a package can be published again");
    }
}
