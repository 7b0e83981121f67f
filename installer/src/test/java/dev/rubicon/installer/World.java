package dev.rubicon.installer;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstalledPackage;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.physical.Introspection;
import dev.rubicon.installer.physical.PhysicalTable;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.Target;
import dev.rubicon.installer.snapshot.Snapshot;
import dev.rubicon.installer.sync.RowCounts;
import dev.rubicon.installer.upgrade.CodeOfApps;
import dev.rubicon.installer.upgrade.DataUpgrades;
import dev.rubicon.installer.upgrade.UpgradeListener;
import dev.rubicon.installer.upgrade.UpgradeSettings;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.force.ForceReason;
import dev.rubicon.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An instance in a real database, and apps given as schemas, without packages or a repository. */
final class World implements AutoCloseable {
    private static final Pattern INSERT =
            Pattern.compile("INSERT INTO (\"(?:[^\"]|\"\")+\"|[^ ]+) ((?:VALUES|SELECT) .*)", Pattern.DOTALL);

    /** Packages of tests have no code that runs. */
    static final DataUpgrades NO_CODE = new DataUpgrades(
            new CodeOfApps(Repository.none()),
            Clock.systemUTC(),
            new SplittableRandom(1),
            UpgradeSettings.NORMAL,
            UpgradeListener.SILENT);

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.UTC);

    final TestDatabase kind;
    final Instance instance;
    InstanceDatabase database;

    World(TestDatabase kind, Path folder, String... companies) {
        this.kind = kind;
        instance = new Instance(new InstanceName("test"), kind.newAddress(folder));
        List<CompanyName> names = Arrays.stream(companies).map(CompanyName::new).toList();
        InstanceDatabase.create(instance, names);
        database = InstanceDatabase.open(instance);
    }

    /** The id of the app that is called {@code name} in tests. */
    static UUID appId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    Planned plan(String app, String version, SyncMode mode, Schema schema, String... dependencies) {
        return plan(bring(app, version, mode, schema, dependencies));
    }

    /** What {@link #plan(Planner.Item.Bring...)} takes: one app at a version, to be planned with others. */
    Planner.Item.Bring bring(String app, String version, SyncMode mode, Schema schema, String... dependencies) {
        InstanceState state = database.readState();
        PackageVersion identity = new PackageVersion(new PackageId(app), Version.parse(version));
        AppIdentity appIdentity = new AppIdentity(appId(app), app, "Test", identity.version());
        Release release = new Release(
                identity,
                app,
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(appIdentity),
                1,
                Digest.of(new byte[0]),
                false,
                SyncMode.ADD);
        InstalledApp target = new InstalledApp(
                appIdentity,
                identity,
                true,
                Arrays.stream(dependencies).map(World::appId).toList(),
                schema);
        return new Planner.Item.Bring(new Target(
                Optional.ofNullable(state.packages().get(identity.id()))
                        .map(installed -> installed.release().version()),
                new InstalledPackage(release, Optional.empty()),
                mode,
                mode == SyncMode.FORCE_SYNC ? List.of(ForceReason.ARGUMENT) : List.of(),
                List.of(target),
                Map.of()));
    }

    /** One plan for several steps, in this order. */
    Planned plan(Planner.Item... items) {
        InstanceState state = database.readState();
        Planner.Result result = Planner.plan(state, List.of(items), new RowCounts(database.sql(), state.companies()));
        InstallPlan plan = new InstallPlan(instance.name(), result.steps(), result.warnings(), true);
        return result.refusals().isEmpty() ? new Planned.Ready(plan) : new Planned.Refused(plan, result.refusals());
    }

    Applied force(String app, String version, Schema schema, String... dependencies) {
        return apply(plan(app, version, SyncMode.FORCE_SYNC, schema, dependencies));
    }

    Applied add(String app, String version, Schema schema, String... dependencies) {
        return apply(plan(app, version, SyncMode.ADD, schema, dependencies));
    }

    Applied apply(Planned planned) {
        if (planned instanceof Planned.Refused refused) {
            throw new AssertionError("refused: " + refused.refusals());
        }
        return new PlanApplication(database, CLOCK, Progress.SILENT, NO_CODE)
                .apply(planned.plan(), new Caller("test", "tester"));
    }

    /** After a snapshot was taken. */
    Applied apply(Planned planned, Snapshot first) {
        return new PlanApplication(database, CLOCK, Progress.SILENT, NO_CODE)
                .apply(
                        planned.plan(),
                        new Caller("test", "tester"),
                        Commit.EACH_STEP,
                        Optional.of(first.name().value()));
    }

    /** Runs a statement; an INSERT that names no columns gives values to the fields of apps, in their order. */
    void execute(String sql) {
        Matcher insert = INSERT.matcher(sql);
        database.sql().execute(insert.matches() ? withColumns(insert.group(1), insert.group(2)) : sql);
    }

    private String withColumns(String table, String values) {
        String columns = database.sql().answer("SELECT * FROM " + table + " LIMIT 0").columns().stream()
                .filter(column -> !isSystem(column))
                .map(kind.dialect::quoted)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + columns + ") " + values;
    }

    private static boolean isSystem(String column) {
        return column.startsWith("$system");
    }

    /** Rows as text, values joined by {@code |}, NULL as {@code -}; {@code *} means the fields of apps. */
    List<String> rows(String query) {
        return database.sql().query(query, row -> {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                if (!isSystem(row.getMetaData().getColumnLabel(i))) {
                    values.add(Optional.ofNullable(row.getString(i)).orElse("-"));
                }
            }
            return String.join("|", values);
        });
    }

    /** What was archived: a line for each row, {@code company table: key columns and value columns as name=value}. */
    List<String> archived() {
        return archived(new DataArchive(database.sql()).entries());
    }

    /** The same, of one app. */
    List<String> archived(String app) {
        return archived(new DataArchive(database.sql())
                .entries().stream().filter(entry -> entry.appName().equals(app)).toList());
    }

    private List<String> archived(List<ArchiveEntry> entries) {
        DataArchive archive = new DataArchive(database.sql());
        List<String> lines = new ArrayList<>();
        for (ArchiveEntry entry : entries) {
            List<String> columns = new ArrayList<>(entry.keyColumns());
            columns.addAll(entry.valueColumns());
            for (List<Optional<String>> row : archive.rows(entry, 1000)) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    String name = columns.get(i).replaceAll("\\$.*", "");
                    row.get(i).ifPresent(value -> values.add(name + "=" + value));
                }
                lines.add(entry.company().map(CompanyName::value).orElse("all") + " " + entry.table() + ": "
                        + String.join(" ", values));
            }
        }
        return lines;
    }

    /** Every table of the apps with its columns, and every index, as the database itself describes them. */
    List<String> liveSchema() {
        List<String> lines = new ArrayList<>();
        for (PhysicalTable table : Introspection.tables(database.sql()).values()) {
            if (!table.name().startsWith("rubicon_")) {
                table.columns().stream()
                        .map(column -> table.name() + "|" + column.name() + "|" + column.declaration())
                        .sorted()
                        .forEach(lines::add);
                lines.add(table.name() + "|" + table.key());
                table.indexes()
                        .forEach(index -> lines.add(String.join(
                                "|",
                                index.name(),
                                table.name(),
                                String.valueOf(index.unique()),
                                String.join(",", index.columns()))));
            }
        }
        return lines;
    }

    /** Does {@code work} while this test has no connection of its own. */
    <T> T whileClosed(Supplier<T> work) {
        database.close();
        T result = work.get();
        database = InstanceDatabase.open(instance);
        return result;
    }

    @Override
    public void close() {
        database.close();
    }
}
