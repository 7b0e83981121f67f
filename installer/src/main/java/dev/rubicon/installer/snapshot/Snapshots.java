package dev.rubicon.installer.snapshot;

import dev.rubicon.format.Json;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The snapshots of one home: {@code snapshots/INSTANCE/NAME.json} and beside it the file that it describes. A snapshot is there
 * when its JSON is, which is written last.
 */
public final class Snapshots {
    private static final String JSON = ".json";

    private final Path folder;

    public Snapshots(Path home) {
        this.folder = home.resolve("snapshots");
    }

    /** Where those of an instance are, or are going to be. */
    public Path folder(InstanceName instance) {
        return folder.resolve(instance.value());
    }

    /**
     * What there is.
     *
     * @param snapshots the oldest first
     * @param problems files that cannot be read
     */
    public record Listing(List<Snapshot> snapshots, List<Problem> problems) {}

    public Listing list(InstanceName instance) {
        List<Snapshot> snapshots = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(instance)) {
            if (file.getFileName().toString().endsWith(JSON)) {
                try {
                    snapshots.add(read(file));
                } catch (ProblemException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        snapshots.sort(
                Comparator.comparing((Snapshot one) -> Instant.parse(one.about().takenAt()))
                        .thenComparing(Snapshot::name));
        return new Listing(List.copyOf(snapshots), List.copyOf(problems));
    }

    private List<Path> files(InstanceName instance) {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder(instance))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(instance))) {
                files.forEach(all::add);
            } catch (IOException e) {
                throw unusable(folder(instance), e);
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    private static Snapshot read(Path file) {
        try {
            return SnapshotJson.read(Files.readAllBytes(file), file.getParent(), "the snapshot file " + file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** @throws InvalidInput RB565 if there is none of that name */
    public Snapshot find(InstanceName instance, SnapshotName name) {
        Path file = json(instance, name);
        if (!Files.exists(file)) {
            String known = list(instance).snapshots().stream()
                    .map(one -> one.name().value())
                    .collect(Collectors.joining(", "));
            throw new InvalidInput(
                    "RB565",
                    "there is no snapshot '" + name + "' of instance '" + instance + "' in " + folder(instance),
                    known.isEmpty() ? "there are none at all" : "there are " + known);
        }
        return read(file);
    }

    public boolean has(InstanceName instance, SnapshotName name) {
        return Files.exists(json(instance, name));
    }

    private Path json(InstanceName instance, SnapshotName name) {
        return folder(instance).resolve(name + JSON);
    }

    /**
     * Adds a snapshot; it is there as a whole, or not at all. The caller has the lock of the instance, so what a crash has left
     * behind can go.
     *
     * @param content writes into an empty file, waits until that is on disk, and says what wrote it
     * @throws InvalidInput RB566 if there is one of that name
     */
    public Snapshot add(Snapshot.About about, Function<Path, String> content) {
        if (has(about.instance(), about.name())) {
            throw new InvalidInput(
                    "RB566",
                    "there is a snapshot '" + about.name() + "' of instance '" + about.instance() + "' already",
                    "choose another name, or delete that one: rubicon snapshot delete " + about.name() + " --instance "
                            + about.instance());
        }
        removeLeftovers(about.instance());
        Path target = folder(about.instance()).resolve(about.name() + "." + about.kind());
        try (UnfinishedFile unfinished = UnfinishedFile.in(folder(about.instance()))) {
            String madeBy = content.apply(unfinished.path());
            Digest digest = digest(unfinished.path());
            long size = Files.size(unfinished.path());
            unfinished.moveTo(target);
            Snapshot snapshot = new Snapshot(about, Optional.of(madeBy), target, size, digest);
            write(json(about.instance(), about.name()), Json.write(SnapshotJson.write(snapshot)));
            return snapshot;
        } catch (IOException e) {
            throw unusable(target, e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (UnfinishedFile unfinished = UnfinishedFile.in(file.getParent())) {
            unfinished.channel().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            unfinished.moveTo(file);
        }
    }

    private void removeLeftovers(InstanceName instance) {
        List<Path> files = files(instance);
        Set<String> described = new HashSet<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(JSON)) {
                described.add(name.substring(0, name.length() - JSON.length()));
            }
        }
        for (Path file : files) {
            String name = file.getFileName().toString().replaceFirst("\\.(sqlite|postgresql)$", "");
            boolean ours = !name.equals(file.getFileName().toString());
            if (UnfinishedFile.isLeftover(file) || ours && !described.contains(name)) {
                remove(file);
            }
        }
    }

    /**
     * Says that the file of a snapshot is what was written.
     *
     * @throws Corrupt RB567 if it is not; Unavailable RB568 if it cannot be read
     */
    public void verify(Snapshot snapshot) {
        try {
            if (Files.size(snapshot.file()) != snapshot.size()
                    || !digest(snapshot.file()).equals(snapshot.digest())) {
                throw new Corrupt(
                        "RB567",
                        "the snapshot file " + snapshot.file() + " is not what was written: its SHA-256 is another one",
                        "restore another snapshot, or bring the file back from a backup");
            }
        } catch (IOException e) {
            throw unusable(snapshot.file(), e);
        }
    }

    private static Digest digest(Path file) throws IOException {
        MessageDigest hash = Digest.newHash();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.update(buffer, 0, read);
            }
        }
        return Digest.of(hash);
    }

    /** The JSON goes first: a file without it is a leftover. */
    public void delete(Snapshot snapshot) {
        remove(json(snapshot.about().instance(), snapshot.name()));
        remove(snapshot.file());
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * Deletes those that were taken automatically, but for the newest {@code keep}, and says which they were.
     *
     * @param needed the name of one that stays, however old it is
     */
    public List<Snapshot> prune(InstanceName instance, int keep, Optional<String> needed) {
        List<Snapshot> automatic = list(instance).snapshots().stream()
                .filter(Snapshot::isAutomatic)
                .toList();
        List<Snapshot> old = automatic.subList(0, Math.max(0, automatic.size() - keep)).stream()
                .filter(one -> needed.filter(one.name().value()::equals).isEmpty())
                .toList();
        old.forEach(this::delete);
        return old;
    }

    private static Unavailable unusable(Path path, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB568",
                        "cannot read or write " + path + ": " + e.getMessage(),
                        "check the folder's owner and free space, then run the same command again"),
                e);
    }
}
