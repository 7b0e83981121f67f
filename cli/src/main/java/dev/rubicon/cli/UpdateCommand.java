package dev.rubicon.cli;

import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.PackageId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "update",
        description = "Move packages to the newest version within what was once asked for.",
        footer = {
            "",
            "Without --id every package that was once asked for is updated. Dependencies move only where they must.",
            "",
            "Examples:",
            "  rubicon update --instance LSCentral",
            "  rubicon update --id bundle/pos --instance LSCentral --dry-run"
        })
final class UpdateCommand implements Callable<Integer> {
    @Option(names = "--id", paramLabel = "ID", description = "A package to update. Repeatable.")
    private List<PackageId> ids = List.of();

    @Mixin
    private RequestOptions request;

    @Mixin
    private ApplyOptions apply;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        InstallRequest wanted = new InstallRequest.Update(ids, request.arguments(), request.archive());
        return apply.run(request, wanted, new Terminal(spec), "update").value();
    }
}
