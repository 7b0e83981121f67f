package dev.rubicon.repository.upkeep;

import dev.rubicon.repository.RepositoryFolder;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.tuf.FormerState;
import dev.rubicon.repository.tuf.Updater;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of earlier states that nobody names any more. They go when they have been out of use for a while, so that whoever still
 * reads an earlier state can finish.
 */
public final class Garbage {
    private static final Pattern METADATA = Pattern.compile("metadata/([0-9]{1,18})\\.(.*)\\.json");

    private final RepositoryFolder folder;

    public Garbage(RepositoryFolder folder) {
        this.folder = folder;
    }

    /**
     * One of them.
     *
     * @param path in the repository
     * @param bytes its size
     * @param unusedSince when the file came that replaced it; when it was written, if it was never in use
     */
    public record Unused(String path, long bytes, Instant unusedSince) {}

    /** Those that have been out of use for that long, ascending by path. Nothing is changed. */
    public List<Unused> find(Duration keep) {
        return folder.alone(() -> unused(keep));
    }

    /** Deletes them. */
    public List<Unused> delete(Duration keep) {
        return folder.alone(() -> {
            List<Unused> unused = unused(keep);
            for (Unused file : unused) {
                Path path = folder.layout().file(file.path());
                Files.deleteIfExists(path);
                if (file.path().startsWith("packages/")) {
                    deleteIfEmpty(path.getParent());
                    deleteIfEmpty(path.getParent().getParent());
                }
            }
            return unused;
        });
    }

    private void deleteIfEmpty(Path inner) throws IOException {
        try {
            if (!inner.equals(folder.layout().file("packages"))
                    && !inner.equals(folder.layout().root())) {
                Files.delete(inner);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return;
        }
    }

    private List<Unused> unused(Duration keep) throws IOException {
        Instant before = folder.publishing().clock().instant().minus(keep);
        Updater state = new Rotation(folder).settled().state();
        RepositoryLayout layout = folder.layout();
        Map<String, Instant> replaced = replaced(layout);
        List<Unused> unused = new ArrayList<>();
        for (String path : NamedFiles.unnamed(layout, NamedFiles.of(state))) {
            Path file = layout.file(path);
            Instant written = written(file);
            Instant since = replaced.getOrDefault(path, written);
            if (NamedFiles.isOurs(path) && !since.isAfter(before)) {
                unused.add(new Unused(path, Files.size(file), since.isBefore(written) ? written : since));
            }
        }
        return List.copyOf(unused);
    }

    private static Instant written(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    /** When the versions of a role followed each other tells when what they vouched for went out of use. */
    private static Map<String, Instant> replaced(RepositoryLayout layout) throws IOException {
        SortedMap<String, NavigableMap<Long, String>> versions = new TreeMap<>();
        for (String path : NamedFiles.unnamed(layout, new TreeSet<>())) {
            Matcher metadata = METADATA.matcher(path);
            if (metadata.matches()) {
                versions.computeIfAbsent(metadata.group(2), role -> new TreeMap<>())
                        .put(Long.parseLong(metadata.group(1)), path);
            }
        }
        Map<String, Instant> replaced = new TreeMap<>();
        for (NavigableMap<Long, String> role : versions.values()) {
            for (Map.Entry<Long, String> version : role.entrySet()) {
                Map.Entry<Long, String> next = role.higherEntry(version.getKey());
                if (next != null) {
                    Instant since = written(layout.file(next.getValue()));
                    later(replaced, version.getValue(), since);
                    FormerState.files(Files.readAllBytes(layout.file(version.getValue())))
                            .forEach((path, file) ->
                                    NamedFiles.stored(path, file).ifPresent(stored -> later(replaced, stored, since)));
                }
            }
        }
        return replaced;
    }

    private static void later(Map<String, Instant> replaced, String path, Instant since) {
        replaced.merge(path, since, (one, other) -> one.isAfter(other) ? one : other);
    }
}
