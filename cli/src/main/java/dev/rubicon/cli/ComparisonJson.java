package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.al.diff.AppDiff;
import dev.rubicon.al.diff.LocatedChange;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.format.Json;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.schema.Verdict;
import java.util.List;

/** A comparison for programs. */
final class ComparisonJson {
    private ComparisonJson() {}

    static ObjectNode write(Comparison comparison) {
        ObjectNode json = Json.object().put("breaking", comparison.isBreaking());
        ArrayNode apps = json.putArray("apps");
        comparison.apps().forEach(app -> apps.add(write(app)));
        write(json.putArray("added"), comparison.added());
        write(json.putArray("gone"), comparison.gone());
        return json;
    }

    private static void write(ArrayNode array, List<AppIdentity> apps) {
        apps.forEach(app -> array.addObject()
                .put("id", app.id().toString())
                .put("name", app.name())
                .put("version", app.version().toString()));
    }

    private static ObjectNode write(AppDiff app) {
        ObjectNode json = Json.object()
                .put("id", app.to().id().toString())
                .put("name", app.to().name())
                .put("from", app.from().version().toString())
                .put("to", app.to().version().toString())
                .put("breaking", app.isBreaking());
        ArrayNode changes = json.putArray("changes");
        app.changes().forEach(change -> changes.add(write(change)));
        return json;
    }

    private static ObjectNode write(LocatedChange change) {
        ObjectNode json = Json.object().put("code", change.finding().code());
        change.rule().ifPresent(rule -> json.put("rule", rule));
        json.put("verdict", verdict(change.verdict()))
                .put("action", change.finding().action());
        if (change.verdict() != Verdict.ALLOWED) {
            json.put("refusal", change.finding().refusal());
        }
        change.before().map(Position::fileAndLine).ifPresent(place -> json.put("before", place));
        change.after().map(Position::fileAndLine).ifPresent(place -> json.put("after", place));
        return json;
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case BREAKING -> "breaking";
            case BREAKING_WITH_ROWS -> "breakingWithRows";
            case ALLOWED -> "allowed";
        };
    }
}
