package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.resolver.UpdateStep;

/** The steps of an update path as text and as JSON. */
final class UpdatePathText {
    private UpdatePathText() {}

    static String line(UpdateStep step) {
        return switch (step) {
            case UpdateStep.Install install -> "install  " + install.release().identity();
            case UpdateStep.Update update ->
                "update   " + update.id() + " " + update.from() + " → "
                        + update.release().version();
            case UpdateStep.Leave leave -> "leave    " + leave.installed();
            case UpdateStep.Remove remove -> "remove   " + remove.installed();
        };
    }

    static ObjectNode json(UpdateStep step) {
        ObjectNode json = Json.object();
        return switch (step) {
            case UpdateStep.Install install ->
                json.put("step", "install")
                        .put("id", install.id().value())
                        .put("to", install.release().version().toString());
            case UpdateStep.Update update ->
                json.put("step", "update")
                        .put("id", update.id().value())
                        .put("from", update.from().toString())
                        .put("to", update.release().version().toString());
            case UpdateStep.Leave leave ->
                json.put("step", "leave")
                        .put("id", leave.id().value())
                        .put("from", leave.installed().version().toString());
            case UpdateStep.Remove remove ->
                json.put("step", "remove")
                        .put("id", remove.id().value())
                        .put("from", remove.installed().version().toString());
        };
    }
}
