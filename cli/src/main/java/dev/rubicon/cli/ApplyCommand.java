package dev.rubicon.cli;

import dev.rubicon.installer.Installer;
import dev.rubicon.installer.SavedPlan;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.InvalidInput;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "apply",
        description = "Apply a plan that was written before, if it is still what would be done.",
        footer = {
            "",
            "It is planned again; if instance or repository have moved on, nothing is changed, the differences are",
            "printed, and the exit code is 3. Rows that were written in between do not count.",
            "",
            "Examples:",
            "  rubicon plan --id bundle/pos --instance LSCentral --output plan.json",
            "  rubicon apply plan.json --instance LSCentral"
        })
final class ApplyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", description = "The file that 'plan --output' wrote.")
    private Path file;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Mixin
    private RepositoryOptions repository;

    @Mixin
    private PrecautionOptions.Upkeep precautions;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Mixin
    private ApplyOptions apply;

    @Mixin
    private CodeOptions code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SavedPlan saved = saved();
        Terminal terminal = new Terminal(spec);
        return code.run(terminal, settings -> apply.run(installer(saved).running(settings), saved, json, terminal))
                .value();
    }

    private Installer installer(SavedPlan saved) {
        return new Installer(
                        repository.home().instance(instance),
                        repository.open(),
                        precautions.precautions(repository.home().home(), saved.when()),
                        Clock.systemUTC())
                .committing(apply.commit());
    }

    private SavedPlan saved() {
        SavedPlan saved = PlanFile.read(file);
        if (!saved.instance().equals(instance)) {
            throw new InvalidInput(
                    "RB578",
                    "the plan " + file + " is for instance '" + saved.instance() + "', not for '" + instance + "'",
                    "name that instance, or plan again for this one");
        }
        return saved;
    }
}
