package dev.rubicon.installer.database;

import dev.rubicon.model.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;

/** Opens sessions on a PostgreSQL server, each with the settings that statements rely on. */
final class PostgresConnection {
    private static final Dialect DIALECT = new PostgresDialect();

    /** As long as SQLite waits; a user for whom the administrator has set another time keeps that. */
    private static final String LOCK_TIMEOUT = "5s";

    // The server notices within a second that this process is gone, or within two minutes that this machine is.
    private static final List<String> SETTINGS = List.of(
            "SET client_min_messages = warning",
            "SET standard_conforming_strings = on",
            "SET tcp_keepalives_idle = 60",
            "SET tcp_keepalives_interval = 15",
            "SET tcp_keepalives_count = 4",
            "SELECT set_config('lock_timeout', '" + LOCK_TIMEOUT
                    + "', false) WHERE current_setting('lock_timeout') = '0'",
            "SELECT set_config('client_connection_check_interval', '1000', false)"
                    + " WHERE current_setting('client_connection_check_interval', true) IS NOT NULL",
            "SELECT set_config('idle_session_timeout', '0', false)"
                    + " WHERE current_setting('idle_session_timeout', true) IS NOT NULL");

    // It would say on its own what we say of the same failure.
    private static final Logger SILENCED = Logger.getLogger("org.postgresql");

    private PostgresConnection() {}

    static Sql open(PostgresSchema address, Access access) {
        SILENCED.setLevel(Level.OFF);
        Properties properties = properties(address);
        Optional<char[]> given = PostgresPassword.given();
        PostgresPassword.typed(address).ifPresent(password -> properties.setProperty("password", password));
        given.ifPresent(password -> properties.setProperty("password", new String(password)));
        try {
            return session(address, access, properties);
        } catch (ProblemException e) {
            boolean unknown = Failure.UNKNOWN_USER.is(e);
            Optional<char[]> asked = unknown && given.isEmpty() ? PostgresPassword.asked(address) : Optional.empty();
            if (asked.isEmpty()) {
                throw e;
            }
            String typed = new String(asked.get());
            properties.setProperty("password", typed);
            Arrays.fill(asked.get(), ' ');
            Sql sql = session(address, access, properties);
            PostgresPassword.remember(address, typed);
            return sql;
        }
    }

    // Plans of statements are not kept on the server: the tables change under them.
    private static Properties properties(PostgresSchema address) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "rubicon");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketFactory", KeptAlive.class.getName());
        properties.setProperty("prepareThreshold", "0");
        // Any server that we know of: then the name above goes along with the first message.
        properties.setProperty("assumeMinServerVersion", "9.4");
        Optional.ofNullable(System.getenv("PGUSER")).ifPresent(user -> properties.setProperty("user", user));
        properties.putAll(address.parameters());
        return properties;
    }

    private static Sql session(PostgresSchema address, Access access, Properties properties) {
        try {
            Connection connection = new Driver().connect(address.location(), properties);
            boolean ready = false;
            try (Statement statement = connection.createStatement()) {
                String schema = DIALECT.quoted(address.schema());
                statement.execute("SET search_path = " + schema + ";" + String.join(";", SETTINGS)
                        + (access == Access.READ ? ";SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY" : ""));
                ready = true;
            } finally {
                if (!ready) {
                    connection.close();
                }
            }
            return new Sql(connection, DIALECT, address.toString());
        } catch (SQLException e) {
            throw DIALECT.failure(e).problem(e, address.toString(), DIALECT.said(e), "open");
        }
    }
}
