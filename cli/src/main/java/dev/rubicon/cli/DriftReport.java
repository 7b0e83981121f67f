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
import java.util.List;

/** What differs from what was synced, and what was put back, as text or JSON. */
final class DriftReport {
    private final Instance instance;
    private final Remedies remedies;
    private final Terminal terminal;
    private final boolean json;

    DriftReport(Instance instance, Terminal terminal, boolean json) {
        this.instance = instance;
        this.remedies = new Remedies(instance.database().dialect());
        this.terminal = terminal;
        this.json = json;
    }

    ExitCode print(Drifts.Mended result) {
        if (json) {
            terminal.json(json(result));
        } else {
            lines(result);
        }
        return ExitCode.of(result.left());
    }

    private void lines(Drifts.Mended result) {
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
        foreign("tables that no app here made, left alone", left.foreignTables());
        foreign("indexes that others have put on tables of apps, left alone", left.foreignIndexes());
        terminal.line(
                left.isNone()
                        ? terminal.good("no drift") + ": " + Terminal.count(left.tables(), "table") + " as synced"
                        : Terminal.count(left.differences().size(), "difference") + " from what was synced");
    }

    private void foreign(String what, List<String> names) {
        if (!names.isEmpty()) {
            terminal.line(what + ": " + String.join(", ", names));
        }
    }

    private ObjectNode json(Drifts.Mended result) {
        Drift left = result.left();
        ObjectNode json = Json.object().put("instance", instance.name().value()).put("tables", left.tables());
        json.set("fixed", differences(result.mended()));
        json.set("differences", differences(left.differences()));
        left.foreignTables().forEach(json.putArray("foreignTables")::add);
        left.foreignIndexes().forEach(json.putArray("foreignIndexes")::add);
        return json;
    }

    private ArrayNode differences(List<Difference> differences) {
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
