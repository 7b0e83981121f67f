package dev.rubicon.installer.doctor;

import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.instance.Instances;
import java.util.List;

/** Whether every file of the registry can be read. */
record RegistryCheck(Instances instances) implements Check {
    @Override
    public String name() {
        return "registry";
    }

    @Override
    public List<Result> results() {
        Instances.Listing listing = instances.list();
        return listing.problems().isEmpty()
                ? List.of(new Result.Ok("instances: " + listing.instances().size()))
                : listing.problems().stream().<Result>map(Result.Fail::new).toList();
    }
}
