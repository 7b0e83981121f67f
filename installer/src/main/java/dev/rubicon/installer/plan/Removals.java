package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Plans how packages go, with or without their tables. Works on the apps and tables that the steps before leave behind. */
final class Removals {
    private final Map<UUID, InstalledApp> apps;
    private final TablesSoFar tables;
    private final List<Refusal> refusals;

    Removals(Map<UUID, InstalledApp> apps, TablesSoFar tables, List<Refusal> refusals) {
        this.apps = apps;
        this.tables = tables;
        this.refusals = refusals;
    }

    Step.Remove remove(PackageVersion target, Step.Why why, Step.Data data) {
        List<InstalledApp> held = lastFirst(target.id()).stream()
                .filter(app -> data == Step.Data.GOES || app.installed())
                .toList();
        List<AppSync> syncs = new ArrayList<>();
        for (InstalledApp app : held) {
            switch (data) {
                case STAYS -> apps.put(app.id(), app.uninstalled());
                case GOES -> syncs.addAll(clean(target, app));
            }
        }
        return new Step.Remove(target, why, data, held, syncs);
    }

    // A package's apps are synced in dependency order, and new ones come last.
    private List<InstalledApp> lastFirst(PackageId id) {
        return apps.values().stream()
                .filter(app -> app.packageId().equals(id))
                .toList()
                .reversed();
    }

    /** What other apps lose in the tables of {@code app}, then these tables and its fields in others'; all that it has. */
    List<AppSync> clean(PackageVersion target, InstalledApp app) {
        Layout before = new Layout(apps);
        List<AppSync> syncs = new ArrayList<>();
        for (Table table : app.schema().tables()) {
            refuseInUse(target, app.identity(), before, table);
            for (InstalledApp extender : before.extenders(app.id(), table)) {
                syncs.add(new AppSync(
                        extender.identity(),
                        Optional.of(extender.identity().version()),
                        lostFields(before, app, table, extender),
                        List.of()));
            }
        }
        Map<UUID, InstalledApp> after = new LinkedHashMap<>(apps);
        after.remove(app.id());
        List<PlannedChange> planned = new ArrayList<>();
        List<TableSync> changing = new ArrayList<>();
        for (Layout.Changed change : before.changesTo(new Layout(after), app.id())) {
            Optional<TableFacts.Rows> rows =
                    change.sync().filter(sync -> sync.before().isPresent()).map(tables::rows);
            for (TableChange one : change.changes()) {
                planned.add(Planner.planned(tables, one, app.id(), change.sync(), rows, true));
            }
            change.sync().filter(TableSync::changes).ifPresent(changing::add);
        }
        tables.make(changing);
        apps.remove(app.id());
        syncs.add(new AppSync(app.identity(), Optional.of(app.identity().version()), planned, changing));
        return syncs;
    }

    private void refuseInUse(PackageVersion target, AppIdentity app, Layout before, Table table) {
        List<String> users = before.extenders(app.id(), table).stream()
                .filter(InstalledApp::installed)
                .map(extender -> extender.identity().name())
                .toList();
        if (!users.isEmpty()) {
            refusals.add(new Refusal.StillExtended(target, app, table.name(), users));
        }
    }

    // They go with the table; what is said here is only which, and how many rows had a value.
    private List<PlannedChange> lostFields(Layout before, InstalledApp owner, Table table, InstalledApp extender) {
        Schema without = extender.schema().withExtensions(List.of());
        Map<UUID, InstalledApp> after = new LinkedHashMap<>(apps);
        after.put(extender.id(), extender.withSchema(without));
        List<PlannedChange> lost = new ArrayList<>();
        for (Layout.Changed change : before.changesTo(new Layout(after), extender.id())) {
            boolean concerned = change.sync()
                    .flatMap(TableSync::before)
                    .filter(stored ->
                            stored.app().equals(owner.id()) && stored.name().equalsIgnoreCase(table.name()))
                    .isPresent();
            if (concerned) {
                Optional<TableFacts.Rows> rows = change.sync().map(tables::rows);
                change.changes()
                        .forEach(one ->
                                lost.add(Planner.planned(tables, one, extender.id(), change.sync(), rows, true)));
            }
        }
        return lost;
    }
}
