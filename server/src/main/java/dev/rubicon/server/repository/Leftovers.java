package dev.rubicon.server.repository;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What uploads left whose process was killed. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Removes uploads of which nothing was written for so long. Others may be coming in, to another process of this home.
     *
     * @param staging need not exist
     */
    public static void remove(Path staging, Instant untouchedSince) throws IOException {
        try (DirectoryStream<Path> uploads = Files.newDirectoryStream(staging, "upload-*")) {
            for (Path upload : uploads) {
                remove(files(upload), untouchedSince);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return;
        }
    }

    private static List<Path> files(Path upload) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(upload)) {
            found.forEach(files::add);
        }
        files.add(upload);
        return files;
    }

    private static void remove(List<Path> files, Instant untouchedSince) throws IOException {
        for (Path file : files) {
            if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isAfter(untouchedSince)) {
                return;
            }
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
