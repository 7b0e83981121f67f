package dev.rubicon.benchmarks.peers;

import dev.rubicon.benchmarks.installing.BenchmarkApp;
import dev.rubicon.benchmarks.installing.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rubicon, with all that an install is: the repository verified, versions resolved, a plan with the rows that each change concerns,
 * what is dropped archived, the journal.
 *
 * @param snapshots whether it takes a snapshot before values are lost, as it does unless told otherwise; no other tool has such a thing
 */
record RubiconTool(Home home, BenchmarkApp app, boolean snapshots) implements Tool {
    @Override
    public String name() {
        return snapshots ? "rubicon, with a snapshot" : "rubicon";
    }

    @Override
    public String family() {
        return "rubicon";
    }

    @Override
    public void write(Scripts scripts) {}

    @Override
    public void meet(Task task, String database) throws IOException {
        if (task == Task.CREATE) {
            Files.deleteIfExists(home.folder().resolve("instances/" + database + ".json"));
        } else {
            home.register(database);
        }
    }

    @Override
    public List<List<String>> commands(Task task, String database) {
        boolean only = task == Task.CHANGE;
        if (snapshots && !only) {
            return List.of();
        }
        return switch (task) {
            case VERSION -> List.of(List.of(home.rubicon().toString(), "--version"));
            case LIST -> List.of(command("instance", "list"));
            case CREATE ->
                List.of(
                        command(
                                "instance",
                                "create",
                                database,
                                "--company",
                                BenchmarkApp.COMPANY,
                                "--database",
                                home.place().url(database)),
                        install(1, database));
            case AGAIN -> List.of(command("update", "--instance", database));
            case CHANGE -> List.of(install(2, database));
        };
    }

    private List<String> install(int version, String database) {
        List<String> command = new ArrayList<>(
                command("install", "--id", app.name() + "@" + version + ".0.0", "--instance", database, "--yes"));
        if (!snapshots) {
            command.add("--no-snapshot");
        }
        return command;
    }

    private List<String> command(String... words) {
        return Stream.concat(
                        Stream.concat(Stream.of(home.rubicon().toString()), Stream.of(words)),
                        Stream.of("--home", home.folder().toString()))
                .toList();
    }
}
