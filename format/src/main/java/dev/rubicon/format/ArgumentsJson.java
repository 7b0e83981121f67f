package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Arguments as {@code {"my-app": {"AllowForceSync": "true"}}}; also how a manifest presets those of other packages. */
public final class ArgumentsJson {
    private ArgumentsJson() {}

    /** Packages and keys in ascending order. */
    public static ObjectNode write(Arguments arguments) {
        ObjectNode json = Json.object();
        for (PackageId id : arguments.packages()) {
            ObjectNode keys = json.putObject(id.value());
            arguments.of(id).forEach(keys::put);
        }
        return json;
    }

    /**
     * @param what names the document in messages
     * @throws InvalidInput RB125 for each value that is no string, RB126 for each key that stands twice; else what {@link
     *     Arguments#of} refuses
     */
    public static Arguments read(JsonNode node, String what) {
        requireObject(node, what);
        List<Problem> problems = new ArrayList<>();
        Map<PackageId, Map<String, String>> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> ofPackage : node.properties()) {
            PackageId id = new PackageId(ofPackage.getKey());
            requireObject(ofPackage.getValue(), "'" + id + "' in " + what);
            values.put(id, strings(id, ofPackage.getValue(), what, problems));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return Arguments.of(values);
    }

    public static Arguments read(byte[] bytes, String what) {
        return read(Json.read(bytes, what), what);
    }

    private static void requireObject(JsonNode node, String what) {
        JsonObject.of(node, what);
    }

    private static SortedMap<String, String> strings(PackageId id, JsonNode keys, String what, List<Problem> problems) {
        SortedMap<String, String> strings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> entry : keys.properties()) {
            String argument = id + "." + Quoted.shortened(entry.getKey());
            if (!entry.getValue().isTextual()) {
                problems.add(notAString(argument, entry.getValue(), what));
            } else if (strings.putIfAbsent(entry.getKey(), entry.getValue().textValue()) != null) {
                problems.add(new Problem(
                        "RB126",
                        "the argument " + argument + " stands twice in " + what,
                        "keep one of them; keys ignore case"));
            }
        }
        return strings;
    }

    private static Problem notAString(String argument, JsonNode value, String what) {
        String hint = value.isBoolean() || value.isNumber()
                ? "every argument is a string: put the value in quotes, \"" + Quoted.shortened(value.asText()) + "\""
                : "every argument is a string: put the value in quotes, or leave the key out";
        return new Problem(
                "RB125",
                "the argument " + argument + " in " + what + " is " + JsonObject.kind(value) + ", expected a string",
                hint);
    }
}
