package dev.rubicon.installer.database;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;

/** An instance in a file, with its lock in another one beside it. */
record SqliteStorage(String instance, Path file) implements Storage {
    private static final Dialect DIALECT = new SqliteDialect();
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    // The schema of 1,500 tables fits. With SQLite's usual 2,000 it is read back, and written early, at every other
    // statement.
    private static final int CACHED_KIBIBYTES = 8_000;

    @Override
    public void create(Consumer<Sql> content) {
        if (Files.exists(file)) {
            throw new InvalidInput(
                    "RB710",
                    "the file " + file + " exists already",
                    "choose another file by --database, or remove that one if nobody needs it");
        }
        createFolder();
        boolean created = false;
        try (Sql sql = connect(Access.WRITE)) {
            sql.execute("PRAGMA journal_mode = WAL");
            sql.transaction(() -> content.accept(sql));
            created = true;
        } finally {
            if (!created) {
                deleteFiles();
            }
        }
    }

    private void createFolder() {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem(
                            "RB715",
                            "the folder of " + file + " cannot be made: " + e.getMessage(),
                            "check that its folder exists and may be written"),
                    e);
        }
    }

    @Override
    public Sql open(Access access) {
        if (!Files.exists(file)) {
            throw new Unavailable(
                    "RB712",
                    "the database of instance '" + instance + "' is not there: " + file,
                    "bring it back, or forget the instance: rubicon instance remove " + instance);
        }
        return connect(access);
    }

    // Renaming a table must not rewrite, or stumble over, views and keys that others have made; they go on meaning the
    // name.
    private Sql connect(Access access) {
        return connect(file, access, 0);
    }

    /** @param attached how many other files the connection may have beside this one */
    static Sql connect(Path file, Access access, int attached) {
        SQLiteConfig settings = new SQLiteConfig();
        // Only a connection that may write clears away, as the last one, what SQLite keeps beside the file.
        boolean isReader = access == Access.READ;
        settings.setReadOnly(isReader && !Files.isWritable(file));
        settings.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        settings.enforceForeignKeys(false);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        if (!isReader) {
            settings.setCacheSize(-CACHED_KIBIBYTES);
        }
        settings.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, String.valueOf(attached));
        try {
            Connection connection = settings.createConnection(new SqliteFile(file).url());
            Sql sql = new Sql(connection, DIALECT, file.toString());
            sql.execute("PRAGMA legacy_alter_table = ON");
            if (isReader) {
                sql.execute("PRAGMA query_only = ON");
            }
            SqliteFunctions.register(connection);
            return sql;
        } catch (SQLException e) {
            throw DIALECT.failure(e).problem(e, file.toString(), DIALECT.said(e), "open");
        }
    }

    @Override
    public DatabaseCopy copy() {
        return new SqliteCopy(file, lock(), instance);
    }

    private LockFile lock() {
        return new LockFile(beside(".lock"));
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    @Override
    public <T> T whileLocked(String owner, SequencedMap<String, Sql.RowVisitor> first, Function<Sql, T> work) {
        return lock().whileHeld(instance, owner, () -> {
            try (Sql sql = open(Access.WRITE)) {
                return work.apply(sql);
            }
        });
    }

    @Override
    public boolean isLocked(Sql sql) {
        return lock().isHeld();
    }

    @Override
    public String holder(Sql sql) {
        return lock().holder();
    }

    @Override
    public void delete(String owner, Runnable forget) {
        lock().whileHeld(instance, owner, () -> {
            forget.run();
            deleteFiles();
            return file;
        });
    }

    // The database and what SQLite keeps beside it.
    private void deleteFiles() {
        for (String suffix : List.of("", "-wal", "-shm", ".lock")) {
            try {
                Files.deleteIfExists(beside(suffix));
            } catch (IOException e) {
                throw new Unavailable(
                        new Problem(
                                "RB714",
                                "cannot delete " + beside(suffix) + ": " + e.getMessage(),
                                "check the folder's owner, then delete it by hand"),
                        e);
            }
        }
    }
}
