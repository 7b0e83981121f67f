package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.run.Limits;
import dev.rubicon.format.script.UpgradeScript;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Runs the code of the steps of a plan. */
public final class DataUpgrades {
    private final CodeOfApps codes;
    private final Clock clock;
    private final RandomGenerator random;
    private final Limits limits;
    private final UpgradeListener listener;

    public DataUpgrades(
            CodeOfApps codes, Clock clock, RandomGenerator random, Limits limits, UpgradeListener listener) {
        this.codes = codes;
        this.clock = clock;
        this.random = random;
        this.limits = limits;
        this.listener = listener;
    }

    /**
     * What code did in a step.
     *
     * @param written rows by table and company, as far as anything was
     * @param logged what it had to say
     */
    public record Report(List<RowsWritten> written, List<String> logged) {
        public static final Report NOTHING = new Report(List.of(), List.of());

        public Report {
            written = List.copyOf(written);
            logged = List.copyOf(logged);
        }
    }

    /**
     * Runs all of it, in the transaction of the step.
     *
     * @param user what the code takes for who runs it
     * @param run of the journal
     * @throws dev.rubicon.model.Unavailable RB780 if the code ends with an error
     */
    public Report run(InstanceDatabase database, Step.Move move, String user, long run) {
        InstanceWorld world = new InstanceWorld(clock, random, user);
        List<RowsWritten> written = new ArrayList<>();
        for (DataUpgrade upgrade : move.upgrades()) {
            Optional<ScriptRun> scripts = scripts(database, upgrade);
            if (scripts.isPresent()) {
                scripts.get().run();
                written.addAll(scripts.get().written());
                continue;
            }
            try (UpgradeRun running = running(database, upgrade, world, run)) {
                running.run();
                written.addAll(running.written());
            }
        }
        for (AppSync sync : move.apps()) {
            offerTags(database, move, sync, world, run);
        }
        return new Report(written, world.logged());
    }

    /**
     * What is to run when the step is committed. An error of it is told and fails nothing: what it did is undone.
     *
     * @return such errors
     */
    public List<Problem> runAfterCommit(InstanceDatabase database, Step.Move move, String user, long run) {
        List<Problem> problems = new ArrayList<>();
        for (DataUpgrade upgrade : move.upgrades()) {
            if (upgrade.kind() == DataUpgrade.Kind.UPGRADE && isThere(database, upgrade)) {
                Optional<ScriptRun> scripts = scripts(database, upgrade);
                if (scripts.isPresent()) {
                    runAfterCommit(database, scripts.get(), problems);
                    continue;
                }
                try (UpgradeRun running = running(database, upgrade, new InstanceWorld(clock, random, user), run)) {
                    if (running.hasAny(Phase.AFTER_COMMIT)) {
                        database.sql().transaction(() -> running.run(Phase.AFTER_COMMIT));
                    }
                } catch (ProblemException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        return problems;
    }

    private static void runAfterCommit(InstanceDatabase database, ScriptRun scripts, List<Problem> problems) {
        try {
            if (scripts.hasAny(Phase.AFTER_COMMIT)) {
                database.sql().transaction(() -> scripts.run(Phase.AFTER_COMMIT));
            }
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
    }

    // Absent for an app in AL.
    private Optional<ScriptRun> scripts(InstanceDatabase database, DataUpgrade upgrade) {
        InstalledApp app = database.readState().apps().get(upgrade.app().id());
        List<UpgradeScript> scripts =
                codes.scripts(app).of(ScriptRun.flavour(database.sql().dialect()));
        return scripts.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScriptRun(database, upgrade, scripts, listener, now()));
    }

    // Of a plan that commits all at once, only the last version of an app is there when it is committed.
    private static boolean isThere(InstanceDatabase database, DataUpgrade upgrade) {
        InstalledApp app = database.readState().apps().get(upgrade.app().id());
        return app != null && app.identity().equals(upgrade.app());
    }

    private void offerTags(InstanceDatabase database, Step.Move move, AppSync sync, InstanceWorld world, long run) {
        InstalledApp app = move.appsAfter().stream()
                .filter(one -> one.id().equals(sync.app().id()))
                .findFirst()
                .orElseThrow();
        Optional<DataUpgrade> ran = move.upgrades().stream()
                .filter(upgrade -> upgrade.app().id().equals(app.id()))
                .findFirst();
        DataUpgrade.Kind kind = ran.map(DataUpgrade::kind).orElse(DataUpgrade.Kind.INSTALL);
        Optional<ScriptRun> scripts = scripts(
                database, new DataUpgrade(app.identity(), kind, app.identity().version(), List.of()));
        if (scripts.isPresent()) {
            scripts.get().offerTags();
        } else if (codes.mayUpgrade(app)) {
            DataUpgrade asking = new DataUpgrade(
                    app.identity(), DataUpgrade.Kind.INSTALL, app.identity().version(), List.of());
            try (UpgradeRun asked = running(database, asking, world, run)) {
                asked.offerTags(new UpgradeTags(database.sql()));
            }
        }
    }

    private UpgradeRun running(InstanceDatabase database, DataUpgrade upgrade, InstanceWorld world, long run) {
        return new UpgradeRun(database, upgrade, codes, world, limits, listener, new UpgradeRun.InRun(run, now()));
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
