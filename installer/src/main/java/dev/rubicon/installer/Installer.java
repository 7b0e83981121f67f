package dev.rubicon.installer;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.PlanLines;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.snapshot.Snapshot;
import dev.rubicon.installer.upgrade.CodeOfApps;
import dev.rubicon.installer.upgrade.DataUpgrades;
import dev.rubicon.installer.upgrade.UpgradeSettings;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Repository;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Plans and applies requests for one instance, with packages from one repository. */
public final class Installer {
    /** How a request ended. */
    public sealed interface Outcome {
        /** There is no plan that can be applied; nothing has been touched. */
        record NotReady(PlanAnswer answer) implements Outcome {}

        /** Whoever was asked said no; nothing has been touched. */
        record Declined(Planned.Ready plan) implements Outcome {}

        /**
         * What would be done now is not the plan that was to be applied; nothing has been touched.
         *
         * @param differences lines that go begin with {@code -}, lines that come with {@code +}
         */
        record MovedOn(SavedPlan saved, List<String> differences) implements Outcome {}

        /** The plan was applied, as far as it went. */
        record Ended(Planned.Ready plan, Kept kept, Applied applied) implements Outcome {}
    }

    /**
     * What was done first.
     *
     * @param snapshot absent if none was taken
     * @param deleted automatic snapshots that were too many
     */
    public record Kept(Optional<Snapshot> snapshot, List<Snapshot> deleted) {}

    /** Shows a plan and says whether to go on. */
    @FunctionalInterface
    public interface Approval {
        boolean approves(Planned.Ready ready);
    }

    private final Instance instance;
    private final Repository repository;
    private final Precautions precautions;
    private final Clock clock;
    private final int samples;

    private final Commit commit;
    private final CodeOfApps codes;
    private final UpgradeSettings settings;

    public Installer(Instance instance, Repository repository, Precautions precautions, Clock clock) {
        this(instance, repository, precautions, clock, 0, Commit.EACH_STEP, UpgradeSettings.NORMAL);
    }

    private Installer(
            Instance instance,
            Repository repository,
            Precautions precautions,
            Clock clock,
            int samples,
            Commit commit,
            UpgradeSettings settings) {
        this.instance = instance;
        this.repository = repository;
        this.precautions = precautions;
        this.clock = clock;
        this.samples = samples;
        this.commit = commit;
        this.settings = settings;
        this.codes = new CodeOfApps(repository);
    }

    /** The same, but its plans show up to so many rows for each change that takes something from rows. */
    public Installer showing(int rows) {
        return new Installer(instance, repository, precautions, clock, rows, commit, settings);
    }

    /** The same, but it commits so. */
    public Installer committing(Commit when) {
        return new Installer(instance, repository, precautions, clock, samples, when, settings);
    }

    /** The same, but it runs the code of apps so. */
    public Installer running(UpgradeSettings how) {
        return new Installer(instance, repository, precautions, clock, samples, commit, how);
    }

    /** What {@link #run} would do now. Touches nothing. */
    public PlanAnswer plan(InstallRequest request) {
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            return database.sql().snapshot(() -> plan(database, database.readState(), request));
        }
    }

    private PlanAnswer plan(InstanceDatabase database, InstanceState state, InstallRequest request) {
        return precautions.of(
                instance,
                database,
                switch (request) {
                    case InstallRequest.OfVersions versions ->
                        new Planning(repository, database, state, samples, codes).plan(versions);
                    case InstallRequest.Uninstall uninstall -> new Removing(database, state, samples).plan(uninstall);
                    case InstallRequest.Sync sync -> new Syncing(database, state, samples).plan(sync);
                });
    }

    /** Plans and, if that is approved, applies. Nobody else can change the instance in between. */
    public Outcome run(InstallRequest request, Caller caller, Approval approval, Progress progress) {
        return run(request, ready -> Optional.empty(), caller, approval, progress);
    }

    /** The same for a plan that was made before, if it is still what would be done. */
    public Outcome apply(SavedPlan saved, Caller caller, Approval approval, Progress progress) {
        require(saved);
        return run(saved.request(), ready -> movedOn(saved, ready.plan()), caller, approval, progress);
    }

    /** What {@link #apply} would do now: the plan is declined if it still holds. Touches nothing. */
    public Outcome check(SavedPlan saved) {
        require(saved);
        PlanAnswer answer = plan(saved.request());
        return answer instanceof PlanAnswer.Made made && made.planned() instanceof Planned.Ready ready
                ? movedOn(saved, ready.plan()).orElseGet(() -> new Outcome.Declined(ready))
                : new Outcome.NotReady(answer);
    }

    /** Does all that {@link #run} would do, in one transaction, and keeps nothing of it. */
    public Rehearsal.Answer rehearse(InstallRequest request, Caller caller, Progress progress) {
        return InstanceDatabase.change(instance, caller.toString(), (database, state) -> {
            PlanAnswer answer = plan(database, state, request);
            return answer instanceof PlanAnswer.Made made && made.planned() instanceof Planned.Ready ready
                    ? new Rehearsal.Answer.Ended(
                            ready,
                            new PlanApplication(database, clock, progress, upgrades(progress))
                                    .rehearse(ready.plan(), caller))
                    : new Rehearsal.Answer.NotReady(answer);
        });
    }

    private void require(SavedPlan saved) {
        List<Problem> lacking = SavedPlanCheck.lacking(saved, repository);
        if (!lacking.isEmpty()) {
            throw new Unavailable(lacking);
        }
    }

    private static Optional<Outcome> movedOn(SavedPlan saved, InstallPlan now) {
        return InstallPlanJson.digest(now).equals(saved.hash())
                ? Optional.empty()
                : Optional.of(new Outcome.MovedOn(saved, PlanLines.difference(saved.lines(), PlanLines.of(now))));
    }

    private Outcome run(
            InstallRequest request,
            Function<Planned.Ready, Optional<Outcome>> check,
            Caller caller,
            Approval approval,
            Progress progress) {
        return InstanceDatabase.change(instance, caller.toString(), (database, state) -> {
            PlanAnswer answer = plan(database, state, request);
            if (!(answer instanceof PlanAnswer.Made made && made.planned() instanceof Planned.Ready ready)) {
                return new Outcome.NotReady(answer);
            }
            Optional<Outcome> objection = check.apply(ready);
            if (objection.isPresent()) {
                return objection.get();
            }
            if (!approval.approves(ready)) {
                return new Outcome.Declined(ready);
            }
            InstanceSnapshots snapshots = new InstanceSnapshots(instance, precautions.snapshots(), clock);
            Optional<Snapshot> snapshot = ready.plan().snapshot().map(bytes -> snapshots.takeFirst(database));
            Applied applied = new PlanApplication(database, clock, progress, upgrades(progress))
                    .apply(
                            ready.plan(),
                            caller,
                            commit,
                            snapshot.map(one -> one.name().value()));
            List<Snapshot> deleted = snapshot.isPresent() ? snapshots.prune(database, precautions.keep()) : List.of();
            return new Outcome.Ended(ready, new Kept(snapshot, deleted), applied);
        });
    }

    private DataUpgrades upgrades(Progress progress) {
        return new DataUpgrades(codes, clock, () -> Unguessable.NUMBERS.nextLong(), settings, progress.code());
    }

    /** Got ready when code asks for a new id, which few do: Java makes a class by reflection to get it. */
    private static final class Unguessable {
        static final SecureRandom NUMBERS = new SecureRandom();
    }
}
