package dev.rubicon.installer.database;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the password for a server comes from: PGPASSWORD; else {@code ~/.pgpass} or PGPASSFILE, which the driver reads; else
 * whoever sits at the terminal, once. It is kept nowhere but in this process.
 */
final class PostgresPassword {
    private static final Map<String, String> TYPED = new ConcurrentHashMap<>();

    private PostgresPassword() {}

    /** The password that somebody typed for this user and server, and that the server took. */
    static Optional<String> typed(PostgresSchema address) {
        return Optional.ofNullable(TYPED.get(account(address)));
    }

    static void remember(PostgresSchema address, String password) {
        TYPED.put(account(address), password);
    }

    private static String account(PostgresSchema address) {
        return address.parameters().getOrDefault("user", "") + "@" + address.location();
    }

    /** The file of passwords, where the driver was told another one than {@code ~/.pgpass}. */
    static Optional<String> file() {
        return Optional.ofNullable(System.getProperty("org.postgresql.pgpassfile"));
    }

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
