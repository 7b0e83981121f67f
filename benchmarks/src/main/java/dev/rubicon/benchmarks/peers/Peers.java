package dev.rubicon.benchmarks.peers;

import dev.rubicon.benchmarks.installing.BenchmarkApp;
import dev.rubicon.benchmarks.installing.Home;
import dev.rubicon.benchmarks.installing.Place;
import dev.rubicon.benchmarks.installing.RawSql;
import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.benchmarks.report.Turns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** 200 tables of 15 columns beside Flyway, Liquibase, knex and the database's shell: made, made again, changed. */
public final class Peers {
    private static final int WARM_UP = Integer.getInteger("rubicon.warmUp", 1);
    private static final int ROUNDS = Integer.getInteger("rubicon.rounds", 7);
    private static final int TABLES = 200;
    private static final int ROWS_EACH = 1_000;
    private static final String RUN = "Run";

    /** Work to compare, and whether it begins with tables, with tables and rows, or with an empty database. */
    private enum Case {
        VERSION("say the version", Task.VERSION, "One"),
        LIST("say what is installed", Task.LIST, "One"),
        CREATE("create 200 tables of 15 columns", Task.CREATE, ""),
        AGAIN("the same again, nothing to do", Task.AGAIN, "One"),
        CHANGE("add 200 columns, drop 20, no rows", Task.CHANGE, "One"),
        ROWS("add 200 columns, drop 20, 200,000 rows", Task.CHANGE, "Rows");

        private final String work;
        private final Task task;
        private final String from;

        Case(String work, Task task, String from) {
            this.work = work;
            this.task = task;
            this.from = from;
        }

        static Case named(String name) {
            return Arrays.stream(values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no case '" + name + "'"));
        }
    }

    private final Place place;
    private final List<Tool> tools;
    private final Report.Draft report;

    private Peers(Place place, List<Tool> tools, Report.Draft report) {
        this.place = place;
        this.tools = tools;
        this.report = report;
    }

    /** {@code sqlite|postgres [create] [again] [change] [rows] [version] [list]}; without a name of a case, all of them. */
    public static Report run(List<String> arguments) throws Exception {
        List<Case> cases = arguments.size() < 2
                ? List.of(Case.values())
                : arguments.stream().skip(1).map(Case::named).toList();
        Report.Draft report = new Report.Draft("peers " + String.join(" ", arguments));
        try (TemporaryFolder folder = TemporaryFolder.make("peers")) {
            Place place = Place.of(arguments, folder.path());
            BenchmarkApp app = new BenchmarkApp("peers", TABLES, 15, 20);
            Home home = new Home(folder.path(), Path.of(System.getProperty("rubicon.root"), "rubicon"), place);
            home.publish(app);
            List<Tool> tools = tools(home, app, report);
            new Peers(place, tools, report).run(home, app, cases);
        }
        return report.finish();
    }

    private static List<Tool> tools(Home home, BenchmarkApp app, Report.Draft report) {
        Place place = home.place();
        Fetched fetched = Fetched.ofThisBuild();
        List<Tool> tools = new ArrayList<>();
        addIfThere(tools, report, "rubicon", () -> new RubiconTool(home, app, false));
        addIfThere(tools, report, "rubicon", () -> new RubiconTool(home, app, true));
        addIfThere(
                tools,
                report,
                "Flyway",
                () -> new MigrationTool(
                        "Flyway",
                        fetched.java("flyway"),
                        place,
                        new Formats.Flyway(),
                        home.folder().resolve("flyway")));
        addIfThere(
                tools,
                report,
                "Liquibase",
                () -> new MigrationTool(
                        "Liquibase",
                        fetched.java("liquibase"),
                        place,
                        new Formats.Liquibase(),
                        home.folder().resolve("liquibase")));
        addIfThere(
                tools,
                report,
                "knex",
                () -> new MigrationTool(
                        "knex",
                        fetched.node("knex"),
                        place,
                        new Formats.Knex(),
                        home.folder().resolve("knex")));
        addIfThere(
                tools,
                report,
                ShellTool.program(place),
                () -> new ShellTool(place, home.folder().resolve("shell")));
        return tools;
    }

    // Whoever cannot say a version is not there.
    private static void addIfThere(List<Tool> tools, Report.Draft report, String name, Callable<Tool> making) {
        try {
            Tool tool = making.call();
            for (List<String> command : tool.commands(Task.VERSION, RUN)) {
                report.note(name + ": " + said(command));
            }
            tools.add(tool);
        } catch (Exception e) {
            System.err.println(name + " is left out: " + e.getMessage());
            report.note(name + " is left out: it is not on this machine.");
        }
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of " + command);
        }
        return said;
    }

    private void run(Home home, BenchmarkApp app, List<Case> cases) throws Exception {
        home.create("Reference");
        home.install(app, 1, "Reference");
        Columns one = Columns.of(place, "Reference");
        EndState created = EndState.of(place, "Reference");
        place.copy("Reference", "ReferenceRows");
        RawSql.run(place.connect("ReferenceRows"), app.fill(place, ROWS_EACH));
        home.install(app, 2, "Reference");
        home.install(app, 2, "ReferenceRows");
        Scripts scripts = new Scripts(one.definitions(), one.changesTo(Columns.of(place, "Reference")));
        EndState changed = EndState.of(place, "Reference");
        EndState withRows = EndState.of(place, "ReferenceRows");
        prepare(app, scripts, created);
        report.note(
                "Every run came to the same columns, defaults, primary keys and rows. Set aside are the books that each keeps,"
                        + " and six system fields that Rubicon adds to every table.");
        for (Case each : cases) {
            compare(
                    each,
                    switch (each) {
                        case VERSION, LIST, CREATE, AGAIN -> created;
                        case CHANGE -> changed;
                        case ROWS -> withRows;
                    });
        }
    }

    // For each family a database as it leaves it behind, without and with rows.
    private void prepare(BenchmarkApp app, Scripts scripts, EndState created) throws Exception {
        Set<String> done = new TreeSet<>();
        for (Tool tool : tools) {
            tool.write(scripts);
            if (done.add(tool.family())) {
                String one = "One" + tool.family();
                place.create(RUN);
                run(tool, Task.CREATE);
                created.check(tool.name(), EndState.of(place, RUN));
                place.settle(RUN);
                place.copy(RUN, one);
                place.copy(one, "Rows" + tool.family());
                RawSql.run(place.connect("Rows" + tool.family()), app.fill(place, ROWS_EACH));
                place.settle("Rows" + tool.family());
            }
        }
    }

    private void compare(Case each, EndState expected) throws Exception {
        Task task = each.task;
        Turns turns = new Turns(WARM_UP, ROUNDS);
        for (Tool tool : tools) {
            if (!tool.commands(task, RUN).isEmpty()) {
                turns.add(tool.name(), () -> {
                    if (task == Task.VERSION) {
                        return run(tool, task);
                    }
                    if (each.from.isEmpty()) {
                        place.create(RUN);
                    } else {
                        place.copy(each.from + tool.family(), RUN);
                    }
                    Measured measured = run(tool, task);
                    expected.check(tool.name(), EndState.of(place, RUN));
                    return measured;
                });
            }
        }
        if (task == Task.VERSION) {
            List<String> java = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-version");
            turns.add("java -version", () -> Measured.process(java));
        }
        turns.run(each.work, report);
    }

    private Measured run(Tool tool, Task task) throws Exception {
        if (task != Task.VERSION) {
            tool.meet(task, RUN);
        }
        return place.withServer(() -> {
            List<Measured> all = new ArrayList<>();
            for (List<String> command : tool.commands(task, RUN)) {
                all.add(Measured.process(command));
            }
            return all.stream().reduce(Measured::then).orElseThrow();
        });
    }
}
