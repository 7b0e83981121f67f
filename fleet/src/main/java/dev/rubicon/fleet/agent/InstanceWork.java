package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.installer.Applied;
import dev.rubicon.installer.Caller;
import dev.rubicon.installer.Commit;
import dev.rubicon.installer.History;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.PlanAnswer;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.database.SqliteFile;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.upgrade.UpgradeListener;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An instance of this machine. All steps of an update are one transaction, so there is nothing between the old state and the new one,
 * and the journal, which is in that transaction, knows which one it is.
 */
public final class InstanceWork implements Workplace {
    private final Instance instance;
    private final Supplier<Installer> fresh;
    private final Supplier<Installer> local;
    private final String user;
    private final Function<PlanAnswer.NoVersions, List<Problem>> unsolvable;

    /**
     * @param fresh with packages from the repository as it is now
     * @param local with packages that have been brought, without a network
     * @param user for the journal
     * @param unsolvable says why no versions fit together
     */
    public InstanceWork(
            Instance instance,
            Supplier<Installer> fresh,
            Supplier<Installer> local,
            String user,
            Function<PlanAnswer.NoVersions, List<Problem>> unsolvable) {
        this.instance = instance;
        this.fresh = fresh;
        this.local = local;
        this.user = user;
        this.unsolvable = unsolvable;
    }

    @Override
    public PlanReport.Answer plan(DeploymentRequest request) {
        return PlanReport.Answer.of(fresh.get().plan(request.installRequest()), unsolvable);
    }

    // What was planned was brought. If it is gone, the network may still have it.
    @Override
    public Progress.State apply(Assignment.Apply work, Consumer<Progress.State.Running> told) {
        boolean[] begun = new boolean[1];
        Consumer<Progress.State.Running> noticed = step -> {
            begun[0] = true;
            told.accept(step);
        };
        try {
            return apply(local.get(), work, noticed);
        } catch (Unavailable | Untrusted e) {
            if (begun[0]) {
                throw e;
            }
            return apply(fresh.get(), work, noticed);
        }
    }

    private Progress.State apply(Installer installer, Assignment.Apply work, Consumer<Progress.State.Running> told) {
        List<Problem> objections = new ArrayList<>();
        Installer.Outcome outcome = installer
                .committing(Commit.WHOLE_PLAN)
                .run(
                        work.request().installRequest(),
                        new Caller(command(work), user),
                        ready -> {
                            objections.addAll(objections(work, ready));
                            return objections.isEmpty();
                        },
                        new Steps(told));
        return switch (outcome) {
            case Installer.Outcome.NotReady notReady -> refused(PlanReport.Answer.of(notReady.answer(), unsolvable));
            case Installer.Outcome.Declined declined -> new Progress.State.Refused(objections);
            case Installer.Outcome.MovedOn moved -> throw new IllegalStateException("no plan was saved");
            case Installer.Outcome.Ended ended ->
                switch (ended.applied()) {
                    case Applied.Nothing nothing -> new Progress.State.Succeeded();
                    case Applied.Completed completed -> new Progress.State.Succeeded();
                    case Applied.RolledBack rolledBack -> new Progress.State.Failed(rolledBack.problems());
                    case Applied.AllRolledBack rolledBack -> new Progress.State.Failed(rolledBack.problems());
                    case Applied.Unclear unclear -> throw new Unavailable(unclear.problems());
                };
        };
    }

    private static Progress.State refused(PlanReport.Answer answer) {
        return new Progress.State.Refused(
                switch (answer) {
                    case PlanReport.Answer.Refused refused -> refused.problems();
                    case PlanReport.Answer.Delayed delayed -> delayed.problems();
                    case PlanReport.Answer.Ready ready -> List.of(AgentProblems.movedOn());
                });
    }

    private static List<Problem> objections(Assignment.Apply work, Planned.Ready ready) {
        PlanReport.Answer answer = PlanReport.Answer.of(ready);
        if (!(answer instanceof PlanReport.Answer.Ready now)
                || !now.plan().digest().equals(work.plan())) {
            return List.of(AgentProblems.movedOn());
        }
        boolean approved = work.approvals().stream().map(Approval::plan).anyMatch(work.plan()::equals);
        return now.plan().crossings().isEmpty() || approved
                ? List.of()
                : List.of(AgentProblems.notApproved(now.plan().crossings().getFirst()));
    }

    // By it the journal tells one assignment from all others.
    private static String command(Assignment.Apply work) {
        return "agent " + work.deployment() + " " + work.fence();
    }

    @Override
    public Optional<Progress.State> outcome(Assignment.Apply work) {
        List<Run> runs = History.of(instance).stream()
                .filter(run -> run.command().equals(command(work)))
                .toList();
        for (Run run : runs) {
            switch (run.outcome()) {
                case SUCCEEDED -> {
                    return Optional.of(new Progress.State.Succeeded());
                }
                case FAILED -> {
                    return Optional.of(new Progress.State.Failed(
                            List.of(AgentProblems.failed(run.problem().orElse("the journal does not say why")))));
                }
                case RUNNING -> throw new Unavailable(AgentProblems.stillRunning(instance.name()));
                case INTERRUPTED -> {}
            }
        }
        return Optional.empty();
    }

    @Override
    public Holdings holdings() {
        String database = instance.database() instanceof SqliteFile ? "SQLite" : "PostgreSQL";
        try (InstanceDatabase open = InstanceDatabase.open(instance, Access.READ)) {
            InstanceState state = open.readState();
            return new Holdings(
                    database,
                    state.packages().values().stream()
                            .map(one -> new InstanceReport.Installed(
                                    one.release().id(),
                                    one.release().version(),
                                    one.request().isPresent()))
                            .toList(),
                    state.apps().values().stream()
                            .filter(InstalledApp::installed)
                            .map(InstalledApp::identity)
                            .toList());
        }
    }

    private record Steps(Consumer<Progress.State.Running> told) implements dev.rubicon.installer.Progress {
        @Override
        public void begins(Step.Acting step, int number, int of) {
            told.accept(new Progress.State.Running(number, of));
        }

        @Override
        public void done(Step.Acting step, long archivedRows) {}

        @Override
        public UpgradeListener code() {
            return UpgradeListener.SILENT;
        }
    }
}
