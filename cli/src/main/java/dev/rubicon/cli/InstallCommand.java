package dev.rubicon.cli;

import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.Repair;
import dev.rubicon.installer.instance.Instance;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "install",
        description = "Install packages, or move them to another version.",
        footer = {
            "",
            "The plan is printed first. Where it loses values and somebody is at the terminal, they are asked.",
            "",
            "Examples:",
            "  rubicon install --id bundle/pos --instance LSCentral",
            "  rubicon install --id bundle/pos@2.0.0 --instance LSCentral --arguments a.json",
            "  rubicon install --id bundle/pos --instance LSCentral \\",
            "    --argument ls-central-app.AllowForceSync=true",
            "  rubicon install --locked pos.lock.json --instance LSCentral",
            "  rubicon install --installer https://updates.example.com/api/v1/installers/store --instance LSCentral",
            "  rubicon install --id bundle/pos --repair --instance LSCentral"
        })
final class InstallCommand implements Callable<Integer> {
    @Mixin
    private AskedOptions asked;

    @Mixin
    private RequestOptions request;

    @Mixin
    private ApplyOptions apply;

    @Mixin
    private CodeOptions code;

    @Option(
            names = "--repair",
            description = "Put the tables of what is installed back to what was synced, where nothing is lost by it.")
    private boolean repair;

    @Option(
            names = "--installer",
            paramLabel = "URL",
            description = "What a server keeps under a name, instead of --id. Its repository is the usual one then.")
    private Optional<String> installer;

    @Mixin
    private TokenOptions token;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (repair) {
            return repaired().value();
        }
        InstallRequest wanted = installer.isPresent() ? named(installer.get()) : asked.request(request);
        return apply.run(request, code, wanted, new Terminal(spec), "install").value();
    }

    private InstallRequest named(String address) {
        if (!asked.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "give either --installer or --id and --locked");
        }
        InstallerAddress found = InstallerAddress.parse(address);
        RepositoryOptions repository = request.repository();
        repository.usually(found.repository());
        return found.fetch(token.link(
                        found.server(), repository.network(), repository.home().home()))
                .with(request.arguments(), request.archive(), request.skippedCode());
    }

    private ExitCode repaired() {
        if (!request.arguments().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--repair takes no arguments of packages");
        }
        Instance instance = request.found();
        Repair repairing = new Repair(instance, asked.byId("--repair"));
        Terminal terminal = new Terminal(spec);
        Repair.Answer answer =
                apply.isDry() ? repairing.plan() : repairing.run(Who.runs("install --repair"), Clock.systemUTC());
        return switch (answer) {
            case Repair.Answer.Done done -> new DriftReport(instance, terminal, request.json()).print(done.mended());
            case Repair.Answer.Refused refused -> {
                new OutcomeReport(terminal, request.json()).refused(refused.problems());
                yield ExitCode.REFUSED;
            }
        };
    }
}
