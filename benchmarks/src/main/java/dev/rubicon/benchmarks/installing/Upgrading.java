package dev.rubicon.benchmarks.installing;

import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.benchmarks.report.TemporaryFolder;
import dev.rubicon.benchmarks.report.Turns;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Runs upgrade code in turns with the one statement that somebody would write by hand. */
public final class Upgrading {
    private static final int ROUNDS = Integer.getInteger("rubicon.rounds", 5);
    private static final int ROWS = Integer.getInteger("rubicon.rows", 1_000_000);
    private static final int COMPANIES = 200;
    private static final int CODEUNITS = 20;

    private final Home home;
    private final Place place;
    private final Report.Draft report;

    private Upgrading(Home home, Report.Draft report) {
        this.home = home;
        this.place = home.place();
        this.report = report;
    }

    /** {@code sqlite|postgres}. */
    public static Report run(List<String> arguments) throws Exception {
        Report.Draft report = new Report.Draft("upgrading " + String.join(" ", arguments));
        try (TemporaryFolder folder = TemporaryFolder.make("upgrading")) {
            Place place = Place.of(arguments, folder.path());
            Path launcher = Path.of(System.getProperty("rubicon.root"), "rubicon");
            Upgrading upgrading = new Upgrading(new Home(folder.path(), launcher, place), report);
            String rows = String.format(Locale.ROOT, "%,d", ROWS);
            upgrading.compare("a loop that reads and writes each of " + rows + " rows", "loop", CodeApp.LOOP);
            upgrading.compare("a DataTransfer of " + rows + " rows", "transfer", CodeApp.TRANSFER);
            upgrading.tags();
            upgrading.memory();
        }
        return report.finish();
    }

    private CodeApp prepared(String name, String code, int rows) throws Exception {
        CodeApp app = new CodeApp(name, List.of(code));
        home.publish(app);
        home.create(name);
        home.install(app, 1, name);
        RawSql.run(
                place.connect(name),
                List.of("INSERT INTO " + app.table()
                        + " (\"No.\", \"Name\", \"Shoe Size\") SELECT 'C' || (1000000 + i),"
                        + " 'the customer with the number ' || i, 30 + i % 20 FROM " + place.numbers(rows)));
        place.settle(name);
        return app;
    }

    private void compare(String what, String name, String code) throws Exception {
        CodeApp app = prepared(name, code, ROWS);
        List<String> byHand = List.of(
                place.begin(),
                "UPDATE " + app.table()
                        + " SET \"New Shoe Size\" = \"Shoe Size\" WHERE \"New Shoe Size\" <> \"Shoe Size\"",
                "COMMIT");
        new Turns(1, ROUNDS)
                .add("rubicon", () -> {
                    place.copy(name, "Run");
                    return place.withServer(() -> Measured.work(() -> home.install(app, 2, "Run")));
                })
                .add("one UPDATE by hand", () -> {
                    place.copy(name, "Run");
                    return place.withServer(() -> Measured.work(() -> RawSql.run(place.connect("Run"), byHand)));
                })
                .run(what, report);
        place.remove("Run");
        place.remove(name);
    }

    private void tags() throws Exception {
        String code = CodeApp.tags(CODEUNITS);
        CodeApp app = new CodeApp("tags", List.of(code, code));
        home.publish(app);
        home.create(
                "tags",
                IntStream.rangeClosed(1, COMPANIES)
                        .mapToObj(i -> "Company " + i)
                        .toList());
        home.install(app, 1, "tags");
        home.install(app, 2, "tags");
        place.settle("tags");
        new Turns(1, ROUNDS)
                .add("rubicon", () -> {
                    place.copy("tags", "Run");
                    return place.withServer(() -> Measured.work(() -> home.install(app, 3, "Run")));
                })
                .run(COMPANIES + " companies, " + CODEUNITS + " codeunits whose tags are set", report);
    }

    private void memory() throws Exception {
        for (int rows : List.of(ROWS / 10, ROWS)) {
            CodeApp app = prepared("memory" + rows, CodeApp.LOOP, rows);
            place.copy("memory" + rows, "Run");
            home.register("Run");
            Measured measured = place.withServer(() -> Measured.process(home.command(app, 2, "Run")));
            report.add(
                    String.format(Locale.ROOT, "the loop over %,d rows, process", rows), "rubicon", List.of(measured));
        }
    }
}
