package dev.rubicon.repository.mirror;

import dev.rubicon.repository.FileWork;
import dev.rubicon.repository.cache.Bringing;
import dev.rubicon.repository.tuf.NewFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where a mirror is. Files are stored first, where nobody sees them; then metadata is written, and its last file shows them all. */
public interface MirrorTarget {
    /** As it is printed. */
    String location();

    /**
     * Does something while nobody else changes it.
     *
     * @throws dev.rubicon.model.Unavailable RB305 if others do for too long
     */
    <T> T alone(FileWork<T> work);

    /** The newest root that it has; absent if it is no repository yet. */
    Optional<NewFile> newestRoot();

    /** The state that it has all of; absent if it is a part, or was not finished. */
    Optional<Whole> whole();

    /** A state of a repository, as its newest root and its timestamp. */
    record Whole(byte[] root, byte[] timestamp) {}

    /** A small file that it has. */
    Optional<byte[]> read(String path, long maxBytes);

    /** Whether it has that file, whole. */
    boolean holds(StoredFile file);

    /** Where a file stands on this machine; absent if it has not got it, or not here. */
    Optional<Path> path(StoredFile file);

    /** Gets ready to be changed. */
    void begin();

    /**
     * Stores a file. What an earlier try has brought of it is there already. Called for several files at a time.
     *
     * @throws dev.rubicon.model.Untrusted RB317 if what was brought is another file, which is not kept
     */
    void store(StoredFile file, Bringing bringing);

    /** Returns when what was stored would survive a power cut. */
    void settle();

    /** Replaces a small file in one step; returns when that would survive a power cut. */
    void write(String path, byte[] bytes);

    /**
     * The same for several files of metadata in this order, as close to one step as can be: between a root with other keys and the timestamp
     * that these have signed, a client that begins would believe neither.
     */
    void show(List<NewFile> metadata);

    /** Removes a small file, if it is there. */
    void remove(String path);

    /** All files of a repository that it has, with their sizes. */
    SortedMap<String, Long> files();

    /** The new state is complete, and what was needed on the way can go. */
    void finish();
}
