package dev.rubicon.installer.doctor;

import dev.rubicon.installer.Drifts;
import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.drift.Drift;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.model.Problem;
import java.util.List;

/** Whether the tables are what was synced. */
record DriftCheck(Instance instance) implements Check {
    @Override
    public String name() {
        return "drift";
    }

    @Override
    public List<Result> results() {
        Drift drift = Drifts.of(instance);
        return List.of(
                drift.isNone()
                        ? new Result.Ok("tables as synced: " + drift.tables())
                        : new Result.Fail(new Problem(
                                "RB735",
                                "the tables of instance '" + instance.name()
                                        + "' differ from what was synced; differences: "
                                        + drift.differences().size(),
                                "rubicon drift --instance " + instance.name() + " shows them")));
    }
}
