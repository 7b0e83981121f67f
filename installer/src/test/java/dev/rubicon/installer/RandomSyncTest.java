package dev.rubicon.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.restore.RestoreOutcome;
import dev.rubicon.installer.restore.RestoreRequest;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.Pairing;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any two schemas and any rows, with a fixed seed. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RandomSyncTest {
    @Parameter
    private TestDatabase kind;

    // A server takes longer than a file to make a world.
    private static final Map<TestDatabase, Integer> WORLDS =
            Map.of(TestDatabase.SQLITE, 40, TestDatabase.POSTGRES, Integer.getInteger("rubicon.worlds", 8));
    private static final int ROWS = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theDatabaseLooksAsIfInstalledAtOnceAndEveryValueIsThereOrInTheArchiveAndComesBack(long seed) {
        for (int i = 0; i < WORLDS.get(kind); i++) {
            long world = seed * 1000 + i;
            check(world, folder.resolve("w" + world));
        }
    }

    private void check(long seed, Path folder) {
        RandomSchemas schemas = new RandomSchemas(seed);
        Schema from = schemas.next();
        Schema to = schemas.next();
        try (World updated = new World(kind, folder.resolve("updated"), "A");
                World fresh = new World(kind, folder.resolve("fresh"), "A")) {
            updated.add("app", "1.0", from);
            List<String> shape = updated.liveSchema();
            from.tables().forEach(table -> insert(updated, schemas, table));
            TreeMap<String, List<String>> before = values(updated, from);
            Planned planned = updated.plan("app", "2.0", SyncMode.FORCE_SYNC, to);
            Applied applied = updated.apply(planned);
            if (!planned.plan().moves().isEmpty()) {
                assertInstanceOf(Applied.Completed.class, applied, () -> "seed " + seed + ": " + applied);
            }
            long lost =
                    planned.plan().moves().stream().mapToLong(Step.Move::lost).sum();
            assertEquals(lost, archivedValues(updated), () -> "seed " + seed);
            fresh.add("app", "2.0", to);
            assertEquals(fresh.liveSchema(), updated.liveSchema(), () -> "seed " + seed);
            assertEquals(List.of(), Drifts.of(updated.instance).differences(), () -> "seed " + seed);
            assertEquals(List.of(), missing(before, updated, from, to), () -> "seed " + seed);
            List<ArchiveEntry> lostThen = new DataArchive(updated.database.sql()).entries();
            List<String> archived = archivedValues(updated, lostThen);
            assertEquals(new TreeSet<>(archived).size(), archived.size(), () -> "seed " + seed + ": archived twice");
            updated.force("app", "3.0", from);
            assertEquals(shape, updated.liveSchema(), () -> "seed " + seed);
            lostThen.forEach(entry -> assertComesBack(updated, entry, seed));
            assertEquals(List.of(), different(before, values(updated, from), archived, from), () -> "seed " + seed);
        }
    }

    private static void assertComesBack(World world, ArchiveEntry entry, long seed) {
        RestoreRequest request = new RestoreRequest(
                entry.id(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
        RestoreOutcome outcome =
                Restore.run(world.database, request, new Caller("archive restore", "tester"), World.CLOCK);
        assertInstanceOf(RestoreOutcome.Restored.class, outcome, () -> "seed " + seed + ": " + outcome);
        if (outcome instanceof RestoreOutcome.Restored restored) {
            assertEquals(List.of(), restored.restoration().misfits(), () -> "seed " + seed);
        }
        assertTrue(new DataArchive(world.database.sql()).entry(entry.id()).isRestored(), () -> "seed " + seed);
    }

    /** Values that were lost, and do not stand again where they stood. */
    private static List<String> different(
            TreeMap<String, List<String>> before,
            TreeMap<String, List<String>> after,
            List<String> archived,
            Schema schema) {
        TreeSet<String> lost = new TreeSet<>(archived);
        List<String> different = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (Field field : table.storedFields()) {
                for (int row = 1; row <= ROWS; row++) {
                    String key = table.id() + "." + field.id() + "." + row;
                    String value = before.get(key).getFirst();
                    String name = table.name() + "/" + field.name() + "/" + row + "=" + value;
                    boolean same =
                            after.containsKey(key) && after.get(key).getFirst().equals(value);
                    if (lost.contains(name) && !same) {
                        different.add(name + ", now " + after.get(key));
                    }
                }
            }
        }
        return different;
    }

    /** {@code table/field/row=value} of all that is in these entries, keys of single values left out. */
    private static List<String> archivedValues(World world, List<ArchiveEntry> entries) {
        List<String> values = new ArrayList<>();
        for (ArchiveEntry entry : entries) {
            List<String> columns = new ArrayList<>(entry.keyColumns());
            columns.addAll(entry.valueColumns());
            for (List<Optional<String>> row : new DataArchive(world.database.sql()).rows(entry, 1000)) {
                for (int i = entry.wholeTable() ? 0 : 1; i < row.size(); i++) {
                    String key = entry.table() + "/" + columns.get(i) + "/"
                            + row.getFirst().orElseThrow();
                    row.get(i).ifPresent(value -> values.add(key + "=" + value));
                }
            }
        }
        return values;
    }

    /** Rows of tables that are archived whole, and single values of the others. */
    private static long archivedValues(World world) {
        DataArchive archive = new DataArchive(world.database.sql());
        long values = 0;
        for (ArchiveEntry entry : archive.entries()) {
            int keys = entry.keyColumns().size();
            for (List<Optional<String>> row : archive.rows(entry, 1000)) {
                values += entry.wholeTable()
                        ? 1
                        : row.stream().skip(keys).filter(Optional::isPresent).count();
            }
        }
        return values;
    }

    private static void insert(World world, RandomSchemas schemas, Table table) {
        for (int row = 1; row <= ROWS; row++) {
            List<String> values = new ArrayList<>(List.of(String.valueOf(row)));
            for (Field field :
                    table.storedFields().subList(1, table.storedFields().size())) {
                values.add(schemas.literal(field.type()));
            }
            world.execute("INSERT INTO " + name(table) + " VALUES (" + String.join(", ", values) + ")");
        }
    }

    /** By {@code table id.field id.row}: the value as text, then whether it is blank. */
    private static TreeMap<String, List<String>> values(World world, Schema schema) {
        TreeMap<String, List<String>> values = new TreeMap<>();
        for (Table table : schema.tables()) {
            for (Field field : table.storedFields()) {
                String column = quoted(field.name());
                for (String row : world.rows("SELECT \"Key\", " + "CASE WHEN coalesce(CAST(" + column
                        + " AS TEXT), '') IN ('', '0', '00000000-0000-0000-0000-000000000000') THEN 1 ELSE 0 END, "
                        + column + " FROM " + name(table))) {
                    String[] parts = row.split("\\|", 3);
                    values.put(table.id() + "." + field.id() + "." + parts[0], List.of(parts[2], parts[1]));
                }
            }
        }
        return values;
    }

    // Every value that was set is the same in its field's column afterwards, or it is in the archive.
    private static List<String> missing(TreeMap<String, List<String>> before, World world, Schema from, Schema to) {
        TreeSet<String> archived = new TreeSet<>();
        DataArchive archive = new DataArchive(world.database.sql());
        for (ArchiveEntry entry : archive.entries()) {
            List<String> columns = new ArrayList<>(entry.keyColumns());
            columns.addAll(entry.valueColumns());
            for (List<Optional<String>> row : archive.rows(entry, 1000)) {
                for (int i = 0; i < row.size(); i++) {
                    String key = entry.table() + "/" + columns.get(i) + "/"
                            + row.getFirst().orElseThrow();
                    row.get(i).ifPresent(value -> archived.add(key + "=" + value));
                }
            }
        }
        TreeMap<String, List<String>> after = values(world, to);
        List<String> missing = new ArrayList<>();
        for (Pairing.Pair<Table> tables : Pairing.ofTables(from.tables(), to.tables())) {
            if (tables.from().isEmpty()) {
                continue;
            }
            Table table = tables.from().get();
            List<Field> next = tables.to().map(Table::fields).orElse(List.of());
            for (Pairing.Pair<Field> fields : Pairing.ofFields(table.fields(), next)) {
                for (int row = 1; fields.from().filter(Field::isStored).isPresent() && row <= ROWS; row++) {
                    Field field = fields.from().get();
                    List<String> value = before.get(table.id() + "." + field.id() + "." + row);
                    String now = fields.to()
                            .map(f -> tables.to().orElseThrow().id() + "." + f.id())
                            .orElse("gone");
                    boolean kept = after.containsKey(now + "." + row)
                            && after.get(now + "." + row).getFirst().equals(value.getFirst());
                    boolean blank = value.get(1).equals("1");
                    String key = table.name() + "/" + field.name() + "/" + row + "=" + value.getFirst();
                    if (!kept && !blank && !archived.contains(key)) {
                        missing.add(key);
                    }
                }
            }
        }
        return missing;
    }

    private static String name(Table table) {
        return quoted("A$" + table.name() + "$" + World.appId("app"));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
