package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.bind.Reach;
import dev.rubicon.al.runtime.bind.Unsupported;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.format.script.SqlFlavour;
import dev.rubicon.format.script.UpgradeScript;
import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Refusal;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Adds to the steps of a plan the code that they run, and refuses what of it cannot be run. */
public final class UpgradePlanning {
    private final CodeOfApps codes;
    private final SqlFlavour flavour;
    private final Set<String> skipped;
    private final Map<UUID, InstalledApp> apps;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /**
     * @param apps of the instance as it is, by id
     * @param skipped names or numbers of codeunits that are not to run, and triggers of scripts
     */
    public UpgradePlanning(CodeOfApps codes, Dialect dialect, Map<UUID, InstalledApp> apps, Set<String> skipped) {
        this.codes = codes;
        this.flavour = ScriptRun.flavour(dialect);
        this.skipped = skipped;
        this.apps = new LinkedHashMap<>(apps);
    }

    public Planned plan(Planned planned) {
        List<Step> steps = planned.plan().steps().stream().map(this::step).toList();
        InstallPlan plan = planned.plan().withSteps(steps, warnings);
        List<Refusal> all = new ArrayList<>(refusals);
        return switch (planned) {
            case Planned.Ready ready when refusals.isEmpty() -> new Planned.Ready(plan);
            case Planned.Ready ready -> new Planned.Refused(plan, all);
            case Planned.Refused refused -> {
                all.addAll(0, refused.refusals());
                yield new Planned.Refused(plan, all);
            }
        };
    }

    private Step step(Step step) {
        return switch (step) {
            case Step.Move move -> move(move);
            case Step.Remove remove -> {
                remove.held().forEach(app -> apps.put(app.id(), app.uninstalled()));
                yield remove;
            }
            case Step.Sync sync -> sync;
            case Step.Leave leave -> leave;
        };
    }

    private Step move(Step.Move move) {
        Map<UUID, InstalledApp> before = new LinkedHashMap<>(apps);
        move.appsAfter().forEach(app -> apps.put(app.id(), app));
        List<DataUpgrade> upgrades = new ArrayList<>();
        for (AppSync sync : move.apps()) {
            InstalledApp app = apps.get(sync.app().id());
            kind(Optional.ofNullable(before.get(app.id())), app)
                    .flatMap(kind -> upgrade(move, Optional.ofNullable(before.get(app.id())), app, kind))
                    .ifPresent(upgrades::add);
        }
        return move.withUpgrades(upgrades);
    }

    /** Why code of an app would run; absent if none does. */
    public static Optional<DataUpgrade.Kind> kind(Optional<InstalledApp> held, InstalledApp app) {
        Optional<Version> data = held.flatMap(InstalledApp::dataVersion);
        if (data.isEmpty()) {
            return Optional.of(DataUpgrade.Kind.INSTALL);
        }
        if (data.get().isBefore(app.identity().version())) {
            return Optional.of(DataUpgrade.Kind.UPGRADE);
        }
        return held.get().installed() ? Optional.empty() : Optional.of(DataUpgrade.Kind.INSTALL);
    }

    private Optional<DataUpgrade> upgrade(
            Step.Move move, Optional<InstalledApp> held, InstalledApp app, DataUpgrade.Kind kind) {
        List<UpgradeScript> scripts = ScriptRun.of(codes.scripts(app).of(flavour), kind).stream()
                .filter(script -> !isSkipped(script))
                .toList();
        if (!scripts.isEmpty()) {
            return Optional.of(scripted(move, held, app, kind, scripts));
        }
        return codes.mayUpgrade(app) ? inAl(move, held, app, kind) : Optional.empty();
    }

    private boolean isSkipped(UpgradeScript script) {
        return skipped.contains(script.path())
                || skipped.contains(script.trigger().toString());
    }

    private DataUpgrade scripted(
            Step.Move move,
            Optional<InstalledApp> held,
            InstalledApp app,
            DataUpgrade.Kind kind,
            List<UpgradeScript> scripts) {
        List<String> places = scripts.stream()
                .flatMap(script -> new ScriptTables(app, apps).unknown(script).stream())
                .toList();
        if (!places.isEmpty()) {
            refusals.add(new Refusal.UnknownTables(move.target(), app.identity(), places));
        }
        return new DataUpgrade(
                app.identity(),
                kind,
                held.flatMap(InstalledApp::dataVersion).orElse(Version.ZERO),
                scripts.stream().map(UpgradeScript::path).toList());
    }

    private Optional<DataUpgrade> inAl(
            Step.Move move, Optional<InstalledApp> held, InstalledApp app, DataUpgrade.Kind kind) {
        UpgradeProgram program = UpgradeProgram.of(app, apps, codes);
        List<CodeObject> running = program.codeunits(kind).stream()
                .filter(codeunit -> !isSkipped(codeunit))
                .toList();
        if (!running.isEmpty()) {
            UpgradeProgram.withDependencies(app, apps).stream()
                    .filter(one -> !codes.has(one))
                    .forEach(one -> warnings.add(new Problem(
                            "RB783",
                            "the code of " + app.identity() + " runs without that of " + one.identity()
                                    + ", whose package " + one.source() + " is not in the repository",
                            "its triggers and subscribers do nothing then; publish that package, and plan again")));
        }
        running.forEach(codeunit -> refuseUnsupported(move, app, kind, program, codeunit));
        Version from = held.flatMap(InstalledApp::dataVersion).orElse(Version.ZERO);
        return running.isEmpty()
                ? Optional.empty()
                : Optional.of(new DataUpgrade(
                        app.identity(),
                        kind,
                        from,
                        running.stream().map(UpgradeProgram::named).toList()));
    }

    private boolean isSkipped(CodeObject codeunit) {
        return skipped.stream()
                .anyMatch(name -> name.equalsIgnoreCase(codeunit.name()) || name.equals(String.valueOf(codeunit.id())));
    }

    private void refuseUnsupported(
            Step.Move move, InstalledApp app, DataUpgrade.Kind kind, UpgradeProgram program, CodeObject codeunit) {
        Reach reach = Reach.from(program.bodies(), UpgradeProgram.triggers(codeunit, kind), true);
        List<String> places =
                reach.unsupported().stream().map(Unsupported::toString).toList();
        if (!places.isEmpty()) {
            refusals.add(
                    new Refusal.UnsupportedCode(move.target(), app.identity(), UpgradeProgram.named(codeunit), places));
        }
    }
}
