package dev.rubicon.repository.mirror;

import dev.rubicon.repository.PartialMirror;
import dev.rubicon.repository.tuf.NewFile;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has to be done so that a mirror has the state of its source.
 *
 * @param bring files, ascending by path
 * @param roots to be written, ascending
 * @param roles whose metadata is to be written, in that order; the timestamp, which shows it all, is the last if it is new
 * @param mark what the mirror says of itself afterwards, if it does not hold all
 * @param marked whether it says so already
 * @param remove files with their sizes, which nobody names or nobody asked for
 * @param held package files afterwards
 * @param heldBytes their sizes
 * @param timestamp the version of the state
 */
public record MirrorPlan(
        List<StoredFile> bring,
        List<NewFile> roots,
        List<String> roles,
        Optional<PartialMirror> mark,
        boolean marked,
        SortedMap<String, Long> remove,
        long held,
        long heldBytes,
        long timestamp) {
    public MirrorPlan {
        bring = List.copyOf(bring);
        roots = List.copyOf(roots);
        roles = List.copyOf(roles);
        remove = new TreeMap<>(remove);
    }

    /** Whether anything is to be done. */
    public boolean isChange() {
        return !bring.isEmpty() || !roots.isEmpty() || !roles.isEmpty() || !marked || !remove.isEmpty();
    }

    /** Of what is to be brought. */
    public long bytes() {
        return bring.stream().mapToLong(StoredFile::size).sum();
    }

    /** Of what is to be removed. */
    public long removedBytes() {
        return remove.values().stream().mapToLong(Long::longValue).sum();
    }
}
