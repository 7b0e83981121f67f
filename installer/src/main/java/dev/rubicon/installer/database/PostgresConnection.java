package dev.rubicon.installer.database;

import dev.rubicon.model.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;

/** Opens sessions on a PostgreSQL server, each with the settings that statements rely on. */
final class PostgresConnection {
    private static final Dialect DIALECT = new PostgresDialect();

    /** As long as SQLite waits; a user for whom the administrator has set another time keeps that. */
    private static final String LOCK_TIMEOUT = "5s";

    // The server notices within a second that this process is gone, if it runs where it can, or within two minutes that
    // this machine is. Where it cannot, such as on Windows, it would refuse to be told so.
    private static final String SETTINGS = """
            SELECT to_regnamespace(?) IS NOT NULL, current_setting('transaction_isolation') = 'read committed',
            set_config('search_path', ?, false), set_config('client_min_messages', 'warning', false),
            set_config('standard_conforming_strings', 'on', false), set_config('tcp_keepalives_idle', '60', false),
            set_config('tcp_keepalives_interval', '15', false), set_config('tcp_keepalives_count', '4', false),
            CASE WHEN current_setting('lock_timeout') = '0' THEN set_config('lock_timeout', '%s', false) END,
            CASE WHEN current_setting('client_connection_check_interval', true) IS NOT NULL AND version() LIKE '%%linux%%'
              THEN set_config('client_connection_check_interval', '1000', false) END,
            CASE WHEN current_setting('idle_session_timeout', true) IS NOT NULL
              THEN set_config('idle_session_timeout', '0', false) END""".formatted(LOCK_TIMEOUT);

    private static final String READ_ONLY = ", set_config('default_transaction_read_only', 'on', false)";

    // It would say on its own what we say of the same failure.
    private static final Logger SILENCED = Logger.getLogger("org.postgresql");

    private PostgresConnection() {}

    /** A session with its settings. */
    static Sql open(PostgresSchema address, Access access) {
        Sql sql = connect(address);
        boolean open = false;
        try {
            prepare(sql, address, access, Opening.NOTHING);
            open = true;
        } finally {
            if (!open) {
                sql.close();
            }
        }
        return sql;
    }

    /**
     * What a session is asked along with its settings.
     *
     * @param expressions evaluated after the settings, from left to right; led by commas
     * @param parameters of these
     * @param first queries that come last. Nobody is told of them if the schema is not there, or if they cannot see what the
     *     expressions have waited for
     */
    record Opening(String expressions, List<String> parameters, SequencedMap<String, Sql.RowVisitor> first) {
        static final Opening NOTHING = new Opening("");

        Opening(String expressions, String... parameters) {
            this(expressions, List.of(parameters), new LinkedHashMap<>());
        }

        Opening with(SequencedMap<String, Sql.RowVisitor> queries) {
            return new Opening(expressions, parameters, queries);
        }
    }

    /**
     * Gives a session its settings and asks it more, in one message to the server: each would be a wait of its own.
     *
     * @return whether the schema is there
     */
    static boolean prepare(Sql sql, PostgresSchema address, Access access, Opening opening) {
        String schema = DIALECT.quoted(address.schema());
        List<String> parameters = new ArrayList<>(List.of(schema, schema));
        parameters.addAll(opening.parameters);
        boolean[] there = new boolean[2];
        SequencedMap<String, Sql.RowVisitor> queries = new LinkedHashMap<>();
        queries.put(SETTINGS + (access == Access.READ ? READ_ONLY : "") + opening.expressions, row -> {
            there[0] = row.getBoolean(1);
            there[1] = there[0] && row.getBoolean(2);
        });
        opening.first.forEach((query, visitor) -> queries.put(query, row -> {
            if (there[1]) {
                visitor.visit(row);
            }
        }));
        String doing = opening.first.isEmpty() ? "open" : String.join("; ", opening.first.keySet());
        sql.visitTogether(doing, queries, parameters.toArray());
        return there[0];
    }

    /** A session as the server gives it. */
    static Sql connect(PostgresSchema address) {
        SILENCED.setLevel(Level.OFF);
        Properties properties = properties(address);
        Optional<char[]> given = PostgresPassword.given();
        PostgresPassword.typed(address).ifPresent(password -> properties.setProperty("password", password));
        given.ifPresent(password -> properties.setProperty("password", new String(password)));
        try {
            return session(address, properties);
        } catch (ProblemException e) {
            boolean unknown = Failure.UNKNOWN_USER.is(e);
            Optional<char[]> asked = unknown && given.isEmpty() ? PostgresPassword.asked(address) : Optional.empty();
            if (asked.isEmpty()) {
                throw e;
            }
            String typed = new String(asked.get());
            properties.setProperty("password", typed);
            Arrays.fill(asked.get(), ' ');
            Sql sql = session(address, properties);
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

    private static Sql session(PostgresSchema address, Properties properties) {
        try {
            return new Sql(new Driver().connect(address.location(), properties), DIALECT, address.toString());
        } catch (SQLException e) {
            throw DIALECT.failure(e).problem(e, address.toString(), DIALECT.said(e), "open");
        }
    }
}
