package dev.rubicon.installer.database;

import java.io.Console;
import java.util.Optional;

/**
 * Where the password for a server comes from: PGPASSWORD; else {@code ~/.pgpass} or PGPASSFILE, which the driver reads; else
 * whoever sits at the terminal. It is kept nowhere.
 */
final class PostgresPassword {
    private PostgresPassword() {}

    static Optional<char[]> given() {
        return Optional.ofNullable(System.getenv("PGPASSWORD")).map(String::toCharArray);
    }

    /** Empty if nobody is there to ask. */
    static Optional<char[]> asked(PostgresSchema address) {
        Optional<Console> terminal = Optional.ofNullable(System.console());
        String user = address.parameters().getOrDefault("user", "this user");
        return terminal.flatMap(console ->
                Optional.ofNullable(console.readPassword("Password of %s for %s: ", user, address.location())));
    }
}
