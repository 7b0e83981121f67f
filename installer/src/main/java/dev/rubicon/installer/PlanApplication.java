package dev.rubicon.installer;

import dev.rubicon.installer.database.Failure;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.journal.Journal;
import dev.rubicon.installer.journal.JournalStep;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.PlannedChange;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.restore.HandOver;
import dev.rubicon.installer.sync.SchemaSync;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Does what a plan says: one transaction for each step, holding archive, schema, version and journal together. */
final class PlanApplication {
    private final InstanceDatabase database;
    private final Clock clock;
    private final Progress progress;

    PlanApplication(InstanceDatabase database, Clock clock, Progress progress) {
        this.database = database;
        this.clock = clock;
        this.progress = progress;
    }

    /** The caller holds the lock of the instance, and the plan was made under it. */
    Applied apply(InstallPlan plan, Caller caller) {
        if (plan.moves().isEmpty()) {
            storeRequests(plan);
            return new Applied.Nothing();
        }
        Journal journal = new Journal(database.sql());
        List<CompanyName> companies = database.companies();
        long run = journal.begin(
                caller.command(), caller.user(), InstallPlanJson.digest(plan).toString(), now());
        List<Applied.Done> done = new ArrayList<>();
        for (Step.Move move : plan.moves()) {
            int number = done.size() + 1;
            boolean last = number == plan.moves().size();
            progress.begins(move, number, plan.moves().size());
            long[] archived = new long[1];
            try {
                database.sql().transaction(() -> {
                    archived[0] = apply(move, plan.archive(), companies, run, number);
                    if (last) {
                        storeRequests(plan);
                        journal.end(run, Run.Outcome.SUCCEEDED, Optional.empty(), now());
                    }
                });
            } catch (ProblemException e) {
                return Failure.UNCLEAR.is(e)
                        ? new Applied.Unclear(run, done, move, e.problems())
                        : new Applied.RolledBack(run, done, move, failed(journal, run, move, e));
            }
            done.add(new Applied.Done(move, archived[0]));
            progress.done(move, archived[0]);
        }
        return new Applied.Completed(run, done);
    }

    // What happened is told even if it cannot be written down: then the run is shown as interrupted.
    private List<Problem> failed(Journal journal, long run, Step.Move move, ProblemException failure) {
        List<Problem> problems = new ArrayList<>(failure.problems());
        String text = move.target() + " was rolled back: "
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        try {
            journal.end(run, Run.Outcome.FAILED, Optional.of(text), now());
        } catch (ProblemException e) {
            e.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
        }
        return problems;
    }

    // A package that stays may now be asked for by name, or by another query.
    private void storeRequests(InstallPlan plan) {
        List<Step.Leave> asked = plan.steps().stream()
                .filter(Step.Leave.class::isInstance)
                .map(Step.Leave.class::cast)
                .filter(leave -> leave.installed().request().isPresent())
                .toList();
        asked.forEach(leave -> database.writeRequest(leave.installed()));
    }

    private long apply(Step.Move move, boolean archive, List<CompanyName> companies, long run, int number) {
        String started = now();
        SchemaSync.Origin origin = new SchemaSync.Origin(run, move.from(), move.target(), archive, started);
        long archived = 0;
        for (AppSync app : move.apps()) {
            archived += SchemaSync.apply(database.sql(), app, companies, origin);
        }
        move.appsAfter().forEach(database::writeApp);
        handOver(move, run, started);
        database.writePackage(move.to(), started);
        database.writeArguments(move.target().id(), new TreeMap<>(move.arguments()));
        String reasons = move.reasons().stream().map(String::valueOf).collect(Collectors.joining(", "));
        new Journal(database.sql())
                .add(
                        run,
                        new JournalStep(
                                number,
                                move.target().id(),
                                move.from(),
                                move.target().version(),
                                move.mode().toString(),
                                reasons,
                                archived,
                                started,
                                now()));
        return archived;
    }

    private void handOver(Step.Move move, long run, String now) {
        boolean moves =
                move.apps().stream().flatMap(app -> app.changes().stream()).anyMatch(PlannedChange::isMove);
        List<UUID> apps = move.apps().stream().map(app -> app.app().id()).toList();
        if (moves) {
            new HandOver(database.sql(), database.readState()).run(apps, run, now);
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
