package dev.rubicon.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.LiveTables.App;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Refusal;
import dev.rubicon.installer.plan.RefusalText;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Finding;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The change matrix of the design, semantics section 4 and bc-facts section 1.3, as {@code matrix.txt} has it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MatrixTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    // Cases that need the same companies share a database, each with apps of its own.
    private final Map<String, World> worlds = new TreeMap<>();

    @AfterEach
    void close() {
        worlds.values().forEach(World::close);
    }

    @Test
    void everyKindOfChangeHasItsCases() {
        TreeSet<Integer> numbers = MatrixCase.read().stream()
                .map(one -> Integer.valueOf(one.number().replaceAll("[a-z]", "")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(IntStream.rangeClosed(1, 45).boxed().toList(), List.copyOf(numbers));
    }

    @TestFactory
    Stream<DynamicTest> matrix() {
        return MatrixCase.read().stream()
                .flatMap(one -> Stream.of(SyncMode.ADD, SyncMode.FORCE_SYNC)
                        .flatMap(mode -> Stream.of(false, true)
                                .map(empty -> DynamicTest.dynamicTest(
                                        one + ", " + mode + (empty ? ", empty" : ", with rows"),
                                        () -> check(one, mode, empty)))));
    }

    private void check(MatrixCase one, SyncMode mode, boolean empty) {
        World world = worlds.computeIfAbsent(
                String.join(" ", one.companies()),
                companies -> new World(kind, folder.resolve("w" + worlds.size()), companies.split(" ")));
        String app =
                one.number() + "-" + mode.name().toLowerCase(Locale.ROOT).replace('_', '-') + (empty ? "-empty" : "");
        String base = app + "-base";
        String extender = app + "-extender";
        if (!one.all("base").isEmpty()) {
            world.add(base, "1.0", one.schema("base"));
        }
        world.add(app, "1.0", one.schema("before"), base);
        if (!one.all("extender").isEmpty()) {
            world.add(extender, "1.0", one.schema("extender"), app);
        }
        List<App> before = apps(app, one.schema("base"), one.schema("before"), one.schema("extender"));
        assertEquals(LiveTables.expected(kind, before, one.companies()), LiveTables.actual(world, before));
        if (!empty) {
            one.rows().forEach(rows -> insert(world, before, rows));
        }
        List<String> rowsBefore = rows(world, before, one.companies());
        assertEquals(empty, rowsBefore.isEmpty(), rowsBefore::toString);

        Planned planned = world.plan(app, "2.0", mode, one.schema("after"), base);
        String outcome = outcome(planned);
        assertEquals(one.outcome(mode, empty), outcome);
        if (outcome.equals("done")) {
            assertInstanceOf(Applied.Completed.class, world.apply(planned));
            Schema follower = one.schema(one.all("extender after").isEmpty() ? "extender" : "extender after");
            List<App> after = apps(app, one.schema("base"), one.schema("after"), follower);
            assertEquals(LiveTables.expected(kind, after, one.companies()), LiveTables.actual(world, after));
            assertEquals(empty ? List.of() : left(one), rows(world, after, one.companies()));
            assertEquals(empty ? List.of() : one.all("archive"), world.archived(app));
        } else {
            assertEquals(LiveTables.expected(kind, before, one.companies()), LiveTables.actual(world, before));
            assertEquals(rowsBefore, rows(world, before, one.companies()));
            assertEquals(List.of(), world.archived(app));
        }
    }

    private static List<App> apps(String app, Schema base, Schema schema, Schema extender) {
        return List.of(
                new App(World.appId(app + "-base"), base),
                new App(World.appId(app), schema),
                new App(World.appId(app + "-extender"), extender));
    }

    private static void insert(World world, List<App> apps, MatrixCase.Rows rows) {
        List<String> names = new ArrayList<>();
        for (App app : apps) {
            app.schema()
                    .table(rows.table())
                    .ifPresent(table -> names.addAll(LiveTables.names(app, table, List.of(rows.company()))));
        }
        assertEquals(1, names.size(), rows::toString);
        world.execute("INSERT INTO \"" + names.getFirst() + "\" VALUES " + rows.values());
    }

    /** Codes of refusals and of the changes that need force, sorted. */
    private static String outcome(Planned planned) {
        if (!(planned instanceof Planned.Refused refused)) {
            return "done";
        }
        List<String> codes = new ArrayList<>();
        for (Refusal refusal : refused.refusals()) {
            if (refusal instanceof Refusal.NeedsForce needs) {
                needs.changes()
                        .forEach(change -> codes.add(Finding.of(change.change()).code()));
            } else {
                codes.add(RefusalText.problem(refusal).code());
            }
        }
        return "refused " + codes.stream().sorted().collect(Collectors.joining(" "));
    }

    /** A line for each row of each table, as {@code T 1|Ann}; sorted. */
    private static List<String> rows(World world, List<App> apps, List<String> companies) {
        List<String> lines = new ArrayList<>();
        for (App app : apps) {
            for (Table table : app.schema().tables()) {
                for (String name : LiveTables.names(app, table, companies)) {
                    world.rows("SELECT * FROM \"" + name + "\"").forEach(row -> lines.add(table.name() + " " + row));
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    // T 1|Ann; 2|Bob
    private static List<String> left(MatrixCase one) {
        List<String> lines = new ArrayList<>();
        for (String left : one.all("left")) {
            String[] parts = left.split(" ", 2);
            if (parts.length == 2) {
                Stream.of(parts[1].split("; ")).forEach(row -> lines.add(parts[0] + " " + row));
            }
        }
        assertTrue(
                one.all("rows").isEmpty()
                        || !one.all("left").isEmpty()
                        || !one.all("archive").isEmpty(),
                one::title);
        return lines.stream().sorted().toList();
    }
}
