package dev.rubicon.installer.doctor;

import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import java.util.ArrayList;
import java.util.List;

/** Which stored arguments will allow breaking changes in the next update. */
record ArgumentsCheck(InstanceDatabase database) implements Check {
    @Override
    public String name() {
        return "arguments";
    }

    @Override
    public List<Result> results() {
        Arguments arguments = database.readState().arguments();
        List<Result> results = new ArrayList<>();
        for (PackageId id : arguments.packages()) {
            arguments.of(id).forEach((key, value) -> {
                if (key.equalsIgnoreCase(Arguments.ALLOW_FORCE_SYNC) && value.equalsIgnoreCase("true")) {
                    results.add(new Result.Warn(new Problem(
                            "RB523",
                            id + "." + key + " is 'true' since an earlier run, and still allows breaking changes",
                            "to end that: --argument " + id + "." + key + "=false when " + id + " is updated")));
                }
            });
        }
        return results.isEmpty() ? List.of(new Result.Ok("none allows breaking changes")) : results;
    }
}
