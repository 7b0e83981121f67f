package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.restore.Restoration;
import dev.rubicon.installer.restore.Restoration.Misfit;
import dev.rubicon.installer.restore.RestoreOutcome;
import dev.rubicon.model.Problem;
import java.util.List;
import java.util.Locale;

/**
 * The answer to a restore as text or JSON, and its exit code.
 *
 * @param dryRun whether nothing was to be changed
 */
record RestoreReport(Terminal terminal, boolean json, boolean dryRun) {
    ExitCode print(RestoreOutcome outcome) {
        return switch (outcome) {
            case RestoreOutcome.Impossible impossible -> {
                print(impossible.problem());
                yield ExitCode.REFUSED;
            }
            case RestoreOutcome.Already already -> {
                if (json) {
                    terminal.json(Json.object()
                            .put("outcome", "nothing to do")
                            .put("entry", already.entry().id()));
                } else {
                    terminal.line("nothing to do: entry " + already.entry().id()
                            + " has been restored; --into, --table or --field restores it again");
                }
                yield ExitCode.DONE;
            }
            case RestoreOutcome.Restored restored -> {
                if (json) {
                    terminal.json(json(restored.restoration()));
                } else {
                    print(restored.restoration());
                }
                yield fitsNowhere(restored.restoration()) ? ExitCode.REFUSED : ExitCode.DONE;
            }
        };
    }

    private static boolean fitsNowhere(Restoration restoration) {
        return restoration.restored() == 0
                && restoration.already() == 0
                && !restoration.misfits().isEmpty();
    }

    private void print(Problem problem) {
        if (json) {
            ObjectNode node = Json.object().put("outcome", "refused");
            node.putArray("refusals").add(InstallPlanJson.write(problem));
            terminal.json(node);
        } else {
            terminal.errors(List.of(problem));
        }
    }

    private void print(Restoration restoration) {
        String place = "table " + restoration.table()
                + restoration.company().map(company -> " of company " + company).orElse("");
        String fields = restoration.entry().wholeTable() ? "" : ": " + String.join(", ", restoration.fields());
        terminal.line((dryRun ? "would restore " : "restored ")
                + Terminal.count(restoration.restored(), "row") + " of entry "
                + restoration.entry().id() + " in " + place + fields);
        if (restoration.already() > 0) {
            terminal.line("  " + Terminal.count(restoration.already(), "row") + " had everything already");
        }
        if (restoration.overwritten() > 0) {
            terminal.line("  in " + Terminal.count(restoration.overwritten(), "row")
                    + " other values gave way, and are archived");
        }
        if (!restoration.misfits().isEmpty()) {
            terminal.message("not restored, and still in the archive:");
            restoration.misfits().forEach(misfit -> terminal.message("  " + text(misfit)));
        }
    }

    private static String text(Misfit misfit) {
        String keys = misfit.keys().isEmpty()
                ? ""
                : ": " + String.join("; ", misfit.keys())
                        + (misfit.rows() > misfit.keys().size() ? "; ..." : "");
        return misfit.field().map(field -> field + ": ").orElse("") + Terminal.count(misfit.rows(), "row") + " "
                + reason(misfit) + keys;
    }

    private static String reason(Misfit misfit) {
        boolean one = misfit.rows() == 1;
        return switch (misfit.reason()) {
            case ROW_GONE -> one ? "is no longer there" : "are no longer there";
            case ROW_DIFFERS -> "with that key " + (one ? "is another one" : "are others") + " now (--overwrite)";
            case KEY_UNFIT -> (one ? "has a key" : "have keys") + " that the table cannot hold";
            case VALUE_UNFIT -> (one ? "has a value" : "have values") + " that the field cannot hold";
            case VALUE_DIFFERS -> (one ? "holds" : "hold") + " another value by now (--overwrite)";
            case NO_FIELD -> (one ? "has a value" : "have values") + ", and there is no such field";
        };
    }

    private ObjectNode json(Restoration restoration) {
        ObjectNode node = Json.object()
                .put("outcome", dryRun ? "ready" : "done")
                .put("entry", restoration.entry().id())
                .put("table", restoration.table());
        restoration.company().map(CompanyName::value).ifPresent(company -> node.put("company", company));
        ArrayNode fields = node.putArray("fields");
        restoration.fields().forEach(fields::add);
        node.put("restored", restoration.restored())
                .put("already", restoration.already())
                .put("overwritten", restoration.overwritten());
        ArrayNode misfits = node.putArray("notRestored");
        for (Misfit misfit : restoration.misfits()) {
            ObjectNode one =
                    misfits.addObject().put("reason", misfit.reason().name().toLowerCase(Locale.ROOT));
            misfit.field().ifPresent(field -> one.put("field", field));
            ArrayNode keys = one.put("rows", misfit.rows()).putArray("keys");
            misfit.keys().forEach(keys::add);
        }
        return node;
    }
}
