package dev.rubicon.installer.doctor;

import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.model.Problem;
import java.util.List;

/** Whether somebody is changing the instance now. */
record BusyCheck(Instance instance, InstanceDatabase database) implements Check {
    @Override
    public String name() {
        return "lock";
    }

    @Override
    public List<Result> results() {
        if (!database.isBeingChanged()) {
            return List.of(new Result.Ok("nobody is changing it"));
        }
        String owner = database.whoChanges();
        return List.of(new Result.Warn(new Problem(
                "RB733",
                "instance '" + instance.name() + "' is being changed by " + (owner.isBlank() ? "another run" : owner),
                "wait until that run ends: its lock ends with it, however it ends")));
    }
}
