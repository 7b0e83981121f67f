package dev.rubicon.repository.mirror;

import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.FileWork;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.PartialMirror;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.RepositoryLock;
import dev.rubicon.repository.cache.Bringing;
import dev.rubicon.repository.cache.PartialFile;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.upkeep.NamedFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mirror in a folder. What is on its way is in {@code .rubicon-mirror} there, which is gone when all is done. */
public final class FolderTarget implements MirrorTarget {
    private static final Pattern ROOT = Pattern.compile("([1-9][0-9]{0,17})\\.root\\.json");
    private static final long MAX_TIMESTAMP = 16_384;
    private static final String STAGING = ".rubicon-mirror";

    private final RepositoryLayout layout;
    private final Disk disk;
    private final SortedMap<String, Path> unsettled = new ConcurrentSkipListMap<>();

    /** @param root need not exist */
    public FolderTarget(Path root) {
        this.layout = new RepositoryLayout(root.toAbsolutePath().normalize());
        this.disk = new Disk(staging());
    }

    @Override
    public String location() {
        return FolderTransport.location(layout.root());
    }

    private Path staging() {
        return layout.file(STAGING);
    }

    /** @throws InvalidInput RB307 if the folder is neither empty nor a repository nor the beginning of a mirror */
    @Override
    public <T> T alone(FileWork<T> work) {
        return tried(() -> {
            // Before anything is put into a folder that may be somebody's home.
            requireOurs();
            Files.createDirectories(layout.root());
            return RepositoryLock.whileHeld(layout, FolderPublisher.PATIENCE, work);
        });
    }

    private void requireOurs() throws IOException {
        if (!Files.exists(layout.root()) || Files.exists(layout.marker()) || Files.exists(staging())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.root())) {
            for (Path file : files) {
                if (!file.equals(layout.lock()) && !UnfinishedFile.isLeftover(file)) {
                    throw new InvalidInput(MirrorProblems.notEmpty(location()));
                }
            }
        }
    }

    @Override
    public Optional<NewFile> newestRoot() {
        return tried(() -> {
            requireOurs();
            long newest = 0;
            Path metadata = layout.file(RepositoryLayout.METADATA);
            if (Files.isDirectory(metadata)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(metadata, "*.root.json")) {
                    for (Path file : files) {
                        Matcher name = ROOT.matcher(file.getFileName().toString());
                        newest = name.matches() ? Math.max(newest, Long.parseLong(name.group(1))) : newest;
                    }
                }
            }
            String name = newest + ".root.json";
            return newest == 0
                    ? Optional.empty()
                    : Optional.of(new NewFile(name, Files.readAllBytes(layout.metadata(name))));
        });
    }

    // The timestamp is written last, and before it the note of a part; only then is the staging folder removed.
    @Override
    public Optional<Whole> whole() {
        Optional<NewFile> root = newestRoot();
        Optional<byte[]> timestamp = read(RepositoryLayout.TIMESTAMP, MAX_TIMESTAMP);
        boolean isWhole = Files.exists(layout.marker())
                && !Files.exists(staging())
                && !Files.exists(layout.file(PartialMirror.PATH));
        return root.flatMap(held -> timestamp.map(newest -> new Whole(held.bytes(), newest)))
                .filter(state -> isWhole);
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return tried(() -> {
            Path file = layout.file(path);
            boolean readable = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= maxBytes;
            return readable ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        });
    }

    @Override
    public boolean holds(StoredFile file) {
        return tried(() -> {
            try {
                BasicFileAttributes there = Files.readAttributes(
                        layout.file(file.path()), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return there.isRegularFile() && there.size() == file.size();
            } catch (NoSuchFileException e) {
                return false;
            }
        });
    }

    @Override
    public Optional<Path> path(StoredFile file) {
        Path at = unsettled.getOrDefault(file.path(), layout.file(file.path()));
        return unsettled.containsKey(file.path()) || holds(file) ? Optional.of(at) : Optional.empty();
    }

    @Override
    public void begin() {
        tried(() -> Files.createDirectories(staging()));
    }

    @Override
    public void store(StoredFile file, Bringing bringing) {
        Path stored = staged(file);
        try (PartialFile partial = PartialFile.open(stored)) {
            bringing.bring(partial);
            if (partial.length() != file.size() || !partial.digest().equals(file.digest())) {
                partial.delete();
                throw MirrorProblems.changed(file);
            }
            unsettled.put(file.path(), stored);
            disk.wrote(file.size());
        } catch (IOException e) {
            throw failed(e);
        } catch (Unavailable e) {
            // A partial file says that the cache failed; here it is this folder.
            throw e.getCause() instanceof IOException cause
                            && e.problems().getFirst().code().equals("RB335")
                    ? failed(cause)
                    : e;
        }
    }

    // By path: two packages may have the same content.
    private Path staged(StoredFile file) {
        String name = Digest.of(file.path().getBytes(StandardCharsets.UTF_8)).hex() + ".partial";
        return staging().resolve(name);
    }

    // A file gets its name when its content is on disk: whoever finds one of that name and size need not compare it.
    @Override
    public void settle() {
        tried(() -> {
            disk.settle(unsettled.values());
            Set<Path> folders = new TreeSet<>();
            for (Map.Entry<String, Path> file : unsettled.entrySet()) {
                Path target = layout.file(file.getKey());
                for (Path at = target.getParent(); folders.add(at) && !Files.exists(at); at = at.getParent()) {}
                Files.createDirectories(target.getParent());
                Files.move(file.getValue(), target, StandardCopyOption.ATOMIC_MOVE);
            }
            disk.settle(folders);
            unsettled.clear();
            return layout.root();
        });
    }

    @Override
    public void write(String path, byte[] bytes) {
        Path target = layout.file(path);
        tried(() -> {
            try (UnfinishedFile file = finished(target.getParent(), bytes)) {
                file.moveTo(target);
            }
            return target;
        });
    }

    @Override
    public void show(List<NewFile> metadata) {
        Path folder = layout.file(RepositoryLayout.METADATA);
        tried(() -> {
            List<UnfinishedFile> ready = new ArrayList<>();
            try {
                for (NewFile file : metadata) {
                    ready.add(finished(folder, file.bytes()));
                }
                for (int i = 0; i < ready.size() - 1; i++) {
                    Path named = layout.metadata(metadata.get(i).name());
                    Files.move(ready.get(i).path(), named, StandardCopyOption.ATOMIC_MOVE);
                }
                // Waits for the names of all.
                ready.getLast().moveTo(layout.metadata(metadata.getLast().name()));
                return folder;
            } finally {
                for (UnfinishedFile file : ready) {
                    file.close();
                }
            }
        });
    }

    private static UnfinishedFile finished(Path folder, byte[] bytes) throws IOException {
        UnfinishedFile file = UnfinishedFile.in(folder);
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                file.channel().write(rest);
            }
            file.finish();
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void remove(String path) {
        Path file = layout.file(path);
        tried(() -> {
            Files.deleteIfExists(file);
            removeIfEmpty(file.getParent());
            removeIfEmpty(file.getParent().getParent());
            return file;
        });
    }

    private void removeIfEmpty(Path folder) throws IOException {
        if (!folder.startsWith(layout.file("packages")) || folder.equals(layout.file("packages"))) {
            return;
        }
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return;
        }
    }

    @Override
    public SortedMap<String, Long> files() {
        return tried(() -> {
            SortedMap<String, Long> sizes = new TreeMap<>();
            if (!Files.exists(layout.root())) {
                return sizes;
            }
            try (Stream<Path> files = Files.walk(layout.root())) {
                for (Path file : files.toList()) {
                    String path = layout.root().relativize(file).toString().replace('\\', '/');
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isOurs(path)) {
                        sizes.put(path, Files.size(file));
                    }
                }
            }
            return sizes;
        });
    }

    private static boolean isOurs(String path) {
        return NamedFiles.isOurs(path) || path.matches("metadata/([0-9]+\\.root|timestamp)\\.json");
    }

    @Override
    public void finish() {
        tried(() -> {
            if (!Files.exists(layout.marker())) {
                write(RepositoryLayout.MARKER, FolderTransport.marker());
            }
            if (Files.exists(staging())) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(staging())) {
                    for (Path file : files) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.delete(staging());
            }
            return layout.root();
        });
    }

    private <T> T tried(FileWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Unavailable failed(IOException e) {
        return MirrorProblems.unavailable(location(), e);
    }
}
