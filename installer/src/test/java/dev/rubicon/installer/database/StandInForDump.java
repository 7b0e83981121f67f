package dev.rubicon.installer.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/**
 * Stands in for pg_dump where there is none: it takes the same arguments and the same environment, sees the moment that it is
 * told, and writes what pg_restore would make of its dump, so that {@code cat} stands in for that.
 */
final class StandInForDump {
    private StandInForDump() {}

    /** Puts both programs into a folder; they note what they are given in {@code arguments} and {@code environment}. */
    static Map<String, String> in(Path folder, int version) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        program(
                folder.resolve("pg_dump"),
                version,
                "echo \"$@\" > '" + folder + "/arguments'\nenv > '" + folder + "/environment'\nexec '" + java
                        + "' -cp '" + System.getProperty("java.class.path") + "' " + StandInForDump.class.getName()
                        + " \"$@\"");
        program(folder.resolve("pg_restore"), version, "exec cat");
        return Map.of(PostgresPrograms.FOLDER, folder.toString());
    }

    static void program(Path file, int version, String body) throws IOException {
        Files.writeString(
                file,
                "#!/bin/sh\nif [ \"$1\" = --version ]; then echo \"" + file.getFileName() + " (PostgreSQL) " + version
                        + ".1\"; exit 0; fi\n" + body + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        Map<String, String> given = new TreeMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            given.put(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        Map<String, String> environment = System.getenv();
        Properties account = new Properties();
        account.setProperty("user", environment.get("PGUSER"));
        account.setProperty("password", environment.getOrDefault("PGPASSWORD", ""));
        String url = "jdbc:postgresql://" + environment.get("PGHOST") + ":" + environment.get("PGPORT") + "/"
                + environment.get("PGDATABASE");
        try (Connection connection = DriverManager.getConnection(url, account);
                Statement statement = connection.createStatement();
                PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
            statement.execute("SET TRANSACTION SNAPSHOT '" + given.get("--snapshot") + "'");
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT format('%I.%I (', schemaname, tablename)"
                    + " || (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
                    + " WHERE attrelid = format('%I.%I', schemaname, tablename)::regclass AND attnum > 0"
                    + " AND NOT attisdropped) || ')' FROM pg_tables WHERE quote_ident(schemaname) = '"
                    + given.get("--schema").replace("\"", "") + "' ORDER BY tablename")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                out.print("COPY " + table + " FROM stdin;\n");
                out.flush();
                copy(connection, table, out);
                out.print("\\.\n");
            }
            out.flush();
        }
    }

    private static void copy(Connection connection, String table, OutputStream out) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", out);
    }
}
