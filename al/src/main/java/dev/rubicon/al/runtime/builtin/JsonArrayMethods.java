package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.json.JsonElements;
import dev.rubicon.al.runtime.json.JsonMembers;
import dev.rubicon.al.runtime.json.JsonTree;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlError;

/** Methods of JsonArray. Positions count from 0, as nowhere else in AL. */
final class JsonArrayMethods {
    private JsonArrayMethods() {}

    static void define(Builtins methods) {
        Parameter whole = Parameter.of(Simple.INTEGER);
        Parameter any = Parameter.any();
        methods.add("Count", Simple.INTEGER, call -> (long) array(call).size());
        methods.add(
                "Add",
                Simple.BOOLEAN,
                call -> {
                    Sizes.checkElements(call, array(call).size() + 1L);
                    array(call).add(given(call, 0));
                    return true;
                },
                any);
        methods.add("Insert", Simple.BOOLEAN, JsonArrayMethods::inserted, whole, any);
        methods.add("Set", Simple.BOOLEAN, call -> done(call, c -> array(c).set(index(c), given(c, 1))), whole, any);
        methods.add("RemoveAt", Simple.BOOLEAN, call -> done(call, c -> array(c).remove(index(c))), whole);
        methods.add(
                "Get",
                Simple.BOOLEAN,
                call -> done(call, c -> c.place(1).set(array(c).get(index(c)))),
                whole,
                Parameter.place(Simple.JSON_TOKEN));
        methods.add("IndexOf", Simple.INTEGER, JsonArrayMethods::indexOf, any);
        JsonValues.TYPES.forEach(
                (name, type) -> methods.add("Get" + name, type, call -> JsonValues.as(element(call), type), whole));
        methods.add("GetObject", Simple.JSON_OBJECT, call -> part(call, JsonMembers.class, Simple.JSON_OBJECT), whole);
        methods.add("GetArray", Simple.JSON_ARRAY, call -> part(call, JsonElements.class, Simple.JSON_ARRAY), whole);
    }

    private static JsonElements array(Call call) {
        return JsonMethods.is(call, JsonElements.class, Simple.JSON_ARRAY);
    }

    private static JsonTree given(Call call, int index) {
        JsonTree value = JsonValues.of(call.types().get(index), call.argument(index));
        call.session().memory().keep(value);
        return value;
    }

    private static boolean isIndex(Call call) {
        return call.whole(0) >= 0 && call.whole(0) < array(call).size();
    }

    private static String outOfBounds(Call call) {
        return "Index out of bounds: the JSON array has " + array(call).size() + " elements, and none at "
                + call.whole(0) + ".";
    }

    private static int index(Call call) {
        return (int) call.whole(0);
    }

    private static JsonTree element(Call call) {
        if (!isIndex(call)) {
            throw new AlError("IndexOutOfBounds", outOfBounds(call));
        }
        return array(call).get(index(call));
    }

    private static Object part(Call call, Class<? extends JsonTree> kind, Simple type) {
        JsonTree element = element(call);
        if (!kind.isInstance(element)) {
            throw JsonValues.cannot(element, type);
        }
        return element;
    }

    private static boolean done(Call call, Builtins.Action action) {
        if (!isIndex(call)) {
            return JsonMethods.failed(call, outOfBounds(call));
        }
        action.run(call);
        return true;
    }

    private static Object inserted(Call call) {
        Sizes.checkElements(call, array(call).size() + 1L);
        if (call.whole(0) < 0 || call.whole(0) > array(call).size()) {
            return JsonMethods.failed(call, outOfBounds(call));
        }
        array(call).insert(index(call), given(call, 1));
        return true;
    }

    // The same token, or one with the same content.
    private static Object indexOf(Call call) {
        String wanted = given(call, 0).toString();
        for (int i = 0; i < array(call).size(); i++) {
            if (array(call).get(i).toString().equals(wanted)) {
                return (long) i;
            }
        }
        return -1L;
    }
}
