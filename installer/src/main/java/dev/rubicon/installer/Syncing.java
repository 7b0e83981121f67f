package dev.rubicon.installer;

import dev.rubicon.al.App;
import dev.rubicon.al.AppDependency;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.AppSyncMode;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The way from apps that are to be synchronized to a plan. Only reads. */
final class Syncing {
    private final PlanMaking making;
    private final InstanceState state;

    Syncing(InstanceDatabase database, InstanceState state, int samples) {
        this.state = state;
        this.making = new PlanMaking(database, state, samples);
    }

    PlanAnswer plan(InstallRequest.Sync request) {
        Map<UUID, InstalledApp> apps = new LinkedHashMap<>();
        request.apps().forEach(one -> apps.put(one.app().identity().id(), synced(one)));
        List<InstalledApp> ordered = PackageApps.inDependencyOrder(apps);
        List<Planner.Item> items = new ArrayList<>();
        for (InstalledApp app : request.mode() == AppSyncMode.CLEAN ? ordered.reversed() : ordered) {
            item(app, request.mode()).ifPresent(items::add);
        }
        List<Problem> warnings = new ArrayList<>();
        if (request.mode() != AppSyncMode.CLEAN) {
            request.apps().forEach(one -> warnings.addAll(missing(one.app(), apps)));
        }
        return new PlanAnswer.Made(making.plan(items, warnings, request.archive()));
    }

    private Optional<InstalledApp> held(UUID id) {
        return Optional.ofNullable(state.apps().get(id));
    }

    // Whose the app is, whether it is installed and what its data is of are not changed by a sync.
    private InstalledApp synced(AppToSync one) {
        App app = one.app();
        Optional<InstalledApp> held = held(app.identity().id());
        return new InstalledApp(
                app.identity(),
                held.map(InstalledApp::source).orElse(one.source()),
                held.map(InstalledApp::installed).orElse(false),
                app.dependencies().stream().map(AppDependency::id).toList(),
                app.schema(),
                held.flatMap(InstalledApp::dataVersion));
    }

    // What is as it is to be needs no step.
    private Optional<Planner.Item> item(InstalledApp app, AppSyncMode mode) {
        Optional<InstalledApp> held = held(app.id());
        return switch (mode) {
            case CLEAN -> held.map(known -> new Planner.Item.Sync(known, mode));
            case ADD, DEVELOPMENT, FORCE_SYNC ->
                held.filter(app::equals).isPresent() ? Optional.empty() : Optional.of(new Planner.Item.Sync(app, mode));
        };
    }

    private List<Problem> missing(App app, Map<UUID, InstalledApp> synced) {
        return app.dependencies().stream()
                .filter(dependency -> version(dependency.id(), synced)
                        .filter(there -> !there.isBefore(dependency.minimum()))
                        .isEmpty())
                .map(dependency -> new Problem(
                        "RB589",
                        app.identity() + ": no synchronized extension could be found to satisfy the dependency"
                                + " definition for " + dependency,
                        "synchronize or install that app, too, if its tables matter here"))
                .toList();
    }

    private Optional<Version> version(UUID id, Map<UUID, InstalledApp> synced) {
        return Optional.ofNullable(synced.get(id))
                .or(() -> held(id))
                .map(app -> app.identity().version());
    }
}
