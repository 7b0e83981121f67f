package dev.rubicon.benchmarks.installing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Runs installs in turns with the statements that somebody would write by hand, and prints medians and their ratios. */
public final class Installing {
    private static final int WARM_UP = Integer.getInteger("rubicon.warmUp", 2);
    private static final int ROUNDS = Integer.getInteger("rubicon.rounds", 7);
    private static final int PROCESSES = Integer.getInteger("rubicon.rounds", 5);
    private static final int ROWS = Integer.getInteger("rubicon.rows", 1_000_000);

    private final Home home;
    private final Place place;
    private final PrintStream out = System.out;

    private Installing(Home home) {
        this.home = home;
        this.place = home.place();
    }

    /** {@code sqlite|postgres [create] [again] [upgrade] [drop] [memory]}; without a name of a case, all of them. */
    public static void main(String[] args) throws Exception {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Set<String> cases = new TreeSet<>(Arrays.asList(args).subList(Math.min(1, args.length), args.length));
        Path root = Path.of(System.getProperty("rubicon.root"));
        Path folder = Files.createTempDirectory(root.resolve("benchmarks/target"), "installing");
        try {
            Place place = switch (args.length == 0 ? "" : args[0]) {
                case "sqlite" -> new SqlitePlace(Files.createDirectories(folder.resolve("databases")));
                case "postgres" -> PostgresPlace.start();
                default -> throw new IllegalArgumentException("sqlite or postgres?");
            };
            Installing installing = new Installing(new Home(folder, root.resolve("rubicon"), place));
            installing.out.println(args[0] + ": medians of " + ROUNDS + " warm runs and " + PROCESSES
                    + " processes, in turns; ours, by hand, ratio; the same of processor time; and of the most memory");
            installing.run(cases);
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
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
            out.println(String.format(
                    Locale.ROOT, "%-52s %d MB at most", "drop a field of " + rows + " rows", measured.peakMegabytes()));
        }
    }

    private void compare(
            String what, BenchmarkApp app, int version, String from, List<String> statements, boolean changes)
            throws Exception {
        List<Measured> ours = new ArrayList<>();
        List<Measured> byHand = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            fresh(from, changes || round == 0);
            Measured our = measured(() -> Measured.work(() -> home.install(app, version, "Run")));
            fresh(from, changes);
            Measured hand = measured(() -> Measured.work(() -> RawSql.run(place.connect("Run"), statements)));
            if (round >= WARM_UP) {
                ours.add(our);
                byHand.add(hand);
            }
        }
        print(what + ", warm", ours, byHand);
        Path script = Files.write(home.folder().resolve("statements"), statements);
        List<String> ourCommand = home.command(app, version, "Run");
        List<String> byHandCommand = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RawSql.class.getName(),
                place.url("Run"),
                script.toString());
        ours.clear();
        byHand.clear();
        for (int round = 0; round < PROCESSES; round++) {
            fresh(from, changes || round == 0);
            home.register("Run");
            ours.add(measured(() -> Measured.process(ourCommand)));
            fresh(from, changes);
            byHand.add(measured(() -> Measured.process(byHandCommand)));
        }
        print(what + ", process", ours, byHand);
        place.remove("Run");
    }

    private Measured measured(Callable<Measured> work) throws Exception {
        double before = place.cpuSeconds();
        Measured measured = work.call();
        return measured.plusCpu(place.cpuSeconds() - before);
    }

    private void fresh(String from, boolean needed) throws Exception {
        if (needed) {
            place.copy(from, "Run");
        }
    }

    private void print(String what, List<Measured> ours, List<Measured> byHand) {
        double time = median(ours, Measured::seconds) / median(byHand, Measured::seconds);
        double cpu = median(ours, Measured::cpuSeconds) / median(byHand, Measured::cpuSeconds);
        out.println(String.format(
                Locale.ROOT,
                "%-66s %8.3f s %8.3f s %6.2f   cpu %7.3f s %7.3f s %6.2f%s",
                what,
                median(ours, Measured::seconds),
                median(byHand, Measured::seconds),
                time,
                median(ours, Measured::cpuSeconds),
                median(byHand, Measured::cpuSeconds),
                cpu,
                memory(ours, byHand)));
        out.flush();
    }

    // Nobody can say it of work in this process.
    private static String memory(List<Measured> ours, List<Measured> byHand) {
        double our = median(ours, Measured::peakMegabytes);
        double hand = median(byHand, Measured::peakMegabytes);
        return our == 0 || hand == 0
                ? ""
                : String.format(Locale.ROOT, "   %4.0f MB %4.0f MB %6.2f", our, hand, our / hand);
    }

    private static double median(List<Measured> all, ToDoubleFunction<Measured> value) {
        double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
