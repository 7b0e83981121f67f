package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.DependencyJson;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/** What {@code --dependency} is given. */
sealed interface DependencyArgument {
    record One(Dependency dependency) implements DependencyArgument {}

    /** A JSON file with one or a list of them, as PowerShell's {@code ConvertTo-Json} writes it. */
    record Listed(OptionFile file) implements DependencyArgument {}

    /** @throws InvalidInput RB101 or RB103 */
    static DependencyArgument parse(String text) {
        return text.endsWith(".json")
                ? new Listed(new OptionFile("--dependency", Conversions.path(text)))
                : new One(Dependency.parse(text));
    }

    /** @throws InvalidInput RB160; what {@link DependencyJson#readAnyCase} refuses */
    default List<Dependency> dependencies() {
        return switch (this) {
            case One one -> List.of(one.dependency());
            case Listed listed -> read(listed.file());
        };
    }

    private static List<Dependency> read(OptionFile file) {
        return elements(file).stream()
                .map(node -> DependencyJson.readAnyCase(node, file.what()))
                .toList();
    }

    /** The elements of a file that holds a list; ConvertTo-Json writes a list of one as that one. */
    static List<JsonNode> elements(OptionFile file) {
        JsonNode document = Json.readRelaxed(file.bytes(), file.what());
        if (document.isObject()) {
            return List.of(document);
        }
        if (!document.isArray()) {
            throw new InvalidInput(
                    "RB121", file.what() + " is " + JsonObject.kind(document) + ", expected a list", "correct it");
        }
        List<JsonNode> elements = new ArrayList<>();
        document.forEach(elements::add);
        return elements;
    }
}
