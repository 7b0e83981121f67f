package dev.rubicon.repository;

import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.MetadataDelta;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.StateUpdate;
import dev.rubicon.repository.tuf.TargetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A repository, for those who change it: its state, and how the next one replaces it. Readers take no lock: what is new stands under
 * new names, and one file, the timestamp, is replaced last.
 */
public interface KeptRepository {
    Publishing publishing();

    /** The address by which it is trusted. */
    String location();

    /**
     * Its newest state, verified, be it expired or not: whoever signs a new state first verifies the one that there is.
     *
     * @throws dev.rubicon.model.Untrusted RB310 to RB320
     */
    SignedRepository state();

    /**
     * Does something that has no effect unless nobody else changes the repository meanwhile. Where that is not known before the end,
     * it is done again on the newer state: so it has to read the state first, and may do the same thing twice.
     *
     * @throws dev.rubicon.model.Unavailable RB305 if others do for too long, RB306 if the repository fails
     */
    <T> T alone(FileWork<T> work);

    /** A file of metadata, such as {@code 2.root.json}; absent if there is none. */
    Optional<byte[]> metadata(String name) throws IOException;

    /** Whether there is a file of metadata of that name. */
    boolean hasMetadata(String name);

    /** Whether it has the package file of a release that it lists, whole. */
    boolean holds(Release release);

    /**
     * Stores a package file where nobody names it yet.
     *
     * @throws dev.rubicon.model.Unavailable RB308 if it is not what was offered any more
     */
    Incoming receive(Path source, Release offered) throws IOException;

    /** Stores a small file whose name says what is in it. */
    void put(String path, byte[] bytes) throws IOException;

    /** Writes metadata in this order. */
    void write(List<NewFile> files) throws IOException;

    /** The difference of a metadata file to the version before it; absent if that is not here, or it would spare little. */
    default Optional<byte[]> delta(NewFile file) throws IOException {
        Optional<String> before = RepositoryLayout.versionBefore(file.name());
        Optional<byte[]> bytes = before.isEmpty() ? Optional.empty() : metadata(before.get());
        return bytes.flatMap(earlier -> MetadataDelta.between(earlier, file.bytes()));
    }

    /** How long what is signed now is to be believed, as the root says. */
    default Lifetimes lifetimes(Signed.Root root) {
        return root.lifetimes().orElse(publishing().lifetimes());
    }

    /** Stores an index under its digest, and has it signed. */
    default void storeIndex(PackageId id, List<Release> releases, StateUpdate update) throws IOException {
        store(RepositoryLayout.indexOf(id), IndexFile.render(releases), update);
    }

    /** Stores a file under its digest, and has it signed. */
    default void store(String path, byte[] bytes, StateUpdate update) throws IOException {
        Digest digest = Digest.of(bytes);
        put(RepositoryLayout.stored(path, digest), bytes);
        update.put(path, signed(bytes.length, digest));
    }

    static TargetFile signed(long length, Digest digest) {
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("sha256", digest.hex());
        return new TargetFile(length, hashes);
    }

    /** Makes the next state the current one. */
    default void commit(StateUpdate update, Signed.Root root) throws IOException {
        write(files(update, root));
    }

    /** The files of the next state; the last one makes it current. */
    default List<NewFile> files(StateUpdate update, Signed.Root root) {
        return update.files(
                publishing().keys().all(), lifetimes(root), publishing().clock().instant(), this::hasMetadata);
    }
}
