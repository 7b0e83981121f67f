package dev.rubicon.benchmarks.installing;

import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.benchmarks.report.Turns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Runs installs in turns with the statements that somebody would write by hand. */
public final class Installing {
    private static final int WARM_UP = Integer.getInteger("rubicon.warmUp", 2);
    private static final int ROUNDS = Integer.getInteger("rubicon.rounds", 7);
    private static final int PROCESSES = Integer.getInteger("rubicon.rounds", 5);
    private static final int ROWS = Integer.getInteger("rubicon.rows", 1_000_000);

    private final Home home;
    private final Place place;
    private final Report.Draft report;

    private Installing(Home home, Report.Draft report) {
        this.home = home;
        this.report = report;
        this.place = home.place();
    }

    /** {@code sqlite|postgres [create] [again] [upgrade] [drop] [memory]}; without a name of a case, all of them. */
    public static Report run(List<String> arguments) throws Exception {
        Report.Draft report = new Report.Draft("installing " + String.join(" ", arguments));
        report.note(
                "Rubicon is the whole install: repository, AL, plan, archive, journal. By hand are the same statements in one"
                        + " transaction of the same driver.");
        try (TemporaryFolder folder = TemporaryFolder.make("installing")) {
            Place place = Place.of(arguments, folder.path());
            Path launcher = Path.of(System.getProperty("rubicon.root"), "rubicon");
            new Installing(new Home(folder.path(), launcher, place), report)
                    .run(new TreeSet<>(arguments.subList(1, arguments.size())));
        }
        return report.finish();
    }

    private void run(Set<String> cases) throws Exception {
        boolean all = cases.isEmpty();
        if (all || cases.contains("create") || cases.contains("again")) {
            createAndRunAgain(all || cases.contains("create"));
        }
        if (all || cases.contains("upgrade")) {
            upgrade(
                    "upgrade",
                    String.format(Locale.ROOT, "200 tables, %,d rows: 200 fields more, 20 less", ROWS),
                    new BenchmarkApp("upgrade", 200, 10, 20),
                    ROWS / 200);
        }
        if (all || cases.contains("drop")) {
            upgrade(
                    "drop",
                    String.format(Locale.ROOT, "1 table, %,d rows: one field more, one archived", ROWS),
                    new BenchmarkApp("drop", 1, 10, 1),
                    ROWS);
        }
        if (all || cases.contains("memory")) {
            memory();
        }
    }

    private void createAndRunAgain(boolean measured) throws Exception {
        BenchmarkApp app = new BenchmarkApp("create", 1_500, 20, 0);
        home.publish(app);
        home.create("Empty");
        place.copy("Empty", "Full");
        home.install(app, 1, "Full");
        place.settle("Full");
        List<String> statements = new ArrayList<>(List.of(place.begin()));
        statements.addAll(place.definitions("Full"));
        statements.add("COMMIT");
        if (measured) {
            compare("create 1,500 tables of 20 fields", app, 1, "Empty", statements, true);
        }
        compare("nothing to do, beside opening", app, 1, "Full", List.of("SELECT value FROM rubicon_meta"), false);
    }

    private void upgrade(String name, String what, BenchmarkApp app, int rows) throws Exception {
        prepare(app, name, rows);
        compare(what, app, 2, name, app.upgrade(place), true);
        place.remove(name);
    }

    private void prepare(BenchmarkApp app, String name, int rows) throws Exception {
        home.publish(app);
        home.create(name);
        home.install(app, 1, name);
        RawSql.run(place.connect(name), app.fill(place, rows));
        place.settle(name);
    }

    private void memory() throws Exception {
        for (int rows : List.of(ROWS / 10, ROWS)) {
            prepare(new BenchmarkApp("memory" + rows, 1, 10, 1), "memory" + rows, rows);
            place.copy("memory" + rows, "Run");
            home.register("Run");
            Measured measured = Measured.process(home.command(new BenchmarkApp("memory" + rows, 1, 10, 1), 2, "Run"));
            report.add(String.format(Locale.ROOT, "drop a field of %,d rows", rows), "rubicon", List.of(measured));
        }
    }

    private void compare(
            String what, BenchmarkApp app, int version, String from, List<String> statements, boolean changes)
            throws Exception {
        boolean[] first = {true};
        new Turns(WARM_UP, ROUNDS)
                .add("rubicon", () -> {
                    fresh(from, changes || first[0]);
                    first[0] = false;
                    return measured(() -> Measured.work(() -> home.install(app, version, "Run")));
                })
                .add("by hand", () -> {
                    fresh(from, changes);
                    return measured(() -> Measured.work(() -> RawSql.run(place.connect("Run"), statements)));
                })
                .run(what + ", warm", report);
        Path script = Files.write(home.folder().resolve("statements"), statements);
        List<String> byHand = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RawSql.class.getName(),
                place.url("Run"),
                script.toString());
        new Turns(0, PROCESSES)
                .add("rubicon", () -> {
                    fresh(from, changes);
                    home.register("Run");
                    return measured(() -> Measured.process(home.command(app, version, "Run")));
                })
                .add("by hand", () -> {
                    fresh(from, changes);
                    return measured(() -> Measured.process(byHand));
                })
                .run(what + ", process", report);
        place.remove("Run");
    }

    private Measured measured(Callable<Measured> work) throws Exception {
        return place.withServer(work);
    }

    private void fresh(String from, boolean needed) throws Exception {
        if (needed) {
            place.copy(from, "Run");
        }
    }
}
