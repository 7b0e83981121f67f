package dev.rubicon.repository;

import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.MetadataDelta;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.StateUpdate;
import dev.rubicon.repository.tuf.TargetFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository in a folder, for those who change it: its state, and how the next one replaces it. Readers take no lock: what is
 * new stands under new names, and one file, the timestamp, is replaced last.
 */
public final class RepositoryFolder {
    private static final Pattern VERSIONED = Pattern.compile("([1-9][0-9]{0,17})(\\.(?!root\\.).+\\.json)");

    private final RepositoryLayout layout;
    private final Publishing publishing;
    private final Duration patience;

    public RepositoryFolder(Path root, Publishing publishing) {
        this(root, publishing, FolderPublisher.PATIENCE);
    }

    /** @param patience how long to wait for others that change it */
    RepositoryFolder(Path root, Publishing publishing, Duration patience) {
        this.layout = new RepositoryLayout(root);
        this.publishing = publishing;
        this.patience = patience;
    }

    public RepositoryLayout layout() {
        return layout;
    }

    public Publishing publishing() {
        return publishing;
    }

    /** The address by which it is trusted. */
    public String location() {
        return FolderTransport.location(layout.root());
    }

    /**
     * Its newest state, verified, be it expired or not: whoever signs a new state first verifies the one that there is.
     *
     * @throws dev.rubicon.model.Untrusted RB310 to RB320
     */
    public SignedRepository state() {
        FolderTransport transport = new FolderTransport(layout.root());
        return new SignedRepository(transport, publishing.trust().requiredFor(transport), Expiry.IGNORED);
    }

    /** How long what is signed now is to be believed, as the root says. */
    public Lifetimes lifetimes(Signed.Root root) {
        return root.lifetimes().orElse(publishing.lifetimes());
    }

    /**
     * Does something while nobody else changes the repository.
     *
     * @throws dev.rubicon.model.Unavailable RB305 if others do for too long, RB306 if the folder fails
     */
    public <T> T alone(FileWork<T> work) {
        try {
            return RepositoryLock.whileHeld(layout, patience, work);
        } catch (IOException e) {
            throw RepositoryProblems.unavailable(layout.root(), e);
        }
    }

    /** Stores an index under its digest, and has it signed. */
    public void storeIndex(PackageId id, List<Release> releases, StateUpdate update) throws IOException {
        store(RepositoryLayout.indexOf(id), IndexFile.render(releases), update);
    }

    /** Stores a file under its digest, and has it signed. */
    public void store(String path, byte[] bytes, StateUpdate update) throws IOException {
        Digest digest = Digest.of(bytes);
        replace(layout.file(RepositoryLayout.stored(path, digest)), bytes);
        update.put(path, signed(bytes.length, digest));
    }

    static TargetFile signed(long length, Digest digest) {
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("sha256", digest.hex());
        return new TargetFile(length, hashes);
    }

    /** Makes the next state the current one. */
    public void commit(StateUpdate update, Signed.Root root) throws IOException {
        write(files(update, root));
    }

    /** The files of the next state; the last one makes it current. */
    public List<NewFile> files(StateUpdate update, Signed.Root root) {
        return update.files(
                publishing.keys().all(),
                lifetimes(root),
                publishing.clock().instant(),
                name -> Files.exists(layout.metadata(name)));
    }

    /** Writes metadata in this order. */
    public void write(List<NewFile> files) throws IOException {
        for (NewFile file : files) {
            Optional<byte[]> delta = delta(file);
            if (delta.isPresent()) {
                replace(layout.metadata(file.name() + RepositoryLayout.DELTA), delta.get());
            }
            replace(layout.metadata(file.name()), file.bytes());
        }
    }

    private Optional<byte[]> delta(NewFile file) throws IOException {
        Matcher name = VERSIONED.matcher(file.name());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            long before = Long.parseLong(name.group(1)) - 1;
            return MetadataDelta.between(Files.readAllBytes(layout.metadata(before + name.group(2))), file.bytes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        try (UnfinishedFile file = UnfinishedFile.in(target.getParent())) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                file.channel().write(rest);
            }
            file.moveTo(target);
        }
    }
}
