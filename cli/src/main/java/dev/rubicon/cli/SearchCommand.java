package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.ReleaseJson;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        description = "Find packages in a repository.",
        footer = {"", "Examples:", "  rubicon search", "  rubicon search pos --repository /srv/packages"})
final class SearchCommand implements Callable<Integer> {
    /** The same thing, with and without its name. */
    static final class Wanted {
        @Parameters(index = "0", arity = "0..1", paramLabel = "TEXT", description = "Part of an id or name.")
        private String text;

        @Option(names = "--name", required = true, paramLabel = "TEXT", description = "The same, by name.")
        private String named;
    }

    @ArgGroup(multiplicity = "0..1")
    private Wanted wanted;

    @Mixin
    private RepositoryOptions repository;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String text = wanted == null ? "" : wanted.text == null ? wanted.named : wanted.text;
        List<Release> found = repository.open().search(text);
        Terminal terminal = new Terminal(spec);
        if (json) {
            ArrayNode array = Json.array();
            found.forEach(release -> array.add(ReleaseJson.write(release)));
            terminal.json(array);
        } else if (found.isEmpty()) {
            terminal.message("no package matches '" + text + "' in " + repository.described());
        } else {
            TextTable table = new TextTable("PACKAGE", "NEWEST", "FORCEVERSION", "NAME");
            found.forEach(release -> table.row(
                    release.id().value(),
                    release.version().toString(),
                    release.forceVersion().map(Version::toString).orElse("-"),
                    release.name()));
            table.lines().forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }
}
