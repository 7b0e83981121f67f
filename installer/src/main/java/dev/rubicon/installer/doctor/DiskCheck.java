package dev.rubicon.installer.doctor;

import dev.rubicon.installer.database.PostgresSchema;
import dev.rubicon.installer.database.SqliteFile;
import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether the disk of a file or folder has room: 100 MB, or what a database needs to be made anew as a whole.
 *
 * @param bytes that what is there has now
 */
record DiskCheck(Path place, long bytes) implements Check {
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000 * MEGABYTE;
    private static final long LEAST = 100_000_000;

    /** Absent if the database is on a server. */
    static Optional<Check> of(Instance instance) {
        return switch (instance.database()) {
            case SqliteFile file -> Optional.of(new DiskCheck(file.file(), size(file.file())));
            case PostgresSchema schema -> Optional.empty();
        };
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Unavailable unreadable(Path path, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB706", "cannot read " + path + ": " + e.getMessage(), "check that it exists and may be read"),
                e);
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public List<Result> results() {
        Path existing = place;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        long free;
        try {
            free = Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw unreadable(existing, e);
        }
        String room = text(free) + " free on the disk of " + place;
        return List.of(
                free < Math.max(LEAST, 2 * bytes)
                        ? new Result.Warn(new Problem(
                                "RB732",
                                "only " + room + (bytes == 0 ? "" : ", which has " + text(bytes)),
                                "free disk space before an update: tables may be made anew, and the archive grows"))
                        : new Result.Ok(room));
    }

    private static String text(long size) {
        return size >= 10 * GIGABYTE ? size / GIGABYTE + " GB" : size / MEGABYTE + " MB";
    }
}
