package dev.rubicon.benchmarks.installing;

import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.benchmarks.report.Turns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short commands as processes, each in turns with a JVM that does nothing. */
public final class Starting {
    private static final int ROUNDS = Integer.getInteger("rubicon.rounds", 11);
    private static final int TABLES = 200;

    private Starting() {}

    /** @param command that one only, the first word a program; if empty, the short commands of Rubicon */
    public static Report run(List<String> command) throws Exception {
        Report.Draft report = new Report.Draft(
                ("startup " + String.join(" ", command.stream().skip(1).toList())).strip());
        try (TemporaryFolder folder = TemporaryFolder.make("starting")) {
            Map<String, List<String>> commands = command.isEmpty()
                    ? commands(prepared(folder.path()))
                    : Map.of(String.join(" ", command.subList(1, command.size())), command);
            for (Map.Entry<String, List<String>> one : commands.entrySet()) {
                new Turns(1, ROUNDS)
                        .add("rubicon", () -> Measured.process(one.getValue()))
                        .add("java -version", () -> Measured.process(bare()))
                        .run(one.getKey(), report);
            }
        }
        return report.finish();
    }

    private static Home prepared(Path folder) throws Exception {
        Path launcher = Path.of(System.getProperty("rubicon.root"), "rubicon");
        Home home = new Home(folder, launcher, new SqlitePlace(Files.createDirectories(folder.resolve("databases"))));
        BenchmarkApp app = new BenchmarkApp("starting", TABLES, 15, 0);
        home.publish(app);
        home.create("Shop");
        home.install(app, 1, "Shop");
        home.place().settle("Shop");
        home.register("Shop");
        return home;
    }

    private static Map<String, List<String>> commands(Home home) {
        String rubicon = home.rubicon().toString();
        String folder = home.folder().toString();
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("`--version`", List.of(rubicon, "--version"));
        commands.put("`instance list`", List.of(rubicon, "instance", "list", "--home", folder));
        commands.put(
                "`update`, " + TABLES + " tables, nothing to do",
                List.of(rubicon, "update", "--instance", "Shop", "--home", folder));
        return commands;
    }

    private static List<String> bare() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-version");
    }
}
