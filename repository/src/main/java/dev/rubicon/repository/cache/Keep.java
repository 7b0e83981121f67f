package dev.rubicon.repository.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which files of a cache stay when it is pruned. */
public sealed interface Keep {
    /** What was used since then. */
    record UsedSince(Instant time) implements Keep {}

    /** At most so many bytes, the files used last. */
    record AtMost(long bytes) implements Keep {}

    record Nothing() implements Keep {}

    /** Those that go, the one used longest ago first. */
    default List<CachedFile> expendable(List<CachedFile> files) {
        List<CachedFile> oldestFirst = new ArrayList<>(files);
        oldestFirst.sort(Comparator.comparing(CachedFile::lastUsed)
                .thenComparing(file -> file.digest().hex()));
        return switch (this) {
            case Nothing all -> List.copyOf(oldestFirst);
            case UsedSince since ->
                oldestFirst.stream()
                        .filter(file -> file.lastUsed().isBefore(since.time()))
                        .toList();
            case AtMost limit -> {
                long over = files.stream().mapToLong(CachedFile::size).sum() - limit.bytes();
                List<CachedFile> going = new ArrayList<>();
                for (CachedFile file : oldestFirst) {
                    if (over > 0) {
                        going.add(file);
                        over -= file.size();
                    }
                }
                yield List.copyOf(going);
            }
        };
    }
}
