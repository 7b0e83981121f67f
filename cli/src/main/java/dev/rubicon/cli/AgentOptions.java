package dev.rubicon.cli;

import dev.rubicon.fleet.agent.AgentFiles;
import dev.rubicon.installer.instance.InstanceName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose agent is meant. */
final class AgentOptions {
    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Mixin
    private HomeOptions home;

    InstanceName instance() {
        return instance;
    }

    HomeOptions home() {
        return home;
    }

    /** What the agent keeps of the instance, which is there. */
    AgentFiles files() {
        home.instance(instance);
        return AgentFiles.in(home.home(), instance);
    }
}
