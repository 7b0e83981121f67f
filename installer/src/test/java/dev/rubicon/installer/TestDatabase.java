package dev.rubicon.installer;

import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.database.SqliteFile;
import dev.rubicon.testkit.TestPostgres;
import java.nio.file.Path;

/** The databases that every test of a sync runs on. */
enum TestDatabase {
    SQLITE(new SqliteDialect(), "13"),
    POSTGRES(new PostgresDialect(), "53100");

    final Dialect dialect;

    /** How this database says that the disk is full. */
    final String diskFull;

    TestDatabase(Dialect dialect, String diskFull) {
        this.dialect = dialect;
        this.diskFull = diskFull;
    }

    /** Where there is no database yet. */
    DatabaseAddress newAddress(Path folder) {
        return switch (this) {
            case SQLITE -> new SqliteFile(folder.resolve("test.db"));
            case POSTGRES -> DatabaseAddress.parse(TestPostgres.url() + "&currentSchema=" + TestPostgres.newSchema());
        };
    }

    /** A query for the names of tables, views, indexes and triggers. */
    String objects() {
        return switch (this) {
            case SQLITE -> "SELECT name FROM sqlite_schema";
            case POSTGRES ->
                "SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                        + " UNION SELECT tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid"
                        + " WHERE c.relnamespace = current_schema()::regnamespace";
        };
    }
}
