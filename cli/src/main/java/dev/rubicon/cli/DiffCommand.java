package dev.rubicon.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        description = "Show what differs between two versions of an app, breaking changes first.",
        footer = {
            "",
            "OLD and NEW are project folders, app files (.app) or package files, in any combination; the apps in two packages",
            "pair by their ids. Each change has its code, the AppSourceCop rule that reports it, if there is one, and where it",
            "stands in the sources of both versions.",
            "",
            "Exit code 3 says that there are breaking changes: such a version needs a ForceVersion.",
            "",
            "Examples:",
            "  rubicon diff Me_MyApp_1.0.0.0.app my-app/",
            "  rubicon diff --git origin/main.. my-app/",
            "  rubicon diff out/my-app_1.9.0.zip out/my-app_2.0.0.zip --markdown"
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The older version; with --git, the project folder.")
    private Path from;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "The newer version.")
    private Optional<Path> to;

    @Option(
            names = "--git",
            paramLabel = "A..B",
            description = "Compare two revisions of one project folder. Without B: with the files as they are.")
    private Optional<GitRange> git;

    @Option(
            names = "--define",
            paramLabel = "SYMBOL",
            description = "Preprocessor symbol for both project folders, besides those of app.json; may be repeated.")
    private Set<String> symbols = new LinkedHashSet<>();

    @Option(names = "--exit-zero", description = "Exit with 0 even if there are breaking changes.")
    private boolean exitZero;

    @ArgGroup
    private Format format = new Format();

    @Spec
    private CommandSpec spec;

    private static final class Format {
        @Option(names = "--json", description = "Print as JSON.")
        private boolean json;

        @Option(names = "--markdown", description = "Print as Markdown, for a pull request.")
        private boolean markdown;
    }

    private Comparison comparison() {
        if (git.isPresent() == to.isPresent()) {
            throw new ParameterException(spec.commandLine(), "give either NEW or --git A..B");
        }
        return to.map(newer -> Comparison.of(from, newer, symbols))
                .orElseGet(() -> Comparison.ofRevisions(from, git.orElseThrow(), symbols));
    }

    @Override
    public Integer call() {
        Comparison comparison = comparison();
        Terminal terminal = new Terminal(spec);
        if (format.json) {
            terminal.json(ComparisonJson.write(comparison));
        } else if (format.markdown) {
            ComparisonMarkdown.lines(comparison).forEach(terminal::line);
        } else {
            ComparisonText.lines(comparison, terminal).forEach(terminal::line);
        }
        return (comparison.isBreaking() && !exitZero ? ExitCode.REFUSED : ExitCode.DONE).value();
    }
}
