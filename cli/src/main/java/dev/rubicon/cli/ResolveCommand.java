package dev.rubicon.cli;

import dev.rubicon.format.CaseJson;
import dev.rubicon.format.ForeignNames;
import dev.rubicon.installer.RepositorySource;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.resolver.InMemorySource;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolver;
import dev.rubicon.resolver.VersionSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "resolve",
        description = "Choose versions that fit together, or say why there are none.",
        footer = {
            "",
            "The request takes the newest in the order asked, then each dependency the newest that is left.",
            "An index is a JSON file with packages: id, version, dependencies. Cases are whole problems, a line each,",
            "with packages, roots and locked; queries have roots only and ask one index. Both answer a line each.",
            "",
            "Examples:",
            "  rubicon resolve --id bundle/pos",
            "  rubicon resolve --id app@2.0 --installed base@1.0 --why base",
            "  rubicon resolve --id app --why-not base@2.0",
            "  rubicon resolve --index index.json --queries queries.jsonl --json"
        })
final class ResolveCommand implements Callable<Integer> {
    @Option(names = "--id", paramLabel = "ID[@QUERY]", description = "A package that is asked for. Repeatable.")
    private List<Dependency> ids = List.of();

    @Option(names = "--installed", paramLabel = "ID@VERSION", description = "A package that is there. Repeatable.")
    private List<Dependency> installed = List.of();

    @Option(names = "--replace", description = "What is neither asked for nor needed goes.")
    private boolean replace;

    @Option(names = "--all", description = "Dependencies move even where they could stay.")
    private boolean all;

    @Mixin
    private RepositoryOptions repository;

    @Option(names = "--index", paramLabel = "FILE", description = "A JSON index to use instead of a repository.")
    private Optional<Path> index;

    @Option(names = "--queries", paramLabel = "FILE", description = "Questions to ask, a JSON object a line.")
    private Optional<Path> queries;

    @Option(names = "--cases", paramLabel = "FILE", description = "Whole problems to solve, a JSON object a line.")
    private Optional<Path> cases;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Solve each problem so often and give its least time.")
    private int rounds;

    @Option(names = "--why", paramLabel = "ID", description = "Say what brings this package in.")
    private Optional<PackageId> why;

    @Option(names = "--why-not", paramLabel = "ID@VERSION", description = "Say why it is not this version.")
    private Optional<Dependency> whyNot;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (ids.isEmpty() == (queries.isEmpty() && cases.isEmpty()) || queries.isPresent() && cases.isPresent()) {
            throw new InvalidInput(
                    "RB411", "there is nothing to resolve, or more than one thing", "give --id, --queries or --cases");
        }
        Terminal terminal = new Terminal(spec);
        ForeignNames names = new ForeignNames();
        ResolveBatch batch = new ResolveBatch(names, terminal, rounds);
        if (cases.isPresent()) {
            return batch.cases(cases.get()).value();
        }
        VersionSource source = index.isPresent() ? read(index.get(), names, terminal) : repository();
        if (queries.isPresent()) {
            return batch.queries(source, queries.get()).value();
        }
        return answer(source, new ResolveReport(terminal, json)).value();
    }

    private ExitCode answer(VersionSource source, ResolveReport report) {
        Request.Rest rest = replace ? Request.Rest.GOES : Request.Rest.STAYS;
        Request.Dependencies dependencies = all ? Request.Dependencies.MOVE : Request.Dependencies.STAY;
        ResolveQuestion question = new ResolveQuestion(
                source,
                new Resolver(source),
                new Request(ids.stream().map(ResolveQuestion::wish).toList(), rest, dependencies),
                ResolveQuestion.installed(source, installed));
        if (why.isPresent()) {
            return report.why(question, why.get());
        }
        return whyNot.isPresent() ? report.whyNot(question, whyNot.get()) : report.answer(question);
    }

    private VersionSource repository() {
        return new RepositorySource(repository.open());
    }

    private static VersionSource read(Path file, ForeignNames names, Terminal terminal) {
        GivenFile given = new GivenFile("RB410", "the index", file);
        CaseJson read = CaseJson.read(given.bytes(), given.what(), names);
        terminal.warnings(read.leftOut());
        return new InMemorySource(read.packages());
    }
}
