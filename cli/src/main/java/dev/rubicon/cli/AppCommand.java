package dev.rubicon.cli;

import picocli.CommandLine.Command;

@Command(
        name = "app",
        description = "Make app files of AL projects, and take them apart.",
        subcommands = {AppBuildCommand.class, AppExtractCommand.class, AppSymbolsCommand.class},
        footer = {"", "Example:", "  rubicon app symbols Me_MyApp_1.0.0.0.app"})
final class AppCommand {}
