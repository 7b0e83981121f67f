package dev.rubicon.cli;

import picocli.CommandLine.Command;

@Command(
        name = "repository",
        description = "Keep a repository: its keys, its signatures, its contents.",
        subcommands = {
            RepositoryInitCommand.class,
            RepositoryKeysCommand.class,
            RepositorySignCommand.class,
            RepositoryRotateCommand.class,
            RepositoryRefreshCommand.class,
            RepositoryVerifyCommand.class,
            RepositoryWithdrawCommands.Yank.class,
            RepositoryWithdrawCommands.Unyank.class,
            RepositoryWithdrawCommands.Remove.class,
            RepositoryGcCommand.class,
            RepositoryStatsCommand.class,
            RepositoryImportCommand.class
        },
        footer = {"", "Example:", "  rubicon repository verify --repository /srv/packages"})
final class RepositoryCommand {}
