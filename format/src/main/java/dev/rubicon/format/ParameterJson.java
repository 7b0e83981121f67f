package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.model.Parameter;
import java.util.List;
import java.util.Optional;

/** Parameters as people write them for PowerShell. In a manifest they are part of {@link ManifestJson}. */
public final class ParameterJson {
    /** How a wizard asks for a value. There is none here. */
    private static final List<String> OF_WIZARDS = List.of("widget", "labels", "values");

    private ParameterJson() {}

    /**
     * Keys in any letter case, {@code DefaultValue} for {@code default}.
     *
     * @throws dev.rubicon.model.InvalidInput RB104, RB121 to RB123 or RB194
     */
    public static Parameter readAnyCase(JsonNode node, String what) {
        JsonObject json = JsonObject.ofAnyCase(node, "a parameter in " + what);
        OF_WIZARDS.forEach(json::optional);
        Optional<String> byOtherName = json.optionalString("defaultValue");
        Parameter parameter = new Parameter(
                json.string("key"),
                json.optionalString("description"),
                byOtherName.or(() -> json.optionalString("default")),
                json.optionalString("hint"),
                json.flag("required"),
                json.flag("hidden"));
        json.end();
        return parameter;
    }
}
