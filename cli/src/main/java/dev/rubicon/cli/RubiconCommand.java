package dev.rubicon.cli;

import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "rubicon",
        description = {"Update service for apps that own database tables. Know before you cross.", ""},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = RubiconVersion.class,
        footer = {
            "",
            "Every command explains itself with --help. The PowerShell names are understood too: rubicon Install-UscPackage ...",
            "Exit codes: 0 done, 1 bug, 2 usage, 3 refused, 4 malformed input, 5 unavailable, 6 rolled back, 7 half-way."
        })
final class RubiconCommand {
    /** Each is the class that its command's name leads to: {@code InstallCommand} is {@code install}. */
    static final List<Class<?>> COMMANDS = List.of(
            InitCommand.class,
            PackCommand.class,
            PublishCommand.class,
            SearchCommand.class,
            ShowCommand.class,
            InspectCommand.class,
            DiffCommand.class,
            AppCommand.class,
            RepositoryCommand.class,
            PushCommand.class,
            MirrorCommand.class,
            InstanceCommand.class,
            CompanyCommand.class,
            TagsCommand.class,
            ResolveCommand.class,
            LockCommand.class,
            FetchCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            InstallCommand.class,
            UpdateCommand.class,
            UpgradeCommand.class,
            UninstallCommand.class,
            SyncCommand.class,
            RollbackCommand.class,
            HistoryCommand.class,
            ArchiveCommand.class,
            SnapshotCommand.class,
            DriftCommand.class,
            DoctorCommand.class,
            SqlCommand.class,
            ForceCommand.class,
            VersionCommand.class,
            AgentCommand.class,
            DemoCommand.class,
            ServeCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            FleetCommand.class,
            DeploymentCommand.class,
            InstallerCommand.class,
            CacheCommand.class,
            CompletionCommand.class,
            ManCommand.class);
}
