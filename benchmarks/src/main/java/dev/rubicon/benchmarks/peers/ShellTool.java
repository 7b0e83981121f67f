package dev.rubicon.benchmarks.peers;

import dev.rubicon.benchmarks.installing.Place;
import dev.rubicon.benchmarks.installing.PostgresPlace;
import dev.rubicon.benchmarks.installing.SqlitePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The database's own shell, with a script in one transaction. To run it again, its tables are made only where they are not. */
record ShellTool(Place place, Path folder) implements Tool {
    /** The program, as Debian calls it. */
    static String program(Place place) {
        return switch (place) {
            case SqlitePlace sqlite -> "sqlite3";
            case PostgresPlace postgres -> "psql";
        };
    }

    @Override
    public String name() {
        return program(place);
    }

    @Override
    public String family() {
        return "shell";
    }

    @Override
    public void write(Scripts scripts) throws IOException {
        Files.createDirectories(folder);
        List<String> create = scripts.create().stream()
                .map(sql -> sql.replaceFirst("^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS "))
                .toList();
        Files.writeString(folder.resolve("1.sql"), transaction(create));
        Files.writeString(folder.resolve("2.sql"), transaction(scripts.change()));
    }

    private String transaction(List<String> statements) {
        return place.begin() + ";\n" + Scripts.text(statements) + "COMMIT;\n";
    }

    @Override
    public List<List<String>> commands(Task task, String database) {
        return switch (task) {
            case VERSION -> List.of(List.of(program(place), "--version"));
            case LIST ->
                List.of(
                        switch (place) {
                            case SqlitePlace sqlite -> shell(database, ".tables");
                            case PostgresPlace postgres -> shell(database, "-c", "\\dt");
                        });
            case CREATE, AGAIN -> List.of(script(database, "1.sql"));
            case CHANGE -> List.of(script(database, "2.sql"));
        };
    }

    private List<String> script(String database, String name) {
        String file = folder.resolve(name).toString();
        return switch (place) {
            case SqlitePlace sqlite -> shell(database, ".read '" + file + "'");
            case PostgresPlace postgres -> shell(database, "-f", file);
        };
    }

    private List<String> shell(String database, String... words) {
        return switch (place) {
            case SqlitePlace sqlite ->
                List.of("sqlite3", "-bail", sqlite.url(database).substring("jdbc:sqlite:".length()), words[0]);
            case PostgresPlace postgres ->
                List.of(
                        "psql",
                        "-X",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        postgres.url(database).substring("jdbc:".length()) + "&options=-cclient_min_messages%3Dwarning",
                        words[0],
                        words[1]);
        };
    }
}
