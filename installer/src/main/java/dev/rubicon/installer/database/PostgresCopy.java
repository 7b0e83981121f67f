package dev.rubicon.installer.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Copies the schema of an instance into a file of our own: statements, and the rows as pg_dump writes them, or in the server's
 * own text form. It is put back in one transaction of the session that has the lock.
 */
record PostgresCopy(PostgresStorage storage, PostgresPrograms.Search search) implements DatabaseCopy {
    // Whether the schema goes with the instance; that is known of the place, not of the copy.
    private static final String SCHEMA = "SELECT value FROM rubicon_meta WHERE key = 'schema'";

    @Override
    public String kind() {
        return "postgresql";
    }

    @Override
    public String write(Sql sql, Path file) {
        return sql.snapshot(() -> writeNow(sql, file));
    }

    private String writeNow(Sql sql, Path file) {
        return PostgresCopyFile.write(sql, PostgresDump.of(sql, storage.address(), search), file);
    }

    @Override
    public void restore(String owner, Path file, Replacement replacement) {
        PostgresCopyFile.checkReadable(search, file);
        try (Sql sql = PostgresConnection.connect(storage.address())) {
            boolean there = storage.lock(sql, owner);
            sql.transaction(() -> {
                if (there && sql.hasTable("rubicon_meta")) {
                    PostgresTables.lock(sql);
                    replacement.leaving(sql, target -> writeNow(sql, target));
                    PostgresTables.drop(sql);
                } else if (!there) {
                    sql.execute("CREATE SCHEMA "
                            + sql.dialect().quoted(storage.address().schema()));
                }
                makeFunctions(sql);
                PostgresCopyFile.restore(sql, search, file);
                replacement.entering(sql);
            });
        }
    }

    private static void makeFunctions(Sql sql) {
        boolean missing = sql.number(
                        "SELECT count(*) FROM pg_proc WHERE proname = ? AND pronamespace ="
                                + " to_regnamespace(quote_ident(current_schema()))",
                        Dialect.CODE)
                == 0;
        if (missing) {
            PostgresFunctions.all().forEach(sql::execute);
        }
    }

    @Override
    public long estimate(Sql sql) {
        return sql.number(
                "SELECT coalesce(sum(pg_table_size(oid)), 0) FROM pg_class WHERE relkind = 'r' AND relnamespace ="
                        + " to_regnamespace(quote_ident(current_schema()))");
    }

    @Override
    public long rewriting(Sql sql, List<String> tables) {
        return 0;
    }

    @Override
    public Optional<Path> place() {
        return Optional.empty();
    }

    @Override
    public List<Shape> tables(Sql sql) {
        return PostgresTables.shapes(sql);
    }

    // The rows of one table at a time become a table of the session, which goes with the transaction.
    @Override
    public void compare(Path file, Comparing comparing) {
        try (Sql sql = storage.open(Access.WRITE)) {
            sql.snapshotWithTemporaryTables(
                    () -> comparing.compare(sql, visitor -> PostgresCopyFile.visit(sql, search, file, visitor)));
        }
    }
}
