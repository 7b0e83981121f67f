package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.json.JsonScalar;
import dev.rubicon.al.runtime.json.JsonTree;
import dev.rubicon.al.runtime.program.Type.Simple;

/** Methods of JsonValue. */
final class JsonValueMethods {
    private JsonValueMethods() {}

    static void define(Builtins methods) {
        JsonValues.TYPES.forEach(
                (name, type) -> methods.add("As" + name, type, call -> JsonValues.as(value(call), type)));
        methods.add("IsNull", Simple.BOOLEAN, call -> value(call).is(JsonScalar.Nothing.NULL));
        methods.add("IsUndefined", Simple.BOOLEAN, call -> value(call).is(JsonScalar.Nothing.UNDEFINED));
        methods.add("SetValueToNull", call -> value(call).set(JsonScalar.Nothing.NULL));
        methods.add("SetValueToUndefined", call -> value(call).set(JsonScalar.Nothing.UNDEFINED));
        methods.add("SetValue", JsonValueMethods::set, Parameter.any());
    }

    private static JsonScalar value(Call call) {
        return JsonMethods.is(call, JsonScalar.class, Simple.JSON_VALUE);
    }

    private static void set(Call call) {
        JsonTree given = JsonValues.of(call.types().getFirst(), call.argument(0));
        if (!(given instanceof JsonScalar scalar)) {
            throw JsonValues.cannot(given, Simple.JSON_VALUE);
        }
        value(call).set(scalar.value());
    }
}
