package dev.rubicon.repository.tuf;

import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The metadata that a client has verified, in a folder of its own: what protects it from older states. One file a role. */
public record TrustStore(Path folder) {
    private static final String UNRESERVED = "-._~";

    /** The bytes as they were received; absent if there are none. */
    public Optional<byte[]> read(String role) {
        try {
            return Optional.of(Files.readAllBytes(file(role)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Forgets everything. */
    public void clear() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Replaces what there is in one step. */
    public void write(String role, byte[] bytes) {
        try (UnfinishedFile file = UnfinishedFile.in(folder)) {
            file.channel().write(ByteBuffer.wrap(bytes));
            file.moveTo(file(role));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path file(String role) {
        return folder.resolve(quoted(role) + ".json");
    }

    private Unavailable failed(IOException e) {
        return new Unavailable(
                new Problem(
                        "RB319",
                        "the trusted metadata in " + folder + " cannot be read or written: "
                                + e.getClass().getSimpleName() + " " + e.getMessage(),
                        "check the folder, its permissions and its free space"),
                e);
    }

    /** A role's name as a file name, and as a part of a URL: roles are named by strangers. */
    static String quoted(String role) {
        StringBuilder quoted = new StringBuilder();
        for (byte one : role.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                quoted.append(c);
            } else {
                quoted.append(String.format("%%%02X", (int) c));
            }
        }
        return quoted.toString();
    }
}
