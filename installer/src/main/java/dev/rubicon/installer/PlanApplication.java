package dev.rubicon.installer;

import dev.rubicon.installer.database.Failure;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.journal.CodeReport;
import dev.rubicon.installer.journal.Journal;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.AppSyncMode;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.PlannedChange;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.restore.HandOver;
import dev.rubicon.installer.sync.SchemaSync;
import dev.rubicon.installer.upgrade.CodeRecorder;
import dev.rubicon.installer.upgrade.DataUpgrades;
import dev.rubicon.installer.upgrade.UpgradeTags;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Version;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does what a plan says: one transaction for each step, or for all of them, holding archive, schema, version and journal together. */
final class PlanApplication {
    /** Of what failed code has said, the last lines go with the error. */
    private static final int KEPT_LINES = 20;

    private final InstanceDatabase database;
    private final Clock clock;
    private final Progress progress;
    private final DataUpgrades upgrades;

    PlanApplication(InstanceDatabase database, Clock clock, Progress progress, DataUpgrades upgrades) {
        this.database = database;
        this.clock = clock;
        this.progress = progress;
        this.upgrades = upgrades;
    }

    /** Commits each step. */
    Applied apply(InstallPlan plan, Caller caller) {
        return apply(plan, caller, Commit.EACH_STEP, Optional.empty());
    }

    /**
     * The caller holds the lock of the instance, and the plan was made under it.
     *
     * @param snapshot the name of the one that was taken first
     */
    Applied apply(InstallPlan plan, Caller caller, Commit commit, Optional<String> snapshot) {
        if (plan.acting().isEmpty()) {
            storeRequests(plan);
            return new Applied.Nothing();
        }
        Journal journal = new Journal(database.sql());
        List<CompanyName> companies = database.companies();
        long run = journal.begin(
                caller.command(), caller.user(), InstallPlanJson.digest(plan).toString(), now());
        journal.expect(run, plan.acting().size(), snapshot);
        return switch (commit) {
            case EACH_STEP -> stepByStep(plan, companies, journal, run, caller);
            case WHOLE_PLAN -> atOnce(plan, companies, journal, run, caller);
        };
    }

    private Applied stepByStep(
            InstallPlan plan, List<CompanyName> companies, Journal journal, long run, Caller caller) {
        List<Applied.Done> done = new ArrayList<>();
        for (Step.Acting step : plan.acting()) {
            int number = done.size() + 1;
            boolean last = number == plan.acting().size();
            progress.begins(step, number, plan.acting().size());
            CodeRecorder recorder = upgrades.recorder();
            Applied.Done one;
            try {
                one = database.sql().transactionOf(() -> {
                    Applied.Done now = apply(step, plan.archive(), companies, run, number, caller, recorder);
                    if (last) {
                        end(plan, journal, run);
                    }
                    return now;
                });
            } catch (ProblemException e) {
                CodeReport said = recorder.report().undone();
                return Failure.UNCLEAR.is(e)
                        ? new Applied.Unclear(run, done, step, e.problems())
                        : new Applied.RolledBack(
                                run,
                                done,
                                step,
                                failed(journal, run, step.target() + " was rolled back: ", e, said),
                                said);
            }
            done.add(afterCommit(one, number, caller, journal, run, database.sql()::transaction));
            progress.done(step, one.archivedRows());
        }
        return new Applied.Completed(run, done);
    }

    private Applied atOnce(InstallPlan plan, List<CompanyName> companies, Journal journal, long run, Caller caller) {
        List<Step.Acting> steps = plan.acting();
        List<Applied.Done> done = new ArrayList<>();
        List<CodeRecorder> recorders = new ArrayList<>();
        try {
            database.sql().transaction(() -> {
                for (Step.Acting step : steps) {
                    int number = done.size() + 1;
                    progress.begins(step, number, steps.size());
                    recorders.add(upgrades.recorder());
                    done.add(apply(step, plan.archive(), companies, run, number, caller, recorders.getLast()));
                }
                end(plan, journal, run);
            });
        } catch (ProblemException e) {
            Step.Acting last = steps.get(Math.min(done.size(), steps.size() - 1));
            String text = "all of it was rolled back, because " + last.target() + " failed: ";
            CodeReport said = recorders.isEmpty()
                    ? CodeReport.NONE
                    : recorders.getLast().report().undone();
            return Failure.UNCLEAR.is(e)
                    ? new Applied.Unclear(run, List.of(), last, e.problems())
                    : new Applied.AllRolledBack(run, last, failed(journal, run, text, e, said), said);
        }
        done.forEach(one -> progress.done(one.step(), one.archivedRows()));
        List<Applied.Done> all = new ArrayList<>();
        for (Applied.Done one : done) {
            all.add(afterCommit(one, all.size() + 1, caller, journal, run, database.sql()::transaction));
        }
        return new Applied.Completed(run, all);
    }

    /** Does the whole plan in one transaction, of which nothing is kept. The caller holds the lock of the instance. */
    Rehearsal rehearse(InstallPlan plan, Caller caller) {
        return database.sql().undone(() -> {
            Journal journal = new Journal(database.sql());
            List<CompanyName> companies = database.companies();
            long run = journal.begin(caller.command(), caller.user(), "", now());
            UpgradeTags tags = new UpgradeTags(database.sql());
            List<UpgradeTags.Tag> before = tags.list(companies);
            List<Applied.Done> done = new ArrayList<>();
            for (Step.Acting step : plan.acting()) {
                int number = done.size() + 1;
                progress.begins(step, number, plan.acting().size());
                CodeRecorder recorder = upgrades.recorder();
                try {
                    Applied.Done one = apply(step, plan.archive(), companies, run, number, caller, recorder);
                    done.add(afterCommit(one, number, caller, journal, run, Runnable::run));
                } catch (ProblemException e) {
                    CodeReport said = recorder.report().undone();
                    return new Rehearsal(done, List.of(), Optional.of(new Rehearsal.Failed(step, e.problems(), said)));
                }
                progress.done(step, done.getLast().archivedRows());
            }
            List<UpgradeTags.Tag> set = tags.list(companies).stream()
                    .filter(tag -> !before.contains(tag))
                    .toList();
            return new Rehearsal(done, set, Optional.empty());
        });
    }

    private void end(InstallPlan plan, Journal journal, long run) {
        storeRequests(plan);
        journal.end(run, Run.Outcome.SUCCEEDED, Optional.empty(), now());
    }

    // What happened is told even if it cannot be written down: then the run is shown as interrupted.
    private List<Problem> failed(Journal journal, long run, String what, ProblemException failure, CodeReport said) {
        List<Problem> problems = new ArrayList<>(failure.problems());
        String text = what
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
                + said.log().stream()
                        .skip(Math.max(0, said.log().size() - KEPT_LINES))
                        .map(line -> "\nbefore that, codeunit " + line.codeunit() + " said"
                                + line.company()
                                        .map(name -> " in company '" + name + "'")
                                        .orElse("") + ": " + line.text())
                        .collect(Collectors.joining());
        try {
            journal.end(run, Run.Outcome.FAILED, Optional.of(text), now());
        } catch (ProblemException e) {
            e.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
        }
        return problems;
    }

    // A package that stays may now be asked for by name, or by another query.
    private void storeRequests(InstallPlan plan) {
        for (Step step : plan.steps()) {
            if (step instanceof Step.Leave leave) {
                leave.request()
                        .ifPresent(query -> database.writeRequest(leave.target().id(), query));
            }
        }
    }

    private Applied.Done apply(
            Step.Acting step,
            boolean archive,
            List<CompanyName> companies,
            long run,
            int number,
            Caller caller,
            CodeRecorder recorder) {
        String started = now();
        long archived = 0;
        SchemaSync.Origin origin = new SchemaSync.Origin(run, from(step), step.target(), archive, started);
        for (AppSync app : step.apps()) {
            archived += SchemaSync.apply(database.sql(), app, companies, origin);
        }
        switch (step) {
            case Step.Move move -> bring(move, started);
            case Step.Remove remove -> remove(remove);
            case Step.Sync sync -> sync(sync);
        }
        handOver(step, run, started);
        if (step instanceof Step.Move move) {
            upgrades.run(database, move, caller.user(), run, recorder);
        }
        Applied.Done done = new Applied.Done(step, archived, recorder.report(), List.of());
        new Journal(database.sql()).add(run, JournalSteps.of(number, done, started, now()));
        return done;
    }

    // The step is done; that what came after it cannot be written down is told, and fails nothing.
    private Applied.Done afterCommit(
            Applied.Done done, int number, Caller caller, Journal journal, long run, Consumer<Runnable> transaction) {
        if (!(done.step() instanceof Step.Move move)) {
            return done;
        }
        DataUpgrades.After after = upgrades.runAfterCommit(database, move, caller.user(), run, transaction);
        List<Problem> problems = new ArrayList<>(after.problems());
        CodeReport all = done.code().and(after.report());
        if (!after.report().isNothing()) {
            try {
                journal.tell(run, number, all);
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        return done.with(all, problems);
    }

    private void handOver(Step.Acting step, long run, String now) {
        boolean moves =
                step.apps().stream().flatMap(app -> app.changes().stream()).anyMatch(PlannedChange::isMove);
        List<UUID> apps = step.apps().stream().map(app -> app.app().id()).toList();
        if (moves) {
            new HandOver(database.sql(), database.readState()).run(apps, run, now);
        }
    }

    private static Optional<Version> from(Step.Acting step) {
        return switch (step) {
            case Step.Move move -> move.from();
            case Step.Remove remove -> Optional.of(remove.target().version());
            case Step.Sync sync -> sync.from();
        };
    }

    private void bring(Step.Move move, String now) {
        move.appsAfter().forEach(database::writeApp);
        database.writePackage(move.to(), now);
        database.writeArguments(move.target().id(), new TreeMap<>(move.arguments()));
    }

    private void remove(Step.Remove remove) {
        switch (remove.data()) {
            case STAYS -> {
                remove.held().forEach(app -> database.writeApp(app.uninstalled()));
                database.uninstallPackage(remove.target().id());
            }
            case GOES -> {
                remove.held().forEach(app -> database.forgetApp(app.id()));
                database.forgetPackage(remove.target().id());
            }
        }
    }

    private void sync(Step.Sync sync) {
        if (sync.mode() == AppSyncMode.CLEAN) {
            database.forgetApp(sync.app().id());
        } else {
            sync.appsAfter().forEach(database::writeApp);
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
