package dev.rubicon.installer.database;

import java.nio.file.Path;

/** A database file. */
public record SqliteFile(Path file) implements DatabaseAddress {
    static final String PREFIX = "jdbc:sqlite:";

    static SqliteFile parse(String url) {
        String file = url.substring(PREFIX.length());
        if (file.isBlank() || file.startsWith(":") || file.contains("?")) {
            throw DatabaseAddress.unknown(url);
        }
        return new SqliteFile(Path.of(file).toAbsolutePath().normalize());
    }

    @Override
    public String url() {
        return PREFIX + file;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
