package dev.rubicon.installer.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstalledApp;
import java.util.List;
import java.util.function.Function;

/** How a package goes, as JSON. */
final class RemovalJson {
    private RemovalJson() {}

    static ObjectNode write(Step.Remove remove, Function<List<PlannedChange>, ArrayNode> changes) {
        ObjectNode json = Json.object()
                .put("action", "uninstall")
                .put("id", remove.target().id().value())
                .put("version", remove.target().version().toString());
        switch (remove.why()) {
            case Step.Why.Asked asked -> json.put("why", "asked");
            case Step.Why.NotNeeded notNeeded -> json.put("why", "not needed");
            case Step.Why.NeedsOther other ->
                json.put("why", "needs").put("needs", other.needed().value());
        }
        json.put(
                "data",
                switch (remove.data()) {
                    case STAYS -> "stays";
                    case GOES -> "goes";
                });
        ArrayNode held = json.putArray("held");
        remove.held().stream().map(InstalledApp::identity).forEach(app -> held.add(app.name()));
        ArrayNode apps = json.putArray("apps");
        for (AppSync app : remove.apps()) {
            ObjectNode node = apps.addObject()
                    .put("id", app.app().id().toString())
                    .put("name", app.app().name());
            node.set("changes", changes.apply(app.changes()));
        }
        return json;
    }
}
