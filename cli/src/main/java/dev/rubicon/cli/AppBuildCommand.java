package dev.rubicon.cli;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.appfile.AppBuilder;
import dev.rubicon.al.appfile.BuiltApp;
import dev.rubicon.format.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "build",
        description = "Make an app file of an AL project.",
        footer = {
            "",
            "This is no compiler: tables are read and their errors reported, but no code is checked. A Business",
            "Central server compiles the sources itself and may refuse them. Packages and plans need only the tables.",
            "",
            "Example:",
            "  rubicon app build my-app/ --output out/"
        })
final class AppBuildCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "The project: the folder with its app.json.")
    private Path project;

    @Option(names = "--output", paramLabel = "DIR", defaultValue = ".", description = "Where to write. Default: here.")
    private Path output;

    @Option(names = "--define", paramLabel = "SYMBOL", description = "A preprocessor symbol to define. Repeatable.")
    private List<String> symbols = List.of();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Set<String> defined = new TreeSet<>(symbols);
        BuiltApp built = AppBuilder.build(AppFiles.ofFolder(project), defined, output);
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(Json.object()
                    .put("path", built.path().toString())
                    .put("size", built.size())
                    .put("sha256", built.digest().hex())
                    .put("app", built.app().identity().toString()));
        } else {
            terminal.warnings(built.app().warnings());
            terminal.line("built " + terminal.bold(built.app().identity().toString()) + " into " + built.path() + " ("
                    + Terminal.size(built.size()) + ")");
            terminal.line("  " + InspectionText.counts(built.app().schema()) + "; no code was checked");
            terminal.line("  " + built.digest());
        }
        return ExitCode.DONE.value();
    }
}
