package dev.rubicon.cli;

import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.PackageId;
import dev.rubicon.resolver.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "  rubicon update --id bundle/pos --instance LSCentral --dry-run",
            "  rubicon update --all --instance LSCentral"
        })
final class UpdateCommand implements Callable<Integer> {
    @Option(names = "--id", paramLabel = "ID", description = "A package to update. Repeatable.")
    private List<PackageId> ids = List.of();

    @Parameters(paramLabel = "ID", arity = "0..*", description = "The same, without its name.")
    private List<PackageId> others = List.of();

    @Option(names = "--all", description = "Move dependencies, too, even where they could stay.")
    private boolean all;

    @Mixin
    private RequestOptions request;

    @Mixin
    private ApplyOptions apply;

    @Mixin
    private CodeOptions code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<PackageId> updated = new ArrayList<>(ids);
        updated.addAll(others);
        InstallRequest wanted = new InstallRequest.Update(
                updated,
                all ? Request.Dependencies.MOVE : Request.Dependencies.STAY,
                request.arguments(),
                request.archive(),
                request.skippedCode());
        return apply.run(request, code, wanted, new Terminal(spec), "update").value();
    }
}
