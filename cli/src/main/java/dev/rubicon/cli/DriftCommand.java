package dev.rubicon.cli;

import dev.rubicon.installer.Drifts;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceName;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "drift",
        description = "Compare an instance's tables with what was synced; --fix puts back what it can.",
        footer = {
            "",
            "Nothing is changed without @|bold --fix|@. It makes missing tables, columns and indexes again, in one transaction;",
            "columns and tables that no app here has declared are named, and left alone.",
            "Exit code 3: something differs.",
            "",
            "Examples:",
            "  rubicon drift --instance LSCentral",
            "  rubicon drift --instance LSCentral --fix"
        })
final class DriftCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions home;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName name;

    @Option(names = "--fix", description = "Put back what nothing is lost by.")
    private boolean fix;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instance instance = home.instance(name);
        Drifts.Mended result = fix
                ? Drifts.mend(instance, Who.runs("drift --fix"), Clock.systemUTC())
                : new Drifts.Mended(List.of(), Drifts.of(instance));
        return new DriftReport(instance, new Terminal(spec), json).print(result).value();
    }
}
