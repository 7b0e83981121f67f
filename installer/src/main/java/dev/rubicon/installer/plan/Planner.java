package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.SchemaDiff;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableChange;
import dev.rubicon.schema.TableExtension;
import dev.rubicon.schema.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Turns targets into steps, one after the other, each against the schema that the one before leaves behind. Pure but for the
 * questions that it asks of {@link TableFacts}.
 */
public final class Planner {
    private final TablesSoFar tables;
    private final List<CompanyName> companies;
    private final Map<UUID, InstalledApp> apps;
    private final List<Target> targets;
    private final Set<PackageId> going;
    private final List<Refusal> refusals = new ArrayList<>();

    private Planner(
            InstanceState state,
            Map<UUID, InstalledApp> apps,
            List<Target> targets,
            Set<PackageId> going,
            TableFacts facts) {
        this.tables = new TablesSoFar(facts);
        this.companies = state.companies();
        this.apps = new LinkedHashMap<>(apps);
        this.targets = targets;
        this.going = going;
    }

    /** A target, or a package that stays or goes, in the order of the update path: packages that go stand last. */
    public sealed interface Item {
        record Bring(Target target) implements Item {}

        record Keep(Step.Leave leave) implements Item {}

        record Remove(PackageVersion target, Step.Why why, Step.Data data) implements Item {}

        /** @param app as the instance is to know it; as it knows it, if it goes */
        record Sync(InstalledApp app, AppSyncMode mode) implements Item {}
    }

    /** Steps in the order of {@code items}, what may surprise, and all that refuses. */
    public record Result(List<Step> steps, List<Problem> warnings, List<Refusal> refusals) {}

    public static Result plan(InstanceState state, List<Item> items, TableFacts facts) {
        List<Target> targets = new ArrayList<>();
        Set<PackageId> going = new TreeSet<>();
        for (Item item : items) {
            switch (item) {
                case Item.Bring bring -> targets.add(bring.target());
                case Item.Keep keep -> {}
                case Item.Sync sync -> {}
                case Item.Remove remove -> going.add(remove.target().id());
            }
        }
        // Schemas are big, and what only stays needs none.
        boolean idle = items.stream().allMatch(Item.Keep.class::isInstance);
        Planner planner = new Planner(state, idle ? Map.of() : state.apps(), targets, going, facts);
        List<Step> steps = new ArrayList<>();
        for (Item item : items) {
            steps.add(
                    switch (item) {
                        case Item.Bring bring -> planner.move(bring.target());
                        case Item.Keep keep -> keep.leave();
                        case Item.Remove remove -> planner.remove(state, remove);
                        case Item.Sync sync -> planner.sync(sync);
                    });
        }
        List<Problem> warnings = new ArrayList<>(ShiftedNames.warnings(steps));
        warnings.addAll(MovesOut.warnings(steps, planner.apps));
        return new Result(List.copyOf(steps), List.copyOf(warnings), List.copyOf(planner.refusals));
    }

    /** The tables that the database of an instance has. */
    public static List<StoredTable> storedTables(InstanceState state) {
        return new Layout(state.apps()).stored();
    }

    private Step.Remove remove(InstanceState state, Item.Remove item) {
        Map<PackageId, Release> packages = new TreeMap<>();
        state.packages().forEach((id, installed) -> packages.put(id, installed.release()));
        targets.forEach(
                target -> packages.put(target.to().release().id(), target.to().release()));
        List<Needs.Need> unmet = new Needs(packages.values(), apps.values())
                .unmetWithout(going).stream()
                        .filter(need -> need.providers().contains(item.target().id()))
                        .toList();
        if (!unmet.isEmpty()) {
            refusals.add(new Refusal.StillNeeded(item.target(), unmet));
        }
        return new Removals(apps, tables, refusals).remove(item.target(), item.why(), item.data());
    }

    private Step.Sync sync(Item.Sync item) {
        InstalledApp app = item.app();
        PackageVersion identity =
                new PackageVersion(app.packageId(), app.identity().version());
        SyncRefusals.of(identity, item, Optional.ofNullable(apps.get(app.id()))).forEach(refusals::add);
        Map<UUID, InstalledApp> touched = new LinkedHashMap<>();
        List<AppSync> syncs = switch (item.mode()) {
            case CLEAN -> new Removals(apps, tables, refusals).clean(identity, app);
            case FORCE_SYNC -> List.of(sync(bare(identity, SyncMode.FORCE_SYNC), app, touched));
            case ADD, DEVELOPMENT -> List.of(sync(bare(identity, SyncMode.ADD), app, touched));
        };
        return new Step.Sync(app, item.mode(), syncs, List.copyOf(touched.values()));
    }

    private static Terms bare(PackageVersion identity, SyncMode mode) {
        return new Terms(identity, Optional.empty(), mode, Refusal.Permission.SYNC_MODE);
    }

    // Under which an app is synchronized.
    private record Terms(
            PackageVersion identity, Optional<Version> from, SyncMode mode, Refusal.Permission permission) {}

    private Step.Move move(Target target) {
        PackageVersion identity = target.to().release().identity();
        Terms terms = new Terms(identity, target.from(), target.mode(), Refusal.Permission.FORCE_VERSION_OR_ARGUMENT);
        Map<UUID, InstalledApp> touched = new LinkedHashMap<>();
        List<AppSync> syncs = new ArrayList<>();
        for (InstalledApp app : target.apps()) {
            Optional.ofNullable(apps.get(app.id())).ifPresent(held -> refuseOtherOwner(identity, app, held));
            syncs.add(sync(terms, app, touched));
        }
        List<InstalledApp> retired = apps.values().stream()
                .filter(app -> app.packageId().equals(identity.id()) && app.installed())
                .filter(app -> !touched.containsKey(app.id()))
                .toList();
        for (InstalledApp app : retired) {
            InstalledApp uninstalled = app.uninstalled();
            apps.put(app.id(), uninstalled);
            touched.put(app.id(), uninstalled);
        }
        return new Step.Move(
                target.from(),
                target.to(),
                target.mode(),
                target.reasons(),
                syncs,
                retired,
                target.arguments(),
                List.copyOf(touched.values()),
                List.of());
    }

    private AppSync sync(Terms terms, InstalledApp app, Map<UUID, InstalledApp> touched) {
        PackageVersion identity = terms.identity();
        Optional<InstalledApp> held = Optional.ofNullable(apps.get(app.id()));
        Schema before = held.map(InstalledApp::schema).orElse(Schema.EMPTY);
        Layout layoutBefore = new Layout(apps);
        List<SchemaDiff.TableDiff> diffs = SchemaDiff.tables(before, app.schema());
        Map<UUID, InstalledApp> after = new LinkedHashMap<>(apps);
        after.put(app.id(), app);
        touched.put(app.id(), app);
        Followers.of(layoutBefore, app.id(), diffs).forEach(follower -> {
            after.put(follower.id(), follower);
            touched.put(follower.id(), follower);
        });
        Layout layoutAfter = new Layout(after);
        refuseTargets(identity, app, layoutAfter);
        diffs.forEach(diff -> refuseStillExtended(identity, app.identity(), layoutBefore, diff));

        List<PlannedChange> planned = new ArrayList<>();
        List<TableSync> changing = new ArrayList<>();
        List<Layout.Changed> changes = layoutBefore.changesTo(layoutAfter, app.id(), diffs);
        tables.expect(
                changes.stream().flatMap(change -> counted(change).stream()).toList());
        for (Layout.Changed change : changes) {
            Optional<TableFacts.Rows> rows = counted(change).map(tables::rows);
            rows.ifPresent(found -> {
                refuseClashes(identity, app.identity(), change.sync().orElseThrow(), found);
                refuseAmbiguousRows(identity, app.identity(), change.sync().orElseThrow(), found);
            });
            change.sync().ifPresent(sync -> refuseSameColumns(identity, app.identity(), sync));
            for (TableChange one : change.changes()) {
                planned.add(planned(tables, one, app.id(), change.sync(), rows, held.isPresent()));
            }
            change.sync().filter(TableSync::changes).ifPresent(changing::add);
        }
        if (planned.stream().anyMatch(change -> change.change() instanceof TableChange.MoveTableOut)) {
            changing.addAll(layoutBefore.alsoChanged(layoutAfter, app.id()));
        }
        if (held.isPresent()) {
            planned.addAll(EnumValues.breaking(before, app.schema(), layoutBefore, tables));
        }
        tables.make(changing);
        apps.clear();
        apps.putAll(after);
        AppSync appSync = new AppSync(app.identity(), held.map(h -> h.identity().version()), planned, changing);
        if (!appSync.breakingChanges().isEmpty() && terms.mode() == SyncMode.ADD) {
            refusals.add(new Refusal.NeedsForce(
                    identity, terms.from(), app.identity(), appSync.breakingChanges(), terms.permission()));
        }
        return appSync;
    }

    private static Optional<TableSync> counted(Layout.Changed change) {
        return change.changes().stream().anyMatch(ConcernedRows::any)
                ? change.sync().filter(sync -> sync.before().isPresent())
                : Optional.empty();
    }

    private void refuseOtherOwner(PackageVersion identity, InstalledApp app, InstalledApp held) {
        boolean givenUp = going.contains(held.packageId())
                || targets.stream()
                        .anyMatch(target -> target.to().release().id().equals(held.packageId())
                                && target.apps().stream()
                                        .noneMatch(other -> other.id().equals(app.id())));
        if (held.installed() && !held.packageId().equals(identity.id()) && !givenUp) {
            refusals.add(new Refusal.OwnedByOther(identity, app.identity(), held.source()));
        }
        if (app.identity().version().isBefore(held.identity().version())) {
            refusals.add(new Refusal.OlderApp(
                    identity, app.identity(), held.identity().version()));
        }
    }

    private void refuseTargets(PackageVersion identity, InstalledApp app, Layout layout) {
        for (TableExtension extension : app.schema().extensions()) {
            List<Layout.Declared> found = layout.targets(app, extension);
            if (found.isEmpty()) {
                refusals.add(new Refusal.NoTarget(identity, app.identity(), extension));
            } else if (found.size() > 1) {
                List<String> owners =
                        found.stream().map(d -> d.app().identity().name()).toList();
                refusals.add(new Refusal.AmbiguousTarget(identity, app.identity(), extension, owners));
            }
        }
    }

    // A later step of the same plan may be the one that stops extending; then the columns go with the table, and both
    // are archived together.
    private void refuseStillExtended(
            PackageVersion identity, AppIdentity app, Layout before, SchemaDiff.TableDiff diff) {
        boolean goes = diff.from().filter(Table::isStored).isPresent()
                && diff.to().filter(Table::isStored).isEmpty()
                && diff.to().flatMap(Table::movedTo).isEmpty();
        if (goes) {
            Table table = diff.from().orElseThrow();
            List<String> extenders = before.extenders(app.id(), table).stream()
                    .filter(extender -> extender.installed() && extendsAtTheEnd(extender, table))
                    .map(extender -> extender.identity().name())
                    .toList();
            if (!extenders.isEmpty()) {
                refusals.add(new Refusal.StillExtended(identity, app, table.name(), extenders));
            }
        }
    }

    private boolean extendsAtTheEnd(InstalledApp extender, Table table) {
        Schema end = targets.stream()
                .flatMap(target -> target.apps().stream())
                .filter(app -> app.id().equals(extender.id()))
                .reduce((earlier, later) -> later)
                .orElse(extender)
                .schema();
        return end.extensions().stream()
                .anyMatch(e ->
                        e.target().equalsIgnoreCase(table.name()) || e.target().equals(String.valueOf(table.id())));
    }

    private void refuseClashes(PackageVersion identity, AppIdentity app, TableSync table, TableFacts.Rows rows) {
        for (TableFacts.Clash clash : rows.clashes()) {
            refusals.add(new Refusal.KeyClash(
                    identity, app, table.name(), clash.company(), clash.columns(), clash.values()));
        }
    }

    private void refuseSameColumns(PackageVersion identity, AppIdentity app, TableSync table) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (TableSync.Source source : table.columns()) {
            String name = source.after().name();
            if (!names.add(name)) {
                refusals.add(new Refusal.SameColumn(identity, app, table.name(), name));
            }
        }
    }

    private void refuseAmbiguousRows(PackageVersion identity, AppIdentity app, TableSync table, TableFacts.Rows rows) {
        if (table.after().isEmpty() || rows.total() == 0) {
            return;
        }
        boolean was = table.before().orElseThrow().perCompany();
        boolean is = table.after().get().perCompany();
        if (was && !is && rows.holders().size() > 1) {
            refusals.add(new Refusal.AmbiguousRows(identity, app, table.name(), rows.holders()));
        }
        if (!was && is && companies.size() != 1) {
            refusals.add(new Refusal.AmbiguousRows(identity, app, table.name(), companies));
        }
    }

    // An app that was never here has nothing to break, and neither has a table that is gone already.
    static PlannedChange planned(
            TablesSoFar tables,
            TableChange change,
            UUID app,
            Optional<TableSync> sync,
            Optional<TableFacts.Rows> rows,
            boolean held) {
        long total =
                ConcernedRows.any(change) ? rows.map(TableFacts.Rows::total).orElse(0L) : 0;
        boolean breaking = held && sync.isPresent() && Verdict.of(change).isBreakingWith(total);
        Optional<String> column = rows.flatMap(found -> losing(change, app, sync.orElseThrow(), found));
        long lost = column.map(name -> name.equals(TableFacts.Rows.ROW)
                        ? total
                        : rows.orElseThrow().lost().get(name))
                .orElse(0L);
        List<LostRow> samples = column.map(name -> rows.orElseThrow().samples().getOrDefault(name, List.of()))
                .orElse(List.of());
        PlannedChange planned = new PlannedChange(change, breaking, total, lost, 0, samples);
        return planned.isMove()
                ? new PlannedChange(change, breaking, total, 0, lost + waiting(tables, change, app), List.of())
                : planned;
    }

    // What an app takes over may have been given up long ago.
    private static long waiting(TablesSoFar tables, TableChange change, UUID app) {
        if (change instanceof TableChange.MoveTableIn in) {
            return tables.waiting(in.app(), app, in.table(), Optional.empty());
        }
        return change instanceof TableChange.MoveFieldIn in
                ? tables.waiting(
                        in.app(), app, in.table(), Optional.of(in.added().name()))
                : 0;
    }

    // The column that loses values, ROW if all of them are lost.
    private static Optional<String> losing(TableChange change, UUID app, TableSync sync, TableFacts.Rows rows) {
        boolean extension = !sync.before().orElseThrow().app().equals(app);
        Optional<String> row = Optional.of(TableFacts.Rows.ROW);
        return switch (change) {
            case TableChange.DropTable dropped -> row;
            case TableChange.UnstoreTable unstored -> row;
            case TableChange.DropField dropped -> losing(dropped.dropped().name(), app, extension, rows);
            case TableChange.UnstoreField unstored -> losing(unstored.from().name(), app, extension, rows);
            case TableChange.MoveTableOut moved -> row;
            case TableChange.MoveFieldOut moved -> losing(moved.from().name(), app, extension, rows);
            case TableChange.RetypeField retyped -> losing(retyped.from().name(), app, extension, rows);
            case TableChange.MoveTableIn c -> Optional.empty();
            case TableChange.MoveFieldIn c -> Optional.empty();
            case TableChange.RemapField c -> Optional.empty();
            case TableChange.RereadField c -> Optional.empty();
            case TableChange.AddTable c -> Optional.empty();
            case TableChange.RenameTable c -> Optional.empty();
            case TableChange.RescopeTable c -> Optional.empty();
            case TableChange.AddField c -> Optional.empty();
            case TableChange.RenameField c -> Optional.empty();
            case TableChange.RenumberField c -> Optional.empty();
            case TableChange.ChangeAutoIncrement c -> Optional.empty();
            case TableChange.ChangePrimaryKey c -> Optional.empty();
            case TableChange.AddKey c -> Optional.empty();
            case TableChange.DropKey c -> Optional.empty();
            case TableChange.ChangeKey c -> Optional.empty();
        };
    }

    private static Optional<String> losing(String field, UUID app, boolean extension, TableFacts.Rows rows) {
        String extending = field + "$" + app;
        if (rows.lost().containsKey(extending)) {
            return Optional.of(extending);
        }
        return extension || !rows.lost().containsKey(field) ? Optional.empty() : Optional.of(field);
    }
}
