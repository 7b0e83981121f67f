package dev.rubicon.repository.mirror;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.cache.Bringer;
import dev.rubicon.repository.cache.PartialFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A repository in a folder, whose files are read once: they are compared as they are copied. */
public final class FolderSource implements Bringer {
    private final Path root;
    private final FolderTransport transport;

    /** @throws dev.rubicon.model.InvalidInput RB300 or RB301 if the folder is no repository that we can read */
    public FolderSource(Path root) {
        this.root = root;
        this.transport = new FolderTransport(root);
    }

    @Override
    public String location() {
        return transport.location();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return transport.read(path, maxBytes);
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        return transport.fetch(path, size, digest);
    }

    @Override
    public void bring(String path, long size, Digest digest, PartialFile file) {
        Path source = root.resolve(path);
        try {
            if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
                throw MirrorProblems.missing(path);
            }
            if (file.length() > size) {
                file.restart(Optional.empty());
            }
            boolean begun = file.length() > 0;
            file.appendRestOf(source, size);
            if (begun && !file.digest().equals(digest)) {
                // The beginning was of another file that had this name.
                file.restart(Optional.empty());
                file.appendRestOf(source, size);
            }
        } catch (IOException e) {
            throw MirrorProblems.unavailable(location(), e);
        }
    }
}
