package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.UpdateStrategy;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.model.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What an agent does next, and what it remembers of what happens.
 *
 * @param window the instance's own hours
 */
public record AgentRules(UpdateStrategy strategy, Optional<UpdateWindow> window, ZoneId zone) {
    /** An update that ends with its process so often is not tried again. */
    static final int MOST_TRIES = 3;

    /** What is to be done now. */
    public sealed interface Action {
        /** Find out from the instance what became of what has begun. */
        record Recover(Task task) implements Action {}

        /** Tell the server; without it, go on. */
        record Tell(Progress progress) implements Action {}

        /** Ask the server whether the task still holds. */
        record Ask(Progress progress) implements Action {}

        /** Apply it. */
        record Apply(Task task) implements Action {}

        /** Plan or bring packages. */
        record Plan(Assignment.Deployed assignment) implements Action {}

        /** There is nothing but to wait for the server. */
        record Wait() implements Action {}
    }

    /** The most urgent. What concerns the server comes before what does not; whoever cannot reach it says so by {@code offline}. */
    public Action next(AgentState state, Instant now, boolean offline) {
        if (state.task().filter(Task::isBegun).isPresent()) {
            return new Action.Recover(state.task().get());
        }
        if (!offline && state.toTell().isPresent()) {
            return new Action.Tell(state.toTell().get());
        }
        if (state.task().isPresent()) {
            Task task = state.task().get();
            if (task.stage() instanceof Task.Stage.Asking && !offline) {
                return new Action.Ask(progress(task, new Progress.State.Accepted(), now));
            }
            if (task.stage() instanceof Task.Stage.Held && isTime(task, now)) {
                return new Action.Apply(task);
            }
        }
        return state.toPlan().<Action>map(Action.Plan::new).orElseGet(Action.Wait::new);
    }

    private boolean isTime(Task task, Instant now) {
        return task.work().time().holds(now) && ownTime(task, now).holds(now);
    }

    private ApplyTime ownTime(Task task, Instant now) {
        return switch (task.work().hours()) {
            case OWN -> window.map(hours -> hours.at(now, zone)).orElse(ApplyTime.ANY);
            case ANY -> ApplyTime.ANY;
        };
    }

    private static boolean isOver(Task task, Instant now) {
        return task.work().time().isOver(now);
    }

    /** When the task of this state may begin; absent if there is none that only waits for its time. */
    public Optional<Instant> wakes(AgentState state, Instant now) {
        return state.task()
                .filter(task -> task.stage() instanceof Task.Stage.Held)
                .map(task -> {
                    Instant begins = task.work().time().notBefore();
                    Instant own =
                            ownTime(task, begins.isAfter(now) ? begins : now).notBefore();
                    return own.isAfter(begins) ? own : begins;
                })
                .filter(at -> at.isAfter(now));
    }

    /** Time has passed: what was not begun in its time is let go of, and the server is told, which may count on it. */
    public AgentState passed(AgentState state, Instant now) {
        Optional<Task> missed = state.task()
                .filter(task -> task.stage() instanceof Task.Stage.Held || task.stage() instanceof Task.Stage.Asking)
                .filter(task -> isOver(task, now));
        return missed.map(task -> state.ended(task, progress(task, new Progress.State.Skipped(), now)))
                .orElse(state);
    }

    /** The server says what to do: its last word counts, but for what has begun. */
    public AgentState on(AgentState state, Assignment assignment, Instant now) {
        if (state.task().filter(Task::isBegun).isPresent()) {
            return state;
        }
        return switch (assignment) {
            case Assignment.Nothing nothing -> letGo(state).nothingToPlan();
            case Assignment.Prepare prepare -> letGo(state).toPlan(prepare);
            case Assignment.Download download -> letGo(state).toPlan(download);
            case Assignment.Apply apply -> toApply(state.nothingToPlan(), apply, now);
            case Assignment.Cancel cancel -> canceled(state.nothingToPlan(), cancel, now);
        };
    }

    private static AgentState letGo(AgentState state) {
        return state.task().filter(task -> !task.isOver()).isPresent() ? state.withoutTask() : state;
    }

    private AgentState toApply(AgentState state, Assignment.Apply apply, Instant now) {
        Optional<Task> same =
                state.task().filter(task -> task.work().deployment().equals(apply.deployment()));
        if (same.isPresent() && same.get().work().fence() > apply.fence()) {
            return state;
        }
        if (same.isPresent() && same.get().work().fence() == apply.fence()) {
            return same.get().isOver() ? state.last().map(state::toTell).orElse(state) : state;
        }
        Task.Stage first = switch (strategy) {
            case MANUAL -> new Task.Stage.Offered();
            case AUTOMATIC -> new Task.Stage.Asking();
        };
        return state.with(new Task(apply, first));
    }

    private static AgentState canceled(AgentState state, Assignment.Cancel cancel, Instant now) {
        Optional<Task> named = state.task()
                .filter(task -> task.work().deployment().equals(cancel.deployment())
                        && task.work().fence() == cancel.fence());
        if (named.filter(Task::isOver).isPresent()) {
            return state.last().map(state::toTell).orElse(state);
        }
        Progress skipped = new Progress(cancel.deployment(), cancel.fence(), new Progress.State.Skipped(), now);
        return named.map(task -> state.ended(task, skipped))
                .orElseGet(() -> letGo(state).toTell(skipped));
    }

    /** Somebody at the instance accepts what is offered. */
    public AgentState accepted(AgentState state) {
        return state.task()
                .filter(task -> task.stage() instanceof Task.Stage.Offered)
                .map(task -> state.with(task.at(new Task.Stage.Asking())))
                .orElse(state);
    }

    /** The server has heard what it was asked or told, or says that it is about the past. */
    public AgentState heard(AgentState state, Progress progress, boolean holds) {
        if (state.toTell().filter(progress::equals).isPresent()) {
            return state.told();
        }
        boolean isAnswer = progress.state() instanceof Progress.State.Accepted
                && state.task()
                        .filter(task -> task.stage() instanceof Task.Stage.Asking
                                && task.work().fence() == progress.fence()
                                && task.work().deployment().equals(progress.deployment()))
                        .isPresent();
        if (!isAnswer) {
            return state;
        }
        return holds ? state.with(state.task().get().at(new Task.Stage.Held(0))) : state.withoutTask();
    }

    /** To be remembered before anything is changed. */
    public AgentState begins(AgentState state, Task task) {
        return state.with(task.at(new Task.Stage.Begun(task.tries() + 1)));
    }

    /** It has ended, or did not begin after all. */
    public AgentState ended(AgentState state, Progress.State how, Instant now) {
        return state.task()
                .map(task -> state.ended(task, progress(task, how, now)))
                .orElse(state);
    }

    /**
     * Nothing of it has happened, for a reason that may pass: it is tried again in its time, but not for ever.
     *
     * @param why that is
     */
    public AgentState interrupted(AgentState state, Task task, List<Problem> why, Instant now) {
        boolean again = task.tries() < MOST_TRIES && !isOver(task, now);
        if (again) {
            return state.with(task.at(new Task.Stage.Held(task.tries())));
        }
        return ended(state, new Progress.State.Failed(why), now);
    }

    private static Progress progress(Task task, Progress.State state, Instant now) {
        return new Progress(task.work().deployment(), task.work().fence(), state, now);
    }
}
