package dev.rubicon.cli;

import dev.rubicon.testkit.TestPostgres;
import java.util.Optional;

/** The databases that a server's catalog can be in. */
enum ServedCatalog {
    SQLITE,
    POSTGRESQL;

    /** The address of one that does not exist yet; absent for a file in the server's home. */
    Optional<String> fresh() {
        return switch (this) {
            case SQLITE -> Optional.empty();
            case POSTGRESQL -> Optional.of(TestPostgres.url() + "&currentSchema=" + TestPostgres.newSchema());
        };
    }
}
