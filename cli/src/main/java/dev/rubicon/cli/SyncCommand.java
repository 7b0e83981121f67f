package dev.rubicon.cli;

import dev.rubicon.installer.AppToSync;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.plan.AppSyncMode;
import dev.rubicon.repository.Repository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sync",
        description = "Synchronize the schema of apps with an instance. Installs nothing.",
        footer = {
            "",
            "PATH is a project folder, an app file (.app) or a package file with all its apps. Modes:",
            "  Add          what keeps every row and value; the version has to be a later one than before",
            "  Development  as Add, and the same version may have another schema than before",
            "  ForceSync    whatever it takes; what is lost is archived first. Not while another version is installed",
            "  Clean        drop all that the app has. Not while it is installed. Asks for confirmation",
            "  CheckOnly    say what Add would do; exit code 3 means that it would be refused",
            "",
            "Examples:",
            "  rubicon sync my-app/ --instance LSCentral --mode Development",
            "  rubicon sync Me_MyApp_1.1.0.0.app --instance LSCentral --mode CheckOnly"
        })
final class SyncCommand implements Callable<Integer> {
    /** The modes that there are; the words are Business Central's. */
    private enum Mode {
        ADD("Add"),
        DEVELOPMENT("Development"),
        FORCE_SYNC("ForceSync"),
        CLEAN("Clean"),
        CHECK_ONLY("CheckOnly");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        AppSyncMode toPlan() {
            return switch (this) {
                case ADD, CHECK_ONLY -> AppSyncMode.ADD;
                case DEVELOPMENT -> AppSyncMode.DEVELOPMENT;
                case FORCE_SYNC -> AppSyncMode.FORCE_SYNC;
                case CLEAN -> AppSyncMode.CLEAN;
            };
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "What to synchronize.")
    private List<Path> paths = List.of();

    @Option(names = "--path", paramLabel = "PATH", description = "The same. Repeatable.")
    private List<Path> others = List.of();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "Add",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Mode mode;

    @Mixin
    private HomeOptions home;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Option(names = "--no-archive", description = "Do not archive what is lost. It is then gone for good.")
    private boolean noArchive;

    @Mixin
    private PrecautionOptions precautions;

    @Mixin
    private ApplyOptions apply;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<AppToSync> apps = new ArrayList<>();
        paths.forEach(path -> apps.addAll(AppToSync.at(path)));
        others.forEach(path -> apps.addAll(AppToSync.at(path)));
        if (apps.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "give the apps to synchronize, or a package that has some");
        }
        Installer installer = new Installer(
                        home.instance(instance),
                        Repository.none(),
                        precautions.precautions(home.home()),
                        Clock.systemUTC())
                .committing(apply.commit());
        InstallRequest wanted = new InstallRequest.Sync(apps, mode.toPlan(), !noArchive);
        Terminal terminal = new Terminal(spec);
        return (mode == Mode.CHECK_ONLY
                        ? new OutcomeReport(terminal, json).planned(installer.plan(wanted))
                        : apply.run(installer, json, wanted, terminal, "sync"))
                .value();
    }
}
