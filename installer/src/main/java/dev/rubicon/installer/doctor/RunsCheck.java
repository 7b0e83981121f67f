package dev.rubicon.installer.doctor;

import dev.rubicon.installer.History;
import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.model.Problem;
import java.util.List;

/** How the last run ended. */
record RunsCheck(Instance instance) implements Check {
    @Override
    public String name() {
        return "journal";
    }

    @Override
    public List<Result> results() {
        List<Run> runs = History.of(instance);
        if (runs.isEmpty()) {
            return List.of(new Result.Ok("no runs yet"));
        }
        Run last = runs.getFirst();
        String run = "run " + last.id() + " (" + last.command() + ")";
        if (last.outcome() == Run.Outcome.INTERRUPTED || last.outcome() == Run.Outcome.FAILED) {
            String ended = last.outcome() == Run.Outcome.FAILED ? "failed" : "was interrupted";
            return List.of(new Result.Warn(new Problem(
                    "RB734",
                    "the last run, " + run + ", " + ended + "; what it had done by then is complete",
                    "rubicon history --instance " + instance.name()
                            + " tells what is done; the same command again does the rest")));
        }
        return List.of(new Result.Ok("runs: " + runs.size() + "; the last, " + run + ", ended well"));
    }
}
