package dev.rubicon.startup;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Runs a program beside a PostgreSQL server of its own if it asks for one, so that Java can learn from what commands do there. */
public final class BesidePostgres {
    private static final String ADDRESS = "{postgres}";
    private static final String USER = "learner";
    private static final String PASSWORD = "learning";

    private BesidePostgres() {}

    /**
     * {@code BesidePostgres PROGRAM [WORD...]}: passes standard input on, with the address of an empty database for each
     * <code>{postgres}</code>, and ends as the program does. If there can be no server, the input ends before the first of them.
     */
    public static void main(String[] program) throws IOException, InterruptedException {
        List<String> lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .toList();
        List<String> withoutServer =
                lines.stream().takeWhile(line -> !line.contains(ADDRESS)).toList();
        Optional<EmbeddedPostgres> started = withoutServer.size() < lines.size() ? start() : Optional.empty();
        int exitCode;
        if (started.isPresent()) {
            try (EmbeddedPostgres server = started.get()) {
                String address = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=" + USER;
                exitCode = run(
                        program,
                        lines.stream()
                                .map(line -> line.replace(ADDRESS, address))
                                .toList());
            }
        } else {
            exitCode = run(program, withoutServer);
        }
        System.exit(exitCode);
    }

    // Sessions give a password, as those of users do.
    private static Optional<EmbeddedPostgres> start() {
        try {
            Path access = Files.createTempFile("rubicon-access", ".conf");
            access.toFile().deleteOnExit();
            Files.writeString(access, "host all " + USER + " all scram-sha-256\nhost all all all trust\n");
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("hba_file", access.toString())
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE " + USER + " SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
            }
            return Optional.of(server);
        } catch (IOException | SQLException | IllegalStateException e) {
            System.err.println("no PostgreSQL server to learn from: " + e);
            return Optional.empty();
        }
    }

    private static int run(String[] program, List<String> lines) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", PASSWORD);
        Process process = builder.start();
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line : lines) {
                input.write(line + "\n");
            }
        }
        return process.waitFor();
    }
}
