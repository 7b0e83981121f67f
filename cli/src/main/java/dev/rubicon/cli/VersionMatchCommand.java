package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "match",
        description = "Say whether a version query picks a version.",
        footer = {
            "",
            "A query is a range, with symbols before it that choose among the versions in it:",
            "  >=1.0 <2.0       white space means and",
            "  1.9 || >=2.0     || means or",
            "  22.0             all that begin with 22.0; four parts mean just that version",
            "  *-rc             pre-releases whose label starts with rc",
            "  *-dev.x. >> *    the first alternative that has a version",
            "  ^ _              the latest (the default), the lowest",
            "  ! -              move an installed version in range too; leave what is there",
            "Put -- before a query that begins with a hyphen.",
            "",
            "Example:",
            "  rubicon version match 1.9.5 \"1.9 || >=2.0 <3.0\"",
            "says yes."
        })
final class VersionMatchCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Question question;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    static final class Question {
        @ArgGroup(exclusive = false)
        private Pair pair;

        @Option(
                names = "--cases",
                paramLabel = "FILE",
                required = true,
                description = "Answer each row of a file, with the keys version and range, in JSON.")
        private Path cases;
    }

    static final class Pair {
        @Parameters(index = "0", paramLabel = "VERSION", arity = "1", description = "A version.")
        private Version version;

        @Parameters(index = "1", paramLabel = "QUERY", arity = "1", description = "A version query.")
        private VersionQuery query;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (question.cases != null) {
            new CaseFile(question.cases).answer(VersionMatchCommand::answer, out::println);
        } else {
            Pair pair = question.pair;
            out.println(json ? Json.writeLine(json(pair.version, pair.query)) : text(pair.version, pair.query));
        }
        return ExitCode.DONE.value();
    }

    private static JsonNode answer(CaseFile.Row row) {
        return json(
                Version.parse(row.fields().string("version")),
                VersionQuery.parse(row.fields().string("range")));
    }

    private static JsonNode json(Version version, VersionQuery query) {
        return Json.object().put("matches", query.picks(version));
    }

    private static String text(Version version, VersionQuery query) {
        if (query.picks(version)) {
            return "yes: '" + query + "' picks " + version;
        }
        return query.isSatisfiedBy(version)
                ? "no: " + version + " is in the range of '" + query
                        + "', but a pre-release is picked only when the query" + " names its label, such as '*-"
                        + version.label() + "'; if it is installed already, it may stay"
                : "no: " + version + " is outside '" + query + "'";
    }
}
