package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.agent.AgentFiles;
import dev.rubicon.fleet.agent.AgentState;
import dev.rubicon.fleet.agent.AgentStateJson;
import dev.rubicon.fleet.agent.AssignmentText;
import dev.rubicon.fleet.agent.Membership;
import dev.rubicon.fleet.agent.Task;
import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.format.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Show what the agent of an instance is at.",
        footer = {"", "Example:", "  rubicon agent status --instance LSCentral"})
final class AgentStatusCommand implements Callable<Integer> {
    @Mixin
    private AgentOptions agent;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        AgentFiles files = agent.files();
        Membership member = files.membership();
        AgentState state = files.readState();
        boolean running = files.isRunning();
        Terminal terminal = new Terminal(spec);
        if (json) {
            ObjectNode node = Json.object()
                    .put("instance", agent.instance().value())
                    .put("name", member.name().value())
                    .put("server", member.server().toString())
                    .put("agent", member.grant().agent().value())
                    .put("tokenEnds", member.grant().ends().toString())
                    .put("running", running);
            node.setAll(AgentStateJson.write(state));
            terminal.json(node);
        } else {
            terminal.line(agent.instance() + " is " + member.name() + " in the fleet of " + member.server());
            terminal.line("  agent  " + (running ? "running" : "not running") + ", token until "
                    + member.grant().ends());
            terminal.line(
                    "  now    " + state.task().map(AgentStatusCommand::text).orElse("nothing to apply"));
            state.last()
                    .ifPresent(last -> terminal.line("  last   " + AssignmentText.of(last.state()) + " ("
                            + last.deployment() + ", " + last.at() + ")"));
            state.toTell().ifPresent(any -> terminal.line("  the server has not heard that yet"));
        }
        return ExitCode.DONE.value();
    }

    private static String text(Task task) {
        String what = AssignmentText.of(task.work());
        ApplyTime time = task.work().time();
        return switch (task.stage()) {
            case Task.Stage.Offered offered -> what + " is offered: rubicon agent accept";
            case Task.Stage.Asking asking -> what + " is being accepted";
            case Task.Stage.Held held ->
                what + " is accepted" + (time.equals(ApplyTime.ANY) ? "" : ", from " + time.notBefore());
            case Task.Stage.Begun begun -> what + " has begun";
            case Task.Stage.Over over -> "nothing to apply";
        };
    }
}
