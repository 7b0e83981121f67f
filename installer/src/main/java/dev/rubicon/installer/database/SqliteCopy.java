package dev.rubicon.installer.database;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.core.DB;

/** Copies a database file by SQLite's own means; a file takes another's place page by page, in one transaction of the log. */
record SqliteCopy(Path file, LockFile lock, String instance) implements DatabaseCopy {
    private static final int WAIT_MILLIS = 100;
    private static final int WAITS = 50;
    private static final int PAGES = 1_000;

    @Override
    public String kind() {
        return "sqlite";
    }

    @Override
    public String write(Sql sql, Path target) {
        attachable(sql, 1);
        try {
            sql.execute("VACUUM INTO ?", target.toString());
        } finally {
            attachable(sql, 0);
        }
        try (FileChannel written = FileChannel.open(target, StandardOpenOption.WRITE)) {
            written.force(true);
            return "SQLite";
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    // To SQLite the file is an attached database, which no other statement is to have.
    private static void attachable(Sql sql, int databases) {
        try {
            sql.connection().unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, databases);
        } catch (SQLException e) {
            throw sql.problem(e, "VACUUM INTO");
        }
    }

    @Override
    public void restore(String owner, Path copy, Replacement replacement) {
        Path fresh = beside(".restoring");
        lock.whileHeld(instance, owner, () -> {
            try {
                delete(fresh);
                Files.copy(copy, fresh);
                if (Files.exists(file)) {
                    replace(fresh, replacement);
                } else {
                    enter(fresh, replacement);
                    place(fresh);
                }
                delete(fresh);
                return file;
            } catch (IOException e) {
                throw failed(fresh, e);
            }
        });
    }

    // Nobody else can have the file open in between: what is written to it would be lost.
    private void replace(Path fresh, Replacement replacement) throws IOException {
        try (Sql live = SqliteStorage.connect(file, Access.WRITE, 0)) {
            live.query("PRAGMA locking_mode = EXCLUSIVE", row -> row.getString(1));
            live.execute("BEGIN EXCLUSIVE");
            live.execute("COMMIT");
            replacement.leaving(live, target -> write(live, target));
            enter(fresh, replacement);
            DB pages = live.connection().unwrap(SQLiteConnection.class).getDatabase();
            pages.restore("main", fresh.toString(), (remaining, count) -> {}, WAIT_MILLIS, WAITS, PAGES);
            // The driver does not say whether it went well.
            if (!replacement.isThere(live)) {
                throw new Unavailable(
                        "RB560",
                        "the database " + file + " could not be replaced, and is as it was",
                        "check the disk and its free space, then run the same command again");
            }
        } catch (SQLException e) {
            Dialect dialect = new SqliteDialect();
            throw dialect.failure(e).problem(e, file.toString(), dialect.said(e), "restore");
        }
    }

    private static void enter(Path fresh, Replacement replacement) {
        try (Sql sql = SqliteStorage.connect(fresh, Access.WRITE, 0)) {
            sql.transaction(() -> replacement.entering(sql));
        }
    }

    // A log that is left from the file that is gone would be read as that of the new one.
    private void place(Path fresh) throws IOException {
        try (Sql sql = SqliteStorage.connect(fresh, Access.WRITE, 0)) {
            sql.query("PRAGMA journal_mode = WAL", row -> row.getString(1));
        }
        Files.deleteIfExists(beside("-wal"));
        Files.deleteIfExists(beside("-shm"));
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static void delete(Path fresh) throws IOException {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + suffix));
        }
    }

    @Override
    public long estimate(Sql sql) {
        return (sql.number("PRAGMA page_count") - sql.number("PRAGMA freelist_count")) * sql.number("PRAGMA page_size");
    }

    // Once into the log and once into the file; what is archived is at most as much again.
    @Override
    public long rewriting(Sql sql, List<String> tables) {
        long bytes = 0;
        for (String table : tables) {
            bytes += 4
                    * sql.number(
                            "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = ? AND aggregate = TRUE", table);
        }
        return bytes;
    }

    @Override
    public Optional<Path> place() {
        return Optional.of(file.getParent());
    }

    @Override
    public List<Shape> tables(Sql sql) {
        return tables(sql, "main");
    }

    private static List<Shape> tables(Sql sql, String database) {
        List<Shape> shapes = new ArrayList<>();
        for (String name : sql.query(
                "SELECT name FROM " + database + ".sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                        + " ORDER BY name",
                row -> row.getString(1))) {
            TreeMap<String, String> columns = new TreeMap<>();
            List<String> key = new ArrayList<>();
            sql.query(
                    "SELECT name, type, pk FROM pragma_table_info(?, ?) ORDER BY pk",
                    row -> {
                        columns.put(row.getString(1), row.getString(2));
                        return row.getInt(3) > 0 && key.add(row.getString(1));
                    },
                    name,
                    database);
            shapes.add(new Shape(name, columns, key));
        }
        return shapes;
    }

    @Override
    public void compare(Path copy, Comparing comparing) {
        try (Sql sql = SqliteStorage.connect(file, Access.READ, 1)) {
            sql.execute("ATTACH DATABASE ? AS copied", copy.toString());
            comparing.compare(
                    sql,
                    visitor -> tables(sql, "copied")
                            .forEach(shape -> visitor.visit(
                                    shape, "copied." + sql.dialect().quoted(shape.name()))));
        }
    }

    private static Unavailable failed(Path path, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB561",
                        "cannot write " + path + ": " + e.getMessage(),
                        "check the folder's owner and free space, then run the same command again"),
                e);
    }
}
