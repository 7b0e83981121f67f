package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.Optional;

/**
 * Why an app cannot be synchronized by itself in a mode, whatever its schema. Code that is installed runs on the schema that is
 * there: so only what is added may come from another version than the installed one.
 */
final class SyncRefusals {
    private SyncRefusals() {}

    /** @param held what the instance knows of the app */
    static List<Refusal> of(PackageVersion target, Planner.Item.Sync item, Optional<InstalledApp> held) {
        return held.flatMap(known -> refusal(target, item, known)).stream().toList();
    }

    private static Optional<Refusal> refusal(PackageVersion target, Planner.Item.Sync item, InstalledApp held) {
        InstalledApp app = item.app();
        Version version = app.identity().version();
        Optional<Version> installed = held.dataVersion().filter(any -> held.installed());
        return switch (item.mode()) {
            case ADD ->
                isSame(held, app) || !version.equals(held.identity().version())
                        ? older(target, app, held)
                        : Optional.of(new Refusal.SameVersion(target, app.identity()));
            case DEVELOPMENT -> older(target, app, held);
            case FORCE_SYNC ->
                olderThanData(target, app, held)
                        .or(() -> installed
                                .filter(one -> !one.equals(version))
                                .map(one -> new Refusal.StillInstalled(target, app.identity(), item.mode(), one)));
            case CLEAN -> installed.map(one -> new Refusal.StillInstalled(target, app.identity(), item.mode(), one));
        };
    }

    private static boolean isSame(InstalledApp held, InstalledApp app) {
        return held.schema().equals(app.schema());
    }

    private static Optional<Refusal> older(PackageVersion target, InstalledApp app, InstalledApp held) {
        Version schema = held.identity().version();
        Optional<Refusal> later = app.identity().version().isBefore(schema)
                ? Optional.of(new Refusal.LaterSchema(target, app.identity(), schema))
                : Optional.empty();
        return olderThanData(target, app, held).or(() -> later);
    }

    private static Optional<Refusal> olderThanData(PackageVersion target, InstalledApp app, InstalledApp held) {
        return held.dataVersion()
                .filter(app.identity().version()::isBefore)
                .map(data -> new Refusal.OlderApp(target, app.identity(), data));
    }
}
