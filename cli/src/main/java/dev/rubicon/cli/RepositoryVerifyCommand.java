package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Problem;
import dev.rubicon.repository.upkeep.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Read every file of a repository, and compare it with what is signed.",
        footer = {
            "",
            "Ends with 3 if clients would refuse signatures or their age, with 4 if files are missing or damaged.",
            "",
            "Example:",
            "  rubicon repository verify --repository /srv/packages"
        })
final class RepositoryVerifyCommand implements Callable<Integer> {
    @Mixin
    private KeeperOptions keeper;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Verification.Report report = new Verification(keeper.folder()).verify();
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(json(report));
        } else {
            List<Problem> problems = new ArrayList<>(report.damaged());
            problems.addAll(report.untrusted());
            terminal.errors(problems);
            report.unknown().forEach(path -> terminal.message("not a file of the repository: " + path));
            if (!report.former().isEmpty()) {
                terminal.message(Terminal.count(report.former().size(), "file")
                        + " of earlier states; 'rubicon repository gc' deletes them in time");
            }
            terminal.line("read " + Terminal.count(report.packages(), "package file") + " ("
                    + Terminal.size(report.bytes()) + ") and "
                    + Terminal.count(report.indexes(), "index file") + ": "
                    + (report.notHeld() == 0
                            ? ""
                            : Terminal.count(report.notHeld(), "package") + " not held by this mirror of a part; ")
                    + (problems.isEmpty() ? "all as signed" : Terminal.count(problems.size(), "problem")));
        }
        return ExitCode.of(report).value();
    }

    private static ObjectNode json(Verification.Report report) {
        ObjectNode node = Json.object()
                .put("packages", report.packages())
                .put("bytes", report.bytes())
                .put("indexes", report.indexes())
                .put("notHeld", report.notHeld());
        list(report.damaged(), node.putArray("damaged"));
        list(report.untrusted(), node.putArray("untrusted"));
        report.former().forEach(node.putArray("former")::add);
        report.unknown().forEach(node.putArray("unknown")::add);
        return node;
    }

    private static void list(List<Problem> problems, ArrayNode array) {
        problems.forEach(
                problem -> array.addObject().put("code", problem.code()).put("message", problem.message()));
    }
}
