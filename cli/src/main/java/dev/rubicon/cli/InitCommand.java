package dev.rubicon.cli;

import picocli.CommandLine.Command;

@Command(
        name = "init",
        description = "Start a new AL app or bundle.",
        subcommands = {InitAppCommand.class, InitBundleCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "What is not said is asked for, on a terminal. Nothing is overwritten.",
            "",
            "Examples:",
            "  rubicon init app pets/ --name Pets --publisher Zoo",
            "  rubicon init bundle pos/ --id bundle/pos --dependency my-app"
        })
final class InitCommand {}
