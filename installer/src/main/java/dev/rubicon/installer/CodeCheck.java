package dev.rubicon.installer;

import dev.rubicon.al.AppDependency;
import dev.rubicon.al.appfile.PackagedApps;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.format.script.UpgradeScripts;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.upgrade.CodeOfApps;
import dev.rubicon.installer.upgrade.UpgradeCheck;
import dev.rubicon.installer.upgrade.UpgradePlanning;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.repository.Repository;
import dev.rubicon.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Says what upgrade and install code of apps that are somewhere on the disk would run. Touches nothing. */
public final class CodeCheck {
    private final Map<UUID, InstalledApp> held;
    private final CodeOfApps codes;
    private final Optional<Version> from;

    private CodeCheck(Map<UUID, InstalledApp> held, Repository repository, Optional<Version> from) {
        this.held = held;
        this.codes = new CodeOfApps(repository);
        this.from = from;
    }

    /** As if no instance had them: what would run when they come, and when they move from an earlier version. */
    public static CodeCheck alone() {
        return new CodeCheck(Map.of(), Repository.none(), Optional.empty());
    }

    /** As if the data were of that version. */
    public static CodeCheck from(Version data) {
        return new CodeCheck(Map.of(), Repository.none(), Optional.of(data));
    }

    /** In an instance, whose apps come from that repository. */
    public static CodeCheck in(Instance instance, Repository repository) {
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            return new CodeCheck(database.sql().snapshot(database::readState).apps(), repository, Optional.empty());
        }
    }

    /**
     * A report for each app at each path, in their order; an app may need others of them.
     *
     * @throws InvalidInput as {@link AppToSync#at}; RB664 if the data is of a later version
     */
    public List<UpgradeCheck.Report> check(List<Path> paths) {
        Map<UUID, InstalledApp> apps = new LinkedHashMap<>(held);
        Map<UUID, InstalledApp> needed = new LinkedHashMap<>();
        List<InstalledApp> asked = new ArrayList<>();
        for (Path path : paths) {
            List<AppToSync> found = AppToSync.at(path);
            List<AppCode> code = PackagedApps.codeAt(path);
            List<UpgradeScripts> scripts = PackagedApps.scriptsAt(path);
            for (int i = 0; i < found.size(); i++) {
                InstalledApp app = installed(found.get(i));
                codes.know(app, code.get(i), scripts.get(i));
                apps.put(app.id(), app);
                asked.add(app);
                found.get(i)
                        .app()
                        .dependencies()
                        .forEach(dependency -> needed.put(dependency.id(), unknown(dependency)));
            }
        }
        needed.forEach(apps::putIfAbsent);
        UpgradeCheck check = new UpgradeCheck(codes, apps);
        return asked.stream().map(app -> check.check(app, kinds(app))).toList();
    }

    // Stands for an app that nobody has brought.
    private static InstalledApp unknown(AppDependency dependency) {
        AppIdentity identity = new AppIdentity(
                dependency.id(),
                dependency.name().orElse(dependency.id().toString()),
                dependency.publisher().orElse(""),
                dependency.minimum());
        PackageVersion own = new PackageVersion(new PackageId(dependency.id().toString()), dependency.minimum());
        return new InstalledApp(identity, own, false, List.of(), Schema.EMPTY);
    }

    private static InstalledApp installed(AppToSync app) {
        return new InstalledApp(
                app.app().identity(),
                app.source(),
                true,
                app.app().dependencies().stream().map(AppDependency::id).toList(),
                app.app().schema());
    }

    private Set<DataUpgrade.Kind> kinds(InstalledApp app) {
        Optional<InstalledApp> before = Optional.ofNullable(held.get(app.id()));
        Optional<Version> data = from.or(() -> before.flatMap(InstalledApp::dataVersion));
        Version version = app.identity().version();
        if (data.filter(version::isBefore).isPresent()) {
            throw new InvalidInput(
                    "RB664",
                    app.identity() + " is earlier than the data, which is of " + data.get(),
                    "an app never goes back: check a later version of it");
        }
        Set<DataUpgrade.Kind> kinds = EnumSet.noneOf(DataUpgrade.Kind.class);
        if (from.isPresent()) {
            if (from.get().isBefore(version)) {
                kinds.add(DataUpgrade.Kind.UPGRADE);
            }
        } else if (held.isEmpty()) {
            kinds.addAll(EnumSet.allOf(DataUpgrade.Kind.class));
        } else {
            UpgradePlanning.kind(before, app).ifPresent(kinds::add);
        }
        return kinds;
    }
}
