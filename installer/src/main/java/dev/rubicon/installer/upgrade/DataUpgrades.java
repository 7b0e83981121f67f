package dev.rubicon.installer.upgrade;

import dev.rubicon.format.script.UpgradeScript;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.journal.CodeReport;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Runs the code of the steps of a plan. */
public final class DataUpgrades {
    private final CodeOfApps codes;
    private final Clock clock;
    private final RandomGenerator random;
    private final UpgradeSettings settings;
    private final UpgradeListener listener;

    public DataUpgrades(
            CodeOfApps codes, Clock clock, RandomGenerator random, UpgradeSettings settings, UpgradeListener listener) {
        this.codes = codes;
        this.clock = clock;
        this.random = random;
        this.settings = settings;
        this.listener = listener;
    }

    /** Notes what code does and says; one for each step. */
    public CodeRecorder recorder() {
        return new CodeRecorder(listener);
    }

    /**
     * Runs all of it, in the transaction of the step.
     *
     * @param user what the code takes for who runs it
     * @param run of the journal
     * @throws dev.rubicon.model.Unavailable RB780 if the code ends with an error
     */
    public void run(InstanceDatabase database, Step.Move move, String user, long run, CodeRecorder recorder) {
        InstanceWorld world = new InstanceWorld(clock, random, user, recorder);
        for (DataUpgrade upgrade : move.upgrades()) {
            try (CodeRun running = running(database, upgrade, world, run)) {
                Phase.of(upgrade.kind()).forEach(running::run);
            }
        }
        for (AppSync sync : move.apps()) {
            offerTags(database, move, sync, world, run);
        }
    }

    /**
     * What code did after the commit.
     *
     * @param problems errors that it ended with
     */
    public record After(CodeReport report, List<Problem> problems) {
        static final After NOTHING = new After(CodeReport.NONE, List.of());

        public After {
            problems = List.copyOf(problems);
        }

        After and(After later) {
            List<Problem> all = new ArrayList<>(problems);
            all.addAll(later.problems);
            return new After(report.and(later.report), all);
        }
    }

    /**
     * What is to run when the step is committed. An error of it is told and fails nothing: what it did is undone.
     *
     * @param transaction runs what it is given in a transaction
     */
    public After runAfterCommit(
            InstanceDatabase database, Step.Move move, String user, long run, Consumer<Runnable> transaction) {
        After all = After.NOTHING;
        for (DataUpgrade upgrade : move.upgrades()) {
            if (upgrade.kind() == DataUpgrade.Kind.UPGRADE && isThere(database, upgrade)) {
                all = all.and(runAfterCommit(database, upgrade, user, run, transaction));
            }
        }
        return all;
    }

    private After runAfterCommit(
            InstanceDatabase database, DataUpgrade upgrade, String user, long run, Consumer<Runnable> transaction) {
        CodeRecorder recorder = recorder();
        InstanceWorld world = new InstanceWorld(clock, random, user, recorder);
        try (CodeRun running = running(database, upgrade, world, run)) {
            if (running.hasAny(Phase.AFTER_COMMIT)) {
                transaction.accept(() -> running.run(Phase.AFTER_COMMIT));
            }
            return new After(recorder.report(), List.of());
        } catch (ProblemException e) {
            return new After(recorder.report().undone(), e.problems());
        }
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
        DataUpgrade.Kind kind = move.upgrades().stream()
                .filter(upgrade -> upgrade.app().id().equals(app.id()))
                .findFirst()
                .map(DataUpgrade::kind)
                .orElse(DataUpgrade.Kind.INSTALL);
        if (isScripted(database, app) || codes.mayUpgrade(app)) {
            DataUpgrade asking =
                    new DataUpgrade(app.identity(), kind, app.identity().version(), List.of());
            try (CodeRun asked = running(database, asking, world, run)) {
                asked.offerTags();
            }
        }
    }

    private boolean isScripted(InstanceDatabase database, InstalledApp app) {
        return !scripts(database, app).isEmpty();
    }

    private List<UpgradeScript> scripts(InstanceDatabase database, InstalledApp app) {
        return codes.scripts(app).of(ScriptRun.flavour(database.sql().dialect()));
    }

    private CodeRun running(InstanceDatabase database, DataUpgrade upgrade, InstanceWorld world, long run) {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        InstalledApp app = database.readState().apps().get(upgrade.app().id());
        List<UpgradeScript> scripts = scripts(database, app);
        return scripts.isEmpty()
                ? new UpgradeRun(database, upgrade, codes, world, settings, new UpgradeRun.InRun(run, now))
                : new ScriptRun(database, upgrade, scripts, world.recorder(), settings, now);
    }
}
