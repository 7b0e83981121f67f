package dev.rubicon.cli;

import picocli.CommandLine.Command;

@Command(
        name = "version",
        description = "Compare versions, and see what a version query matches.",
        subcommands = {VersionCompareCommand.class, VersionMatchCommand.class},
        footer = {"", "Example:", "  rubicon version compare 1.9.0 1.10.0", "says that 1.9.0 is older than 1.10.0."})
final class VersionCommand {}
