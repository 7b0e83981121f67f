package dev.rubicon.cli;

import dev.rubicon.fleet.agent.AgentFiles;
import dev.rubicon.fleet.agent.AgentPace;
import dev.rubicon.fleet.agent.AgentRules;
import dev.rubicon.fleet.protocol.UpdateStrategy;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.repository.http.WebAddress;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "agent",
        description = "Keep an instance as a server wants it.",
        subcommands = {AgentRegisterCommand.class, AgentAcceptCommand.class, AgentStatusCommand.class},
        footer = {
            "",
            "Runs until it is stopped. It tells the server what the instance holds, plans what the server",
            "wants, and applies it in its time, all steps in one transaction. What it has accepted it",
            "applies without the server, too.",
            "With --strategy manual nothing is applied before somebody here says 'rubicon agent accept'.",
            "",
            "Examples:",
            "  rubicon agent register --server https://updates.example.com --instance LSCentral --name store-042",
            "  rubicon agent --instance LSCentral",
            "  rubicon agent --instance LSCentral --strategy manual --window 02:00-05:00 --poll 15m",
            "  rubicon agent --instance LSCentral --once"
        })
final class AgentCommand implements Callable<Integer> {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server. Default: the one that the instance was registered with.")
    private Optional<WebAddress> server;

    @Option(names = "--instance", paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Option(
            names = "--strategy",
            paramLabel = "WHEN",
            defaultValue = "automatic",
            description = "automatic, or manual: somebody here accepts each update. Default: ${DEFAULT-VALUE}.")
    private UpdateStrategy strategy;

    @Option(
            names = "--poll",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How often the server is asked, about. Default: ${DEFAULT-VALUE}.")
    private Interval poll;

    @Option(
            names = "--window",
            paramLabel = "HOURS",
            description = "Updates begin in these hours only, such as 02:00-05:00, by the clock of this machine.")
    private Optional<UpdateWindow> window;

    @Option(names = "--once", description = "Do what can be done now, and end.")
    private boolean once;

    @Option(names = "--accept", description = "With --once: accept what is offered.")
    private boolean accept;

    @Mixin
    private RepositoryOptions repository;

    @Mixin
    private PrecautionOptions precautions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (instance == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--instance=NAME'");
        }
        if (accept && !once) {
            throw new ParameterException(spec.commandLine(), "--accept goes with --once; else: rubicon agent accept");
        }
        Instance found = repository.home().instance(instance);
        AgentFiles files = AgentFiles.in(repository.home().home(), instance);
        AgentRules rules = new AgentRules(strategy, window, ZoneId.systemDefault());
        AgentPace pace =
                new AgentPace(poll.duration(), () -> ThreadLocalRandom.current().nextDouble());
        RunningAgent agent = new RunningAgent(found, files, rules, repository, precautions, new Terminal(spec));
        return (once ? agent.once(server, accept) : agent.untilStopped(server, pace)).value();
    }
}
