package dev.rubicon.benchmarks.installing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Files in one folder. */
public record SqlitePlace(Path folder) implements Place {
    @Override
    public String url(String name) {
        return "jdbc:sqlite:" + file(name, "");
    }

    private Path file(String name, String suffix) {
        return folder.resolve(name + ".db" + suffix);
    }

    @Override
    public Connection connect(String name) throws SQLException {
        return RawSql.connect(url(name));
    }

    @Override
    public void create(String name) throws IOException {
        remove(name);
    }

    @Override
    public void copy(String from, String to) throws IOException {
        remove(to);
        Path copy = file(to, "");
        Files.copy(file(from, ""), copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void remove(String name) throws IOException {
        for (String suffix : List.of("", "-wal", "-shm", "-journal", ".lock")) {
            Files.deleteIfExists(file(name, suffix));
        }
    }

    @Override
    public void settle(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(name));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    @Override
    public List<String> definitions(String name) throws SQLException {
        return RawSql.query(
                connect(name),
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'rubicon%'"
                        + " AND tbl_name NOT LIKE 'sqlite%' ORDER BY rowid");
    }

    @Override
    public double cpuSeconds() {
        return 0;
    }

    @Override
    public String begin() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public String numbers(int count) {
        return "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + count
                + ") SELECT i FROM n)";
    }

    @Override
    public List<String> swapField(String table, String archive, String dropped, String added) {
        return List.of(
                "CREATE TABLE " + archive + " (\"No.\", " + dropped + ")",
                "INSERT INTO " + archive + " SELECT \"No.\", " + dropped + " FROM " + table + " WHERE " + dropped
                        + " <> ''",
                "ALTER TABLE " + table + " DROP COLUMN " + dropped,
                addField(table, added));
    }

    @Override
    public String addField(String table, String added) {
        return "ALTER TABLE " + table + " ADD COLUMN " + added + " TEXT NOT NULL DEFAULT ''";
    }
}
