package dev.rubicon.cli;

import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.Progress;
import dev.rubicon.installer.Rehearsal;
import dev.rubicon.resolver.Request;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Do all of an update in one transaction, upgrade code too, and keep nothing of it.",
        footer = {
            "",
            "Without --id and --locked, it is what 'update' would do; with them, what 'install' would. The instance",
            "is locked meanwhile, and nobody else can write into the tables that are changed. Exit code 6 means that",
            "the update would fail.",
            "",
            "Examples:",
            "  rubicon upgrade run --dry-run --instance LSCentral",
            "  rubicon upgrade run --dry-run --id my-app@2.0.0 --instance LSCentral --trace trace.txt"
        })
final class UpgradeRunCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Has to be given: what is done is undone.")
    private boolean dryRun;

    @Mixin
    private AskedOptions asked;

    @Mixin
    private RequestOptions request;

    @Mixin
    private CodeOptions code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!dryRun) {
            throw new ParameterException(
                    spec.commandLine(),
                    "add --dry-run; to do it for good: rubicon " + (asked.isEmpty() ? "update" : "install"));
        }
        Terminal terminal = new Terminal(spec);
        return code.run(terminal, settings -> {
                    TerminalProgress shown = new TerminalProgress(terminal);
                    Progress progress = Confirmation.isPossible(request.json()) ? shown : Progress.SILENT;
                    Rehearsal.Answer answer = request.installer()
                            .running(settings)
                            .rehearse(wanted(), Who.runs(request.recorded("upgrade run --dry-run")), progress);
                    shown.code().clear();
                    return new RehearsalReport(terminal, request.json()).print(answer);
                })
                .value();
    }

    private InstallRequest wanted() {
        return asked.isEmpty()
                ? new InstallRequest.Update(
                        List.of(),
                        Request.Dependencies.STAY,
                        request.arguments(),
                        request.archive(),
                        request.skippedCode())
                : asked.request(request);
    }
}
