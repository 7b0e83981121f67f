package dev.rubicon.cli;

import picocli.CommandLine.Command;

@Command(
        name = "upgrade",
        description = "Try out upgrade code of apps: what it would do, before an update runs it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UpgradeCheckCommand.class, UpgradeRunCommand.class},
        footer = {
            "",
            "Examples:",
            "  rubicon upgrade check my-app/ --from 1.0.0.0",
            "  rubicon upgrade run --dry-run --id bundle/pos --instance LSCentral"
        })
final class UpgradeCommand {}
