package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.json.JsonElements;
import dev.rubicon.al.runtime.json.JsonMembers;
import dev.rubicon.al.runtime.json.JsonTree;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.Optional;

/** Methods of JsonObject. */
final class JsonObjectMethods {
    private JsonObjectMethods() {}

    static void define(Builtins methods) {
        Parameter text = Parameter.of(Type.TEXT);
        Parameter orBlank = Parameter.of(Simple.BOOLEAN).optional();
        methods.add("Add", Simple.BOOLEAN, JsonObjectMethods::added, text, Parameter.any());
        methods.add("Replace", Simple.BOOLEAN, JsonObjectMethods::replaced, text, Parameter.any());
        methods.add("Get", Simple.BOOLEAN, JsonObjectMethods::taken, text, Parameter.place(Simple.JSON_TOKEN));
        methods.add(
                "Contains",
                Simple.BOOLEAN,
                call -> object(call).get(call.text(0)).isPresent(),
                text);
        methods.add("Remove", Simple.BOOLEAN, call -> object(call).remove(call.text(0)), text);
        methods.add(
                "Keys",
                new Type.ListOf(Type.TEXT),
                call -> new ArrayList<Object>(object(call).names()));
        methods.add(
                "Values",
                new Type.ListOf(Simple.JSON_TOKEN),
                call -> new ArrayList<Object>(object(call).values()));
        JsonValues.TYPES.forEach((name, type) -> methods.add(
                "Get" + name,
                type,
                call -> value(call)
                        .map(tree -> JsonValues.as(tree, type))
                        .orElseGet(() -> Blanks.of(type, call.session())),
                text,
                orBlank));
        methods.add(
                "GetObject",
                Simple.JSON_OBJECT,
                call -> part(call, JsonMembers.class, Simple.JSON_OBJECT),
                text,
                orBlank);
        methods.add(
                "GetArray",
                Simple.JSON_ARRAY,
                call -> part(call, JsonElements.class, Simple.JSON_ARRAY),
                text,
                orBlank);
    }

    private static JsonMembers object(Call call) {
        return JsonMethods.is(call, JsonMembers.class, Simple.JSON_OBJECT);
    }

    private static AlError missing(String name) {
        return AlError.of("There is no property with the '" + name + "' key on the JSON object.");
    }

    // Absent if it is missing and may be.
    private static Optional<JsonTree> value(Call call) {
        Optional<JsonTree> value = object(call).get(call.text(0));
        if (value.isEmpty() && !call.flag(1, false)) {
            throw missing(call.text(0));
        }
        return value;
    }

    private static Object part(Call call, Class<? extends JsonTree> kind, Simple type) {
        Optional<JsonTree> value = value(call);
        if (value.isPresent() && !kind.isInstance(value.get())) {
            throw JsonValues.cannot(value.get(), type);
        }
        return value.<Object>map(tree -> tree).orElseGet(() -> Blanks.of(type, call.session()));
    }

    private static void put(Call call) {
        Sizes.checkElements(call, object(call).size() + 1L);
        JsonTree value = JsonValues.of(call.types().get(1), call.argument(1));
        call.session().memory().keep(call.text(0));
        call.session().memory().keep(value);
        object(call).put(call.text(0), value);
    }

    private static Object added(Call call) {
        if (object(call).get(call.text(0)).isPresent()) {
            return JsonMethods.failed(call, "The JSON object has a property '" + call.text(0) + "' already.");
        }
        put(call);
        return true;
    }

    private static Object replaced(Call call) {
        if (object(call).get(call.text(0)).isEmpty()) {
            return JsonMethods.failed(call, missing(call.text(0)).getMessage());
        }
        put(call);
        return true;
    }

    private static Object taken(Call call) {
        Optional<JsonTree> value = object(call).get(call.text(0));
        value.ifPresent(tree -> call.place(1).set(tree));
        return value.isPresent()
                || JsonMethods.failed(call, missing(call.text(0)).getMessage());
    }
}
