package dev.rubicon.cli;

import dev.rubicon.fleet.agent.AgentFiles;
import dev.rubicon.fleet.agent.AssignmentText;
import dev.rubicon.fleet.agent.Task;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "accept",
        description = "Let the agent do the update that it has been offered.",
        footer = {
            "",
            "It is applied in its time, if the server still wants it and its plan is still the same.",
            "",
            "Example:",
            "  rubicon agent accept --instance LSCentral"
        })
final class AgentAcceptCommand implements Callable<Integer> {
    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Mixin
    private HomeOptions home;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        home.instance(instance);
        Task offered = AgentFiles.in(home.home(), instance).acceptOffered();
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(Json.object().set("accepted", AssignmentJson.write(offered.work())));
        } else {
            terminal.line("accepted: " + AssignmentText.of(offered.work()));
        }
        return ExitCode.DONE.value();
    }
}
