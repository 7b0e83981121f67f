package dev.rubicon.server;

import dev.rubicon.testkit.TestPostgres;
import java.nio.file.Path;

/** The databases that a catalog can be in: every test of the server runs on both. */
public enum TestCatalog {
    SQLITE,
    POSTGRESQL;

    /** The address of a catalog that does not exist yet. */
    public String fresh(Path folder) {
        return switch (this) {
            case SQLITE -> "jdbc:sqlite:" + folder.resolve("catalog.sqlite");
            case POSTGRESQL -> TestPostgres.url() + "&currentSchema=" + TestPostgres.newSchema();
        };
    }
}
