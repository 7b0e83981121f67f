package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.Drifts;
import dev.rubicon.installer.drift.Difference;
import dev.rubicon.installer.drift.Drift;
import dev.rubicon.installer.drift.DriftText;
import dev.rubicon.installer.drift.Remedies;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceName;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "drift",
        description = "Compare an instance's tables with what was synced; --fix puts back what it can.",
        footer = {
            "",
            "Nothing is changed without @|bold --fix|@. It makes missing tables, columns and indexes again, in one transaction;",
            "columns and tables that no app here has declared are named, and left alone.",
            "Exit code 3: something differs.",
            "",
            "Examples:",
            "  rubicon drift --instance LSCentral",
            "  rubicon drift --instance LSCentral --fix"
        })
final class DriftCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions home;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName name;

    @Option(names = "--fix", description = "Put back what nothing is lost by.")
    private boolean fix;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instance instance = home.instance(name);
        Drifts.Mended result = fix
                ? Drifts.mend(instance, Who.runs("drift --fix"), Clock.systemUTC())
                : new Drifts.Mended(List.of(), Drifts.of(instance));
        Remedies remedies = new Remedies(instance.database().dialect());
        if (json) {
            new Terminal(spec).json(json(result, remedies));
        } else {
            print(result, remedies, new Terminal(spec));
        }
        return ExitCode.of(result.left()).value();
    }

    private void print(Drifts.Mended result, Remedies remedies, Terminal terminal) {
        result.mended()
                .forEach(difference -> terminal.line(
                        terminal.good("fixed") + " " + difference.placed().name() + ": " + DriftText.what(difference)));
        String table = "";
        for (Difference difference : result.left().differences()) {
            if (!difference.placed().name().equals(table)) {
                table = difference.placed().name();
                terminal.line(terminal.bold(table));
            }
            terminal.line("  " + DriftText.what(difference));
            terminal.line("    " + DriftText.next(remedies.of(difference)));
        }
        Drift left = result.left();
        foreign(terminal, "tables that no app here made, left alone", left.foreignTables());
        foreign(terminal, "indexes that others have put on tables of apps, left alone", left.foreignIndexes());
        terminal.line(
                left.isNone()
                        ? terminal.good("no drift") + ": " + Terminal.count(left.tables(), "table") + " as synced"
                        : Terminal.count(left.differences().size(), "difference") + " from what was synced");
    }

    private static void foreign(Terminal terminal, String what, List<String> names) {
        if (!names.isEmpty()) {
            terminal.line(what + ": " + String.join(", ", names));
        }
    }

    private ObjectNode json(Drifts.Mended result, Remedies remedies) {
        Drift left = result.left();
        ObjectNode json = Json.object().put("instance", name.value()).put("tables", left.tables());
        json.set("fixed", differences(result.mended(), remedies));
        json.set("differences", differences(left.differences(), remedies));
        left.foreignTables().forEach(json.putArray("foreignTables")::add);
        left.foreignIndexes().forEach(json.putArray("foreignIndexes")::add);
        return json;
    }

    private static ArrayNode differences(List<Difference> differences, Remedies remedies) {
        ArrayNode array = Json.array();
        for (Difference difference : differences) {
            ObjectNode node = array.addObject()
                    .put("kind", DriftText.kind(difference))
                    .put("table", difference.placed().name())
                    .put("app", difference.placed().table().app().toString());
            difference.placed().company().ifPresent(company -> node.put("company", company.value()));
            node.put("what", DriftText.what(difference)).put("next", DriftText.next(remedies.of(difference)));
        }
        return array;
    }
}
