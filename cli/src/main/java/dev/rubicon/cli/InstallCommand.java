package dev.rubicon.cli;

import dev.rubicon.installer.InstallRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "install",
        description = "Install packages, or move them to another version.",
        footer = {
            "",
            "The plan is printed first. Where it loses values and somebody is at the terminal, they are asked.",
            "",
            "Examples:",
            "  rubicon install --id bundle/pos --instance LSCentral",
            "  rubicon install --id bundle/pos@2.0.0 --instance LSCentral --arguments a.json",
            "  rubicon install --id bundle/pos --instance LSCentral \\",
            "    --argument ls-central-app.AllowForceSync=true",
            "  rubicon install --locked pos.lock.json --instance LSCentral"
        })
final class InstallCommand implements Callable<Integer> {
    @Mixin
    private AskedOptions asked;

    @Mixin
    private RequestOptions request;

    @Mixin
    private ApplyOptions apply;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        InstallRequest wanted = asked.request(request);
        return apply.run(request, wanted, new Terminal(spec), "install").value();
    }
}
