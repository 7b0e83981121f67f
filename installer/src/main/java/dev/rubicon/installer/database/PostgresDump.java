package dev.rubicon.installer.database;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The schema of an instance as pg_dump writes it in its custom format, seen at the moment that our own session sees.
 *
 * @param connection variables of the environment; the password is among them, and nowhere else
 */
record PostgresDump(PostgresPrograms programs, String schema, Map<String, String> connection) {
    private static final Pattern SERVER = Pattern.compile("\\[?([^,\\[\\]]+?)\\]?(?::(\\d+))?");
    private static final Map<String, String> VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "channelBinding", "PGCHANNELBINDING",
            "connectTimeout", "PGCONNECT_TIMEOUT",
            "options", "PGOPTIONS");

    /**
     * How to dump the instance of this session; empty if no pg_dump fits its server, or could be told how to get there: it reads
     * keys in another form than the driver, may choose another one of several servers, and takes only ASCII for sure.
     */
    static Optional<PostgresDump> of(Sql sql, PostgresSchema address, PostgresPrograms.Search search) {
        Matcher server = SERVER.matcher(address.server());
        if (!server.matches()
                || address.parameters().containsKey("sslkey")
                || address.parameters().containsKey("sslcert")) {
            return Optional.empty();
        }
        Map<String, String> connection = new TreeMap<>();
        connection.put("PGAPPNAME", "rubicon");
        connection.put("PGHOST", server.group(1));
        Optional.ofNullable(server.group(2)).ifPresent(port -> connection.put("PGPORT", port));
        connection.put("PGDATABASE", address.database());
        connection.put(
                "PGUSER",
                sql.queryOne("SELECT session_user", row -> row.getString(1)).orElseThrow());
        VARIABLES.forEach((parameter, variable) -> Optional.ofNullable(
                        address.parameters().get(parameter))
                .ifPresent(value -> connection.put(variable, value)));
        PostgresPassword.file().ifPresent(file -> connection.put("PGPASSFILE", file));
        PostgresPassword.typed(address).ifPresent(password -> connection.put("PGPASSWORD", password));
        boolean sayable = Stream.concat(Stream.of(address.schema()), connection.values().stream())
                .allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
        int version = (int) sql.number("SELECT CAST(current_setting('server_version_num') AS integer) / 10000");
        return sayable
                ? search.find(version).map(programs -> new PostgresDump(programs, address.schema(), connection))
                : Optional.empty();
    }

    /** Those who read the arguments of processes see names, and no password. */
    List<String> command(String moment) {
        return List.of(
                programs.dump().toString(),
                "--format=custom",
                "--compress=1",
                "--encoding=UTF8",
                "--no-password",
                "--lock-wait-timeout=5000",
                "--snapshot=" + moment,
                "--schema=\"" + schema.replace("\"", "\"\"") + "\"");
    }

    /**
     * @param sql in a transaction, which stays as it is
     * @throws Unavailable RB654 if pg_dump fails
     */
    void write(Sql sql, OutputStream out) throws IOException {
        sql.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        String moment = sql.queryOne("SELECT pg_export_snapshot()", row -> row.getString(1))
                .orElseThrow();
        try (PostgresProcess process = started(command(moment))) {
            process.input().close();
            process.output().transferTo(out);
            Optional<String> failure = process.failure();
            if (failure.isPresent()) {
                throw failed(failure.get());
            }
        }
    }

    private PostgresProcess started(List<String> command) {
        try {
            return PostgresProcess.start(command, connection);
        } catch (IOException e) {
            throw failed(e.getMessage());
        }
    }

    private Unavailable failed(String why) {
        return new Unavailable(new Problem(
                "RB654",
                programs.dump() + " could not copy the schema '" + schema + "': " + Quoted.sentence(why),
                "mend that; or have Rubicon copy the tables itself: " + PostgresPrograms.FOLDER
                        + " names the folder of pg_dump, and may name an empty one"));
    }
}
