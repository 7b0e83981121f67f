package dev.rubicon.format;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An open package: a zip of {@code manifest.json} and exactly the files that it lists, {@code AppMetadata.json} among them if
 * there is one. Nothing the file says about itself is trusted: opening checks its structure, names, kinds and limits, and every
 * reading checks size and digest. Needs bounded memory. Several threads may read files of it at once; all else is for one.
 */
public final class PackageFile implements AutoCloseable {
    private static final PackagePath MANIFEST = new PackagePath(Manifest.FILE_NAME);
    private static final PackagePath METADATA = new PackagePath(AppMetadata.FILE_NAME);

    private final PackageProblems problems;
    private final FileChannel channel;
    private final long size;
    private final SortedMap<PackagePath, PackageEntry> entries;
    private final Manifest manifest;
    private final SortedMap<PackagePath, FileEntry> listed;
    private final AppMetadata metadata;

    private PackageFile(FileChannel channel, PackageProblems problems) throws IOException {
        this.problems = problems;
        this.channel = channel;
        this.size = channel.size();
        this.entries = PackageEntries.checked(ZipStructure.entries(channel, problems), problems);
        this.manifest = readManifest();
        this.listed = new TreeMap<>();
        manifest.files().forEach(file -> listed.put(file.path(), file));
        checkListing();
        this.metadata = readMetadata();
    }

    /** The file name of a package: {@code bundle/pos 1.0} is in {@code bundle__pos_1.0.zip}. */
    public static String fileName(PackageVersion identity) {
        return identity.id().fileName() + "_" + identity.version() + ".zip";
    }

    /**
     * Opens a package and reads what it declares. The digests of its files are checked when they are read.
     *
     * @throws InvalidInput RB159 if there is no such file; RB110 and RB120 to RB128 if a document in it is invalid
     * @throws Corrupt RB140 to RB155
     * @throws Unavailable RB158
     */
    public static PackageFile open(Path file) {
        PackageProblems problems =
                new PackageProblems(file.toAbsolutePath().getFileName().toString());
        if (!Files.isRegularFile(file)) {
            throw new InvalidInput(problems.notThere());
        }
        try {
            return open(FileChannel.open(file, StandardOpenOption.READ), problems);
        } catch (FileSystemException e) {
            throw new Unavailable(problems.cannotRead(problems.what(), String.valueOf(e.getReason())), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new Corrupt(problems.notAPackage("its directory cannot be read"), e);
        }
    }

    private static PackageFile open(FileChannel channel, PackageProblems problems) throws IOException {
        boolean opened = false;
        try {
            PackageFile file = new PackageFile(channel, problems);
            opened = true;
            return file;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    private Manifest readManifest() {
        PackageEntry entry = entries.get(MANIFEST);
        if (entry == null) {
            throw new Corrupt(problems.noManifest(Manifest.FILE_NAME));
        }
        byte[] bytes = document(entry, Limits.MANIFEST_BYTES);
        return ManifestJson.read(bytes, Manifest.FILE_NAME + " of " + problems.what());
    }

    private AppMetadata readMetadata() {
        PackageEntry entry = entries.get(METADATA);
        if (entry == null) {
            return AppMetadata.NONE;
        }
        byte[] bytes = document(entry, Limits.METADATA_BYTES);
        checkDigest(METADATA, Digest.of(bytes));
        return AppMetadataJson.read(bytes, AppMetadata.FILE_NAME + " of " + problems.what());
    }

    private byte[] document(PackageEntry entry, int limit) {
        if (entry.size() > limit) {
            throw new Corrupt(problems.documentTooLarge(entry.name(), entry.size(), limit));
        }
        return inMemory(entry);
    }

    private byte[] inMemory(PackageEntry entry) {
        try (CheckedEntry in = opened(entry)) {
            return in.bytes();
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    private CheckedEntry opened(PackageEntry entry) {
        return new CheckedEntry(entry.open(channel), entry.name(), entry.size(), entry.crc(), problems::otherContent);
    }

    private void checkListing() {
        for (PackagePath path : entries.keySet()) {
            if (!path.equals(MANIFEST) && !listed.containsKey(path)) {
                throw new Corrupt(problems.unlisted(path.value()));
            }
        }
        for (FileEntry file : listed.values()) {
            PackageEntry entry = entries.get(file.path());
            if (entry == null || file.path().equals(MANIFEST)) {
                throw new Corrupt(problems.missing(file.path().value()));
            }
            if (entry.size() != file.size()) {
                throw new Corrupt(problems.otherContent(
                        entry.name(), "it has " + entry.size() + " bytes, listed are " + file.size()));
            }
        }
    }

    private void checkDigest(PackagePath path, Digest digest) {
        Digest expected = listed.get(path).digest();
        if (!digest.equals(expected)) {
            String why = "its SHA-256 is " + digest.abbreviated() + "…, listed is " + expected.abbreviated() + "…";
            throw new Corrupt(problems.otherContent(path.value(), why));
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /** What {@code AppMetadata.json} says; {@link AppMetadata#NONE} if there is none. Not yet checked against the version. */
    public AppMetadata metadata() {
        return metadata;
    }

    /** Of the package file, in bytes. */
    public long size() {
        return size;
    }

    /** Of the package file. Reads all of it. */
    public Digest digest() {
        try {
            return ((Content) this::fromTheBeginning).measured().digest();
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    // Not closed by its reader's closing: the channel belongs to the package.
    private InputStream fromTheBeginning() throws IOException {
        channel.position(0);
        InputStream in = Channels.newInputStream(channel);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return in.read(buffer, offset, length);
            }
        };
    }

    /** The files that the manifest lists, ascending. */
    public List<PackagePath> paths() {
        return List.copyOf(listed.keySet());
    }

    /** Of one of {@link #paths}, in bytes. */
    public long size(PackagePath path) {
        return entry(path).size();
    }

    /**
     * The bytes of a file.
     *
     * @throws Corrupt RB155, or RB148 if it is larger than 64 MiB; {@link #copyTo} has no such limit
     */
    public byte[] read(PackagePath path) {
        PackageEntry entry = entry(path);
        if (entry.size() > Limits.READ_BYTES) {
            throw new Corrupt(problems.tooLarge("'" + path + "' in ", entry.size(), Limits.READ_BYTES));
        }
        byte[] bytes = inMemory(entry);
        checkDigest(path, Digest.of(bytes));
        return bytes;
    }

    /**
     * Copies a file in bounded memory. After an exception {@code out} has been given bytes that must not be used.
     *
     * @throws Corrupt RB155
     * @throws IOException if {@code out} failed
     */
    public void copyTo(PackagePath path, OutputStream out) throws IOException {
        try (CheckedEntry in = opened(entry(path))) {
            checkDigest(path, in.copyTo(out));
        }
    }

    private PackageEntry entry(PackagePath path) {
        if (!listed.containsKey(path)) {
            throw new IllegalStateException("'" + path + "' is none of the paths of " + problems.what());
        }
        return entries.get(path);
    }

    /**
     * Reads every file and checks its digest.
     *
     * @throws Corrupt RB155
     */
    public void verifyAll() {
        try {
            for (PackagePath path : listed.keySet()) {
                copyTo(path, OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new IllegalStateException("nowhere cannot fail to be written", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    private Unavailable cannotRead(IOException e) {
        Problem problem = problems.cannotRead(problems.what(), String.valueOf(e.getMessage()));
        return new Unavailable(problem, e);
    }
}
