package dev.rubicon.cli;

import dev.rubicon.fleet.agent.AssignmentText;
import dev.rubicon.fleet.agent.Task;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.format.Json;
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
    @Mixin
    private AgentOptions agent;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Task offered = agent.files().acceptOffered();
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(Json.object().set("accepted", AssignmentJson.write(offered.work())));
        } else {
            terminal.line("accepted: " + AssignmentText.of(offered.work()));
        }
        return ExitCode.DONE.value();
    }
}
