package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Version;
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
        name = "compare",
        description = "Say which of two versions is newer.",
        footer = {
            "",
            "Missing parts count as 0, and a pre-release is older than its release.",
            "",
            "Example:",
            "  rubicon version compare 2.0.0-rc.1 2.0",
            "says that 2.0.0-rc.1 is older than 2.0."
        })
final class VersionCompareCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Question question;

    @Option(
            names = "--json",
            description = "Print JSON: an order of -1 if A is older, 0 if they are equal, 1 if A is newer.")
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
                description = "Answer each row of a file, with the keys a and b, in JSON.")
        private Path cases;
    }

    static final class Pair {
        @Parameters(index = "0", paramLabel = "A", arity = "1", description = "A version.")
        private Version left;

        @Parameters(index = "1", paramLabel = "B", arity = "1", description = "Another one.")
        private Version right;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (question.cases != null) {
            new CaseFile(question.cases).answer(VersionCompareCommand::answer, out::println);
        } else {
            Pair pair = question.pair;
            out.println(json ? Json.writeLine(json(pair.left, pair.right)) : text(pair.left, pair.right));
        }
        return ExitCode.DONE.value();
    }

    private static JsonNode answer(CaseFile.Row row) {
        return json(
                Version.parse(row.fields().string("a")),
                Version.parse(row.fields().string("b")));
    }

    private static JsonNode json(Version left, Version right) {
        return Json.object().put("order", Integer.signum(left.compareTo(right)));
    }

    private static String text(Version left, Version right) {
        if (left.equals(right)) {
            return left + " and " + right + " are equal";
        }
        return left + (left.isAfter(right) ? " is newer than " : " is older than ") + right;
    }
}
