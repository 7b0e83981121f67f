package dev.rubicon.repository;

import dev.rubicon.format.Content;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A repository in a folder of this machine, or one that it has mounted. */
public final class FolderTransport implements Transport {
    private static final int FORMAT = 2;

    private static final int MAX_MARKER_BYTES = 1024;

    private final RepositoryLayout layout;

    /** @throws InvalidInput RB300 or RB301 if the folder is no repository that we can read */
    public FolderTransport(Path root) {
        this.layout = new RepositoryLayout(root);
        requireRepository();
    }

    /** What {@code repository.json} says. */
    public static byte[] marker() {
        return Json.write(Json.object().put("format", FORMAT)).getBytes(StandardCharsets.UTF_8);
    }

    /** What such a folder is called, whichever way it is named. */
    public static String location(Path root) {
        return root.toAbsolutePath().normalize().toString();
    }

    @Override
    public String location() {
        return location(layout.root());
    }

    private void requireRepository() {
        if (!Files.isRegularFile(layout.marker())) {
            throw new InvalidInput(RepositoryProblems.notARepository(layout.root()));
        }
        if (format() != FORMAT) {
            throw new InvalidInput(RepositoryProblems.unknownFormat(layout.root()));
        }
    }

    private long format() {
        try (InputStream in = Files.newInputStream(layout.marker())) {
            // A newer format may have more keys: only the number counts.
            return JsonObject.read(in.readNBytes(MAX_MARKER_BYTES), RepositoryLayout.MARKER)
                    .integer("format");
        } catch (InvalidInput e) {
            throw new Corrupt(RepositoryProblems.damagedIndex(RepositoryLayout.MARKER, e.getMessage()), e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        try (InputStream in = Files.newInputStream(layout.file(path), LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 16));
            if (bytes.length > maxBytes) {
                throw new Untrusted(RepositoryProblems.tooLong(path, maxBytes));
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        Path file = layout.file(path);
        try {
            boolean right = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == size
                    && Content.of(file).measured().digest().equals(digest);
            return right ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Unavailable failed(IOException e) {
        return RepositoryProblems.unavailable(layout.root(), e);
    }
}
