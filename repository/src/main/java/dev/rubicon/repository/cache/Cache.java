package dev.rubicon.repository.cache;

import dev.rubicon.format.Content;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files by their digest: {@code sha256/ab/ab12...}, with what each was called beside it ({@code .name}), and {@code .partial} where only the
 * beginning is here. What is damaged is found when it is read, and is then not there. Every method may throw {@link Unavailable} RB335.
 *
 * @param folder need not exist
 */
public record Cache(Path folder, Clock clock) {
    private static final String PARTIAL = ".partial";
    private static final String NAME = ".name";
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})(\\.partial)?");

    // The system's locks are between processes; threads of one wait here.
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    /** A file with exactly that content; absent if there is none. */
    public Optional<Path> find(Digest digest, long size) {
        try {
            return found(digest, size);
        } catch (IOException e) {
            throw CacheProblems.failed(folder, e);
        }
    }

    private Optional<Path> found(Digest digest, long size) throws IOException {
        Path file = file(digest);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.size(file) != size || !Content.of(file).measured().digest().equals(digest)) {
            Files.delete(file);
            return Optional.empty();
        }
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        return Optional.of(file);
    }

    /** Whether there is a file of that name and size; it is not read for this. */
    public boolean has(Digest digest, long size) {
        try {
            return Files.size(file(digest)) == size;
        } catch (IOException e) {
            return false;
        }
    }

    /** A small file's content; absent if it is not here. */
    public Optional<byte[]> read(Digest digest, long maxBytes) {
        try {
            Path file = file(digest);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > maxBytes) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            if (!Digest.of(bytes).equals(digest)) {
                Files.delete(file);
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw CacheProblems.failed(folder, e);
        }
    }

    /** A small file of a repository. One whose name says what is in it comes from here, and is kept once it was brought. */
    public Optional<byte[]> read(String path, long maxBytes, Supplier<Optional<byte[]>> source) {
        Optional<StoredName> name = StoredName.of(path);
        return name.flatMap(stored -> read(stored.digest(), maxBytes)).or(() -> {
            Optional<byte[]> bytes = source.get();
            name.filter(stored -> bytes.map(Digest::of).equals(Optional.of(stored.digest())))
                    .ifPresent(stored -> write(stored, bytes.orElseThrow()));
            return bytes;
        });
    }

    /** Keeps a small file, whose digest its caller has verified. */
    public void write(StoredName name, byte[] bytes) {
        Path target = file(name.digest());
        try (UnfinishedFile file = UnfinishedFile.in(target.getParent())) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                file.channel().write(rest);
            }
            file.moveTo(target);
            called(name);
        } catch (IOException e) {
            throw CacheProblems.failed(folder, e);
        }
    }

    /** A file with exactly that content, brought if it is not here. Absent if what was brought is another one, which is not kept. */
    public Optional<Path> complete(StoredName name, long size, Bringing work) {
        Path target = file(name.digest());
        ReentrantLock threads = THREADS.computeIfAbsent(target, any -> new ReentrantLock());
        threads.lock();
        try (PartialFile partial = PartialFile.open(partial(target))) {
            // Somebody may have brought it while we waited.
            Optional<Path> found = found(name.digest(), size);
            if (found.isPresent()) {
                partial.delete();
                return found;
            }
            called(name);
            work.bring(partial);
            if (partial.length() != size || !partial.digest().equals(name.digest())) {
                partial.delete();
                return Optional.empty();
            }
            partial.complete(target);
            return Optional.of(target);
        } catch (IOException e) {
            throw CacheProblems.failed(folder, e);
        } finally {
            threads.unlock();
        }
    }

    private void called(StoredName name) throws IOException {
        Files.writeString(beside(file(name.digest()), NAME), name.name(), StandardCharsets.UTF_8);
    }

    /** All that is here, in the order of digests. */
    public List<CachedFile> files() {
        if (!Files.exists(root())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root())) {
            List<CachedFile> files = new ArrayList<>();
            for (Path path : all.sorted().toList()) {
                file(path).ifPresent(files::add);
            }
            return List.copyOf(files);
        } catch (IOException e) {
            throw CacheProblems.failed(folder, e);
        }
    }

    private static Optional<CachedFile> file(Path path) throws IOException {
        Matcher name = FILE.matcher(path.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Path called = path.resolveSibling(name.group(1) + NAME);
            return Optional.of(new CachedFile(
                    path,
                    new Digest(name.group(1)),
                    Files.exists(called) ? Files.readString(called, StandardCharsets.UTF_8) : "",
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant(),
                    name.group(2) == null));
        } catch (NoSuchFileException e) {
            // Somebody else prunes, or has completed it.
            return Optional.empty();
        }
    }

    /** Deletes what is not to be kept, and says what that was. */
    public List<CachedFile> prune(Keep keep) {
        List<CachedFile> going = keep.expendable(files());
        try {
            for (CachedFile file : going) {
                Files.deleteIfExists(file.path());
                Files.deleteIfExists(beside(file.path(), ".etag"));
                Path complete = file(file.digest());
                if (!Files.exists(complete) && !Files.exists(partial(complete))) {
                    Files.deleteIfExists(beside(complete, NAME));
                }
            }
            return going;
        } catch (IOException e) {
            throw CacheProblems.failed(folder, e);
        }
    }

    private Path root() {
        return folder.resolve("sha256");
    }

    private Path file(Digest digest) {
        return root().resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    private static Path partial(Path file) {
        return beside(file, PARTIAL);
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
