package dev.rubicon.benchmarks.installing;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Runs upgrade code in turns with the one statement that somebody would write by hand, and prints medians and their ratios. */
public final class Upgrading {
    private static final int ROUNDS = Integer.getInteger("rubicon.rounds", 5);
    private static final int ROWS = Integer.getInteger("rubicon.rows", 1_000_000);
    private static final int COMPANIES = 200;
    private static final int CODEUNITS = 20;

    private final Home home;
    private final Place place;
    private final PrintStream out = System.out;

    private Upgrading(Home home) {
        this.home = home;
        this.place = home.place();
    }

    /** {@code sqlite|postgres}. */
    public static void main(String[] args) throws Exception {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Path root = Path.of(System.getProperty("rubicon.root"));
        Path folder = Files.createTempDirectory(root.resolve("benchmarks/target"), "upgrading");
        Place place = switch (args.length == 0 ? "" : args[0]) {
            case "sqlite" -> new SqlitePlace(Files.createDirectories(folder.resolve("databases")));
            case "postgres" -> PostgresPlace.start();
            default -> throw new IllegalArgumentException("sqlite or postgres?");
        };
        Upgrading upgrading = new Upgrading(new Home(folder, root.resolve("rubicon"), place));
        upgrading.out.println(args[0] + ": medians of " + ROUNDS + " runs in turns; ours, by hand, ratio");
        upgrading.compare("a loop that reads and writes each of " + ROWS + " rows", "loop", CodeApp.LOOP);
        upgrading.compare("the same as a DataTransfer", "transfer", CodeApp.TRANSFER);
        upgrading.tags();
        upgrading.memory();
        System.exit(0);
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
        List<Measured> ours = new ArrayList<>();
        List<Measured> hands = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            place.copy(name, "Run");
            Measured our = Measured.work(() -> home.install(app, 2, "Run"));
            place.copy(name, "Run");
            Measured hand = Measured.work(() -> RawSql.run(place.connect("Run"), byHand));
            if (round > 0) {
                ours.add(our);
                hands.add(hand);
            }
        }
        out.println(String.format(
                Locale.ROOT,
                "%-60s %8.3f s %8.3f s %6.2f",
                what,
                median(ours, Measured::seconds),
                median(hands, Measured::seconds),
                median(ours, Measured::seconds) / median(hands, Measured::seconds)));
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
        List<Measured> ours = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            place.copy("tags", "Run");
            Measured our = Measured.work(() -> home.install(app, 3, "Run"));
            if (round > 0) {
                ours.add(our);
            }
        }
        out.println(String.format(
                Locale.ROOT,
                "%-60s %8.3f s",
                COMPANIES + " companies, " + CODEUNITS + " codeunits whose tags are set",
                median(ours, Measured::seconds)));
    }

    private void memory() throws Exception {
        for (int rows : List.of(ROWS / 10, ROWS)) {
            CodeApp app = prepared("memory" + rows, CodeApp.LOOP, rows);
            place.copy("memory" + rows, "Run");
            home.register("Run");
            Measured measured = Measured.process(home.command(app, 2, "Run"));
            out.println(String.format(
                    Locale.ROOT, "%-60s %5d MB at most", "the loop over " + rows + " rows", measured.peakMegabytes()));
        }
    }

    private static double median(List<Measured> all, ToDoubleFunction<Measured> value) {
        double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
