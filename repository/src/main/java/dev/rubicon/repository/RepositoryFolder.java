package dev.rubicon.repository;

import dev.rubicon.format.Content;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A repository in a folder. Whoever changes it has its lock. */
public final class RepositoryFolder implements KeptRepository {
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

    @Override
    public Publishing publishing() {
        return publishing;
    }

    @Override
    public String location() {
        return FolderTransport.location(layout.root());
    }

    @Override
    public SignedRepository state() {
        FolderTransport transport = new FolderTransport(layout.root());
        return new SignedRepository(transport, publishing.trust().requiredFor(transport), Expiry.IGNORED);
    }

    @Override
    public <T> T alone(FileWork<T> work) {
        try {
            return RepositoryLock.whileHeld(layout, patience, work);
        } catch (IOException e) {
            throw RepositoryProblems.unavailable(layout.root(), e);
        }
    }

    @Override
    public Optional<byte[]> metadata(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(layout.metadata(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean hasMetadata(String name) {
        return Files.exists(layout.metadata(name));
    }

    @Override
    public boolean holds(Release release) {
        return new FolderTransport(layout.root())
                .fetch(
                        RepositoryLayout.stored(RepositoryLayout.packageOf(release), release.digest()),
                        release.size(),
                        release.digest())
                .isPresent();
    }

    @Override
    public Incoming receive(Path source, Release offered) throws IOException {
        UnfinishedFile copy = UnfinishedFile.in(layout.packages());
        try {
            Content.Measured copied = Content.of(source).copyTo(Channels.newOutputStream(copy.channel()));
            if (!copied.digest().equals(offered.digest())) {
                throw new Unavailable(
                        RepositoryProblems.changed(source.getFileName().toString()));
            }
            copy.finish();
            return new Copy(copy, layout);
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private record Copy(UnfinishedFile file, RepositoryLayout layout) implements Incoming {
        @Override
        public void enter(String path) throws IOException {
            file.moveTo(layout.file(path));
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Override
    public void put(String path, byte[] bytes) throws IOException {
        replace(layout.file(path), bytes);
    }

    @Override
    public void write(List<NewFile> files) throws IOException {
        for (NewFile file : files) {
            Optional<byte[]> delta = delta(file);
            if (delta.isPresent()) {
                replace(layout.metadata(file.name() + RepositoryLayout.DELTA), delta.get());
            }
            replace(layout.metadata(file.name()), file.bytes());
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
