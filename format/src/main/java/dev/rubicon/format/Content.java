package dev.rubicon.format;

import dev.rubicon.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Bytes that can be read from their beginning as often as needed. */
@FunctionalInterface
public interface Content {
    /** Whoever opens it closes it. */
    InputStream open() throws IOException;

    static Content of(Path file) {
        return () -> Files.newInputStream(file);
    }

    static Content of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    /**
     * What one reading has seen.
     *
     * @param size in bytes
     */
    record Measured(long size, Digest digest) {}

    /** Reads all of it, in bounded memory. */
    default Measured measured() throws IOException {
        return copyTo(OutputStream.nullOutputStream());
    }

    /** Copies all of it, in bounded memory, and says what has been copied. */
    default Measured copyTo(OutputStream out) throws IOException {
        MessageDigest hash = Digest.newHash();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.update(buffer, 0, read);
                out.write(buffer, 0, read);
                size += read;
            }
        }
        return new Measured(size, Digest.of(hash));
    }
}
