package dev.rubicon.server.named;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.DeploymentRequestJson;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.protocol.UpdateStrategy;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What is installed by a name.
 *
 * @param name 1 to 64 of a-z, 0-9 and {@code -}
 * @param strategy of the agents of instances that are set up by it
 */
public record NamedInstaller(
        String name, DeploymentRequest.Install request, UpdateStrategy strategy, Instant createdAt, String createdBy) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** @throws InvalidInput RB981 */
    static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput(
                    "RB981",
                    "'" + Quoted.shortened(name) + "' is not the name of an installer",
                    "use 1 to 64 of a-z, 0-9 and '-', beginning with a letter or digit");
        }
        return name;
    }

    /** {@code {"request": {...}, "strategy": "Automatic"}}; the strategy may be left out. */
    static NamedInstaller read(String name, JsonObject json, Instant now, String by) {
        UpdateStrategy strategy =
                json.optionalParsed("strategy", UpdateStrategy::parse).orElse(UpdateStrategy.AUTOMATIC);
        DeploymentRequest request =
                DeploymentRequestJson.read(json.optional("request").orElseGet(Json::object));
        json.end();
        return switch (request) {
            case DeploymentRequest.Install install -> new NamedInstaller(checked(name), install, strategy, now, by);
            case DeploymentRequest.Uninstall uninstall ->
                throw new InvalidInput("RB981", "an installer uninstalls nothing", "ask for packages to be installed");
        };
    }

    /** What {@link #read} takes. */
    ObjectNode wanted() {
        ObjectNode json = Json.object();
        json.set("request", DeploymentRequestJson.write(request));
        return json.put("strategy", strategy.toString());
    }

    /** All of it. */
    public ObjectNode json() {
        ObjectNode json = Json.object().put("name", name);
        json.setAll(wanted());
        return json.put("createdAt", Fields.write(createdAt)).put("createdBy", createdBy);
    }
}
