package dev.rubicon.cli;

import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.InstallRequest.Dependants;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.PackageId;
import dev.rubicon.repository.Repository;
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
        name = "uninstall",
        description = "Take packages out of an instance. Their tables and rows stay, unless --clean is given.",
        footer = {
            "",
            "What stays is taken up again when the package is installed again, in the same version or a later one.",
            "",
            "Examples:",
            "  rubicon uninstall --id my-app --instance LSCentral",
            "  rubicon uninstall --id base-app --with-dependants --instance LSCentral --dry-run",
            "  rubicon uninstall --id my-app --clean --instance LSCentral --yes"
        })
final class UninstallCommand implements Callable<Integer> {
    @Option(names = "--id", paramLabel = "ID", description = "A package to uninstall. Repeatable.")
    private List<PackageId> ids = List.of();

    @Parameters(paramLabel = "ID", arity = "0..*", description = "The same, without its name.")
    private List<PackageId> others = List.of();

    @Mixin
    private HomeOptions home;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Option(names = "--with-dependants", description = "Uninstall packages that need them, too.")
    private boolean dependants;

    @Option(
            names = "--clean",
            description = "Drop their tables and fields with all rows. They are archived first. Asks for confirmation.")
    private boolean clean;

    @Option(names = "--no-archive", description = "Do not archive what is dropped. It is then gone for good.")
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
        List<PackageId> all = new ArrayList<>(ids);
        all.addAll(others);
        if (all.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "give the packages to uninstall by --id");
        }
        Installer installer = new Installer(
                        home.instance(instance),
                        Repository.none(),
                        precautions.precautions(home.home()),
                        Clock.systemUTC())
                .committing(apply.commit());
        InstallRequest wanted = new InstallRequest.Uninstall(
                all,
                dependants ? Dependants.GO : Dependants.STAY,
                clean ? Step.Data.GOES : Step.Data.STAYS,
                !noArchive);
        return apply.run(installer, json, wanted, new Terminal(spec), "uninstall")
                .value();
    }
}
