package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An agent at work, in rounds. A round does all that can be done now; what cannot be done for want of the server or of packages is for
 * the next one. Everything is on disk before it is done or told, so that a process may end at any moment.
 */
public final class Agent {
    /** Is told what an agent does, for the log. */
    public interface Log {
        void says(String what);

        void problems(List<Problem> problems);
    }

    /**
     * How a round ended.
     *
     * @param offline whether the server could not be reached, or does not want this agent
     * @param wakes when something is to be done, if the server says nothing else
     */
    public record Round(boolean offline, Optional<Instant> wakes) {}

    // More than any round has to do; so a server that contradicts itself does not keep an agent from sleeping.
    private static final int MOST_ACTIONS = 30;

    private final AgentRules rules;
    private final AgentFiles files;
    private final ServerLink server;
    private final Workplace workplace;
    private final Reporter reporter;
    private final Clock clock;
    private final Log log;
    private final Teller teller = new Teller();

    private AgentState state;
    private Optional<String> tag = Optional.empty();
    private boolean offline;
    private boolean stuck;

    public Agent(
            AgentRules rules,
            AgentFiles files,
            ServerLink server,
            Workplace workplace,
            Reporter reporter,
            Clock clock,
            Log log) {
        this.rules = rules;
        this.files = files;
        this.server = server;
        this.workplace = workplace;
        this.reporter = reporter;
        this.clock = clock;
        this.log = log;
        this.state = files.readStateOrBegin(problem -> log.problems(List.of(problem)));
    }

    /** What waits for somebody at the instance. */
    public Optional<Task> offered() {
        return state.task().filter(task -> task.stage() instanceof Task.Stage.Offered);
    }

    /** Does all that can be done now. */
    public Round round() {
        offline = false;
        stuck = false;
        boolean polled = false;
        takeAccepted();
        for (int i = 0; i < MOST_ACTIONS && !stuck; i++) {
            Instant now = clock.instant();
            become(rules.passed(state, now));
            AgentRules.Action action = rules.next(state, now, offline);
            if (canWait(action) && !polled && !offline) {
                // What is to be planned or applied may be something else by now.
                polled = true;
                online(this::poll);
            } else if (action instanceof AgentRules.Action.Wait) {
                break;
            } else {
                act(action);
                // Who has told how something ended may be wanted for something else.
                polled &= !(action instanceof AgentRules.Action.Tell);
            }
        }
        report();
        return new Round(offline, rules.wakes(state, clock.instant()));
    }

    private static boolean canWait(AgentRules.Action action) {
        return switch (action) {
            case AgentRules.Action.Wait wait -> true;
            case AgentRules.Action.Plan plan -> true;
            case AgentRules.Action.Apply apply -> true;
            case AgentRules.Action.Recover recover -> false;
            case AgentRules.Action.Tell tell -> false;
            case AgentRules.Action.Ask ask -> false;
        };
    }

    private void act(AgentRules.Action action) {
        switch (action) {
            case AgentRules.Action.Recover recover -> recover(recover.task());
            case AgentRules.Action.Tell tell -> tell(tell.progress());
            case AgentRules.Action.Ask ask -> tell(ask.progress());
            case AgentRules.Action.Apply apply -> apply(apply.task());
            case AgentRules.Action.Plan plan -> plan(plan.assignment());
            case AgentRules.Action.Wait wait -> {}
        }
    }

    /** Runs it; without the server, everything that does not need it goes on. */
    private void online(Runnable talking) {
        try {
            talking.run();
        } catch (ProblemException e) {
            offline = true;
            log.problems(e.problems());
        }
    }

    private void become(AgentState next) {
        if (!next.equals(state)) {
            files.write(next);
            state = next;
        }
    }

    private void takeAccepted() {
        Optional<Task> accepted = files.takeAccepted();
        boolean holds = accepted.isPresent() && state.task().map(Task::work).equals(accepted.map(Task::work));
        if (holds) {
            become(rules.accepted(state));
        }
    }

    private void poll() {
        switch (server.assignment(tag)) {
            case ServerLink.Polled.Unchanged unchanged -> {}
            case ServerLink.Polled.Given given -> {
                AgentState next = rules.on(state, given.assignment(), clock.instant());
                if (!next.equals(state)) {
                    log.says("assigned: " + AssignmentText.of(given.assignment()));
                }
                become(next);
                tag = given.tag();
            }
        }
    }

    private void tell(Progress progress) {
        online(() -> {
            boolean holds = switch (server.progress(progress)) {
                case ServerLink.Heard.Holds yes -> true;
                case ServerLink.Heard.Stale stale -> {
                    log.problems(List.of(stale.why()));
                    yield false;
                }
            };
            become(rules.heard(state, progress, holds));
        });
    }

    private void plan(Assignment.Deployed assignment) {
        switch (assignment) {
            case Assignment.Prepare prepare -> {
                PlanReport.Answer answer = planned(() -> workplace.plan(prepare.request()));
                send(new PlanReport(prepare.deployment(), prepare.number(), answer));
            }
            case Assignment.Download download -> {
                PlanReport.Answer answer = planned(() -> workplace.plan(download.request()));
                boolean same = answer instanceof PlanReport.Answer.Ready ready
                        && ready.plan().digest().equals(download.plan());
                if (same) {
                    become(state.nothingToPlan());
                } else {
                    send(new PlanReport(download.deployment(), download.number(), answer));
                }
            }
            case Assignment.Apply apply -> become(state.nothingToPlan());
            case Assignment.Cancel cancel -> become(state.nothingToPlan());
        }
    }

    private PlanReport.Answer planned(Supplier<PlanReport.Answer> planning) {
        try {
            return planning.get();
        } catch (Unavailable e) {
            log.problems(e.problems());
            return new PlanReport.Answer.Delayed(e.problems());
        } catch (ProblemException e) {
            log.problems(e.problems());
            return new PlanReport.Answer.Refused(e.problems(), Optional.empty());
        }
    }

    // A plan that is delayed is tried again in the next round, whatever the server makes of it.
    private void send(PlanReport report) {
        boolean delayed = report.answer() instanceof PlanReport.Answer.Delayed;
        stuck = true;
        online(() -> {
            if (server.plan(report) instanceof ServerLink.Heard.Stale stale) {
                log.problems(List.of(stale.why()));
            }
            if (!delayed) {
                become(state.nothingToPlan());
                stuck = false;
            }
        });
    }

    private void apply(Task task) {
        become(rules.begins(state, task));
        log.says("applies " + AssignmentText.of(task.work()));
        try {
            // An agent whose files were lost may have done it already.
            Optional<Progress.State> done = workplace.outcome(task.work());
            ended(done.isPresent() ? done.get() : workplace.apply(task.work(), step -> running(task, step)));
        } catch (ProblemException e) {
            log.problems(e.problems());
            recover(state.task().orElseThrow(), e.problems());
            stuck |= state.task().filter(Task::isOver).isEmpty();
        }
    }

    // Whether the server hears it or not: the update goes on.
    private void running(Task task, Progress.State.Running step) {
        Progress progress = new Progress(task.work().deployment(), task.work().fence(), step, clock.instant());
        if (!offline) {
            teller.tell(() -> {
                try {
                    server.progress(progress);
                } catch (ProblemException e) {
                    log.problems(e.problems());
                }
            });
        }
    }

    private void ended(Progress.State how) {
        teller.settle();
        become(rules.ended(state, how, clock.instant()));
        log.says("ended: " + AssignmentText.of(how));
    }

    private void recover(Task task) {
        recover(task, List.of(AgentProblems.interrupted(task.tries())));
    }

    /** @param why nothing may have happened, if nothing has */
    private void recover(Task task, List<Problem> why) {
        try {
            Optional<Progress.State> outcome = workplace.outcome(task.work());
            if (outcome.isPresent()) {
                ended(outcome.get());
            } else {
                become(rules.interrupted(state, task, why, clock.instant()));
            }
        } catch (ProblemException e) {
            log.problems(e.problems());
            stuck = true;
        }
    }

    private void report() {
        if (!offline) {
            online(() -> {
                Optional<InstanceReport> report = reporter.due(workplace, state, clock.instant());
                report.ifPresent(server::report);
                report.ifPresent(reporter::sent);
            });
        }
    }
}
