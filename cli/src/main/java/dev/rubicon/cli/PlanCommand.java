package dev.rubicon.cli;

import dev.rubicon.installer.InstallRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        description = "Say what an install or update would do. Changes nothing.",
        footer = {
            "",
            "Exit code 3 means that the plan would be refused.",
            "",
            "Examples:",
            "  rubicon plan --id bundle/pos --instance LSCentral",
            "  rubicon plan --id bundle/pos@2.0.0 --instance LSCentral \\",
            "    --argument my-app.AllowForceSync=true"
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private AskedOptions asked;

    @Mixin
    private RequestOptions request;

    @Option(names = "--dry-run", hidden = true, description = "Has no effect: a plan changes nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        InstallRequest wanted = asked.request(request);
        return new OutcomeReport(new Terminal(spec), request.json())
                .planned(request.installer().plan(wanted))
                .value();
    }
}
