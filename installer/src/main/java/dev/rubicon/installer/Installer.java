package dev.rubicon.installer;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.repository.Repository;
import java.time.Clock;

/** Plans and applies requests for one instance, with packages from one repository. */
public final class Installer {
    /** How a request ended. */
    public sealed interface Outcome {
        /** There is no plan that can be applied; nothing has been touched. */
        record NotReady(PlanAnswer answer) implements Outcome {}

        /** Whoever was asked said no; nothing has been touched. */
        record Declined(Planned.Ready plan) implements Outcome {}

        /** The plan was applied, as far as it went. */
        record Ended(Planned.Ready plan, Applied applied) implements Outcome {}
    }

    /** Shows a plan and says whether to go on. */
    @FunctionalInterface
    public interface Approval {
        boolean approves(Planned.Ready ready);
    }

    private final Instance instance;
    private final Repository repository;
    private final Clock clock;
    private final int samples;

    private final Commit commit;

    public Installer(Instance instance, Repository repository, Clock clock) {
        this(instance, repository, clock, 0, Commit.EACH_STEP);
    }

    private Installer(Instance instance, Repository repository, Clock clock, int samples, Commit commit) {
        this.instance = instance;
        this.repository = repository;
        this.clock = clock;
        this.samples = samples;
        this.commit = commit;
    }

    /** The same, but its plans show up to so many rows for each change that takes something from rows. */
    public Installer showing(int rows) {
        return new Installer(instance, repository, clock, rows, commit);
    }

    /** The same, but it commits so. */
    public Installer committing(Commit when) {
        return new Installer(instance, repository, clock, samples, when);
    }

    /** What {@link #run} would do now. Touches nothing. */
    public PlanAnswer plan(InstallRequest request) {
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            return database.sql().snapshot(() -> plan(database, request));
        }
    }

    private PlanAnswer plan(InstanceDatabase database, InstallRequest request) {
        return switch (request) {
            case InstallRequest.OfVersions versions -> new Planning(repository, database, samples).plan(versions);
            case InstallRequest.Uninstall uninstall -> new Removing(database, samples).plan(uninstall);
            case InstallRequest.Sync sync -> new Syncing(database, samples).plan(sync);
        };
    }

    /** Plans and, if that is approved, applies. Nobody else can change the instance in between. */
    public Outcome run(InstallRequest request, Caller caller, Approval approval, Progress progress) {
        return InstanceDatabase.change(instance, caller.toString(), database -> {
            PlanAnswer answer = plan(database, request);
            if (!(answer instanceof PlanAnswer.Made made && made.planned() instanceof Planned.Ready ready)) {
                return new Outcome.NotReady(answer);
            }
            if (!approval.approves(ready)) {
                return new Outcome.Declined(ready);
            }
            Applied applied = new PlanApplication(database, clock, progress).apply(ready.plan(), caller, commit);
            return new Outcome.Ended(ready, applied);
        });
    }
}
