package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.ReleaseJson;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = "Show the versions of a package, newest first.",
        footer = {"", "Example:", "  rubicon show my-app --repository /srv/packages"})
final class ShowCommand implements Callable<Integer> {
    /** The same thing, with and without its name. */
    static final class Asked {
        @Parameters(index = "0", paramLabel = "ID", description = "The package's id.")
        private PackageId id;

        @Option(names = "--id", required = true, paramLabel = "ID", description = "The same, by name.")
        private PackageId named;

        PackageId id() {
            return id == null ? named : id;
        }
    }

    @ArgGroup(multiplicity = "1")
    private Asked asked;

    @Mixin
    private RepositoryOptions repository;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PackageId id = asked.id();
        List<Release> releases = repository.open().releases(id).reversed();
        if (releases.isEmpty()) {
            throw new InvalidInput(
                    "RB821",
                    "there is no package " + id + " in " + repository.described(),
                    "rubicon search lists what there is");
        }
        Terminal terminal = new Terminal(spec);
        if (json) {
            ArrayNode array = Json.array();
            releases.forEach(release -> array.add(ReleaseJson.write(release)));
            terminal.json(array);
        } else {
            print(releases, terminal);
        }
        return ExitCode.DONE.value();
    }

    private static void print(List<Release> releases, Terminal terminal) {
        Release newest = releases.getFirst();
        terminal.line(terminal.bold(newest.id().value()) + "  " + newest.name());
        if (newest.platform()) {
            terminal.line("arguments given to it count for the whole instance");
        }
        terminal.line("");
        TextTable table = new TextTable("VERSION", "FORCEVERSION", "SIZE", "APPS", "NEEDS");
        for (Release release : releases) {
            table.row(
                    release.version() + yanked(release),
                    release.forceVersion().map(Version::toString).orElse("-"),
                    Terminal.size(release.size()),
                    release.apps().stream().map(AppIdentity::toString).collect(Collectors.joining(", ")),
                    release.dependencies().stream().map(Dependency::toString).collect(Collectors.joining(", ")));
        }
        table.lines().forEach(terminal::line);
    }

    private static String yanked(Release release) {
        return release.yanked()
                ? release.yankReason()
                        .map(reason -> " (yanked: " + Quoted.shortened(reason) + ")")
                        .orElse(" (yanked)")
                : "";
    }
}
