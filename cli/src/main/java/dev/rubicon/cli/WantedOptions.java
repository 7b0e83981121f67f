package dev.rubicon.cli;

import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a server is to have installed, beside the packages. */
final class WantedOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--arguments", paramLabel = "FILE", description = "Arguments as JSON.")
    private Optional<Path> argumentsFile;

    @Option(names = "--argument", paramLabel = "ID.KEY=VALUE", description = "One argument. Repeatable.")
    private List<String> arguments = List.of();

    @Option(names = "--no-archive", description = "Do not archive what is lost. It is then gone for good.")
    private boolean noArchive;

    @Option(
            names = "--skip-upgrade-code",
            paramLabel = "CODEUNIT",
            description = "Do not run this upgrade or install codeunit: its name or number. Repeatable.")
    private List<String> skippedCode = List.of();

    @Option(
            names = "--force-sync",
            paramLabel = "ID@VERSION",
            description = "Deploy this version with ForceSync. Repeatable.")
    private List<String> forced = List.of();

    DeploymentRequest.Install request(AskedOptions asked) {
        InstallRequest.OfVersions request = asked.request(
                RequestOptions.arguments(argumentsFile, arguments), !noArchive, new TreeSet<>(skippedCode));
        if (!(request instanceof InstallRequest.Install install)) {
            throw new ParameterException(spec.commandLine(), "this takes --id, not --locked");
        }
        SortedSet<PackageVersion> versions = new TreeSet<>();
        forced.forEach(one -> versions.add(exact(one)));
        return new DeploymentRequest.Install(
                install.asked(),
                install.rest(),
                install.arguments(),
                install.archive(),
                install.skippedCode(),
                versions);
    }

    private PackageVersion exact(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new ParameterException(spec.commandLine(), "--force-sync is given as ID@VERSION");
        }
        return new PackageVersion(new PackageId(text.substring(0, at)), Version.parse(text.substring(at + 1)));
    }
}
