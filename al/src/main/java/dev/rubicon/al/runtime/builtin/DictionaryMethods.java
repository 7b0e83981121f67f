package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Formats;
import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.Map;

/** Methods of dictionaries. Keys stay in the order in which they came. */
final class DictionaryMethods {
    private DictionaryMethods() {}

    static Builtins of(Type.DictionaryOf type) {
        Builtins methods = new Builtins();
        Parameter key = Parameter.of(type.key());
        Parameter value = Parameter.of(type.value());
        methods.add("Add", Simple.BOOLEAN, DictionaryMethods::added, key, value);
        methods.add("Set", call -> put(call, call.argument(1)), key, value);
        methods.add("Set", Simple.BOOLEAN, DictionaryMethods::replaced, key, value, Parameter.place(type.value()));
        methods.add("Get", type.value(), call -> map(call).get(known(call, type)), key);
        methods.add("Get", Simple.BOOLEAN, call -> taken(call, type), key, Parameter.place(type.value()));
        methods.add("ContainsKey", Simple.BOOLEAN, call -> map(call).containsKey(key(call)), key);
        methods.add("Remove", Simple.BOOLEAN, DictionaryMethods::removed, key);
        methods.add("Count", Simple.INTEGER, call -> (long) map(call).size());
        methods.add(
                "Keys",
                new Type.ListOf(type.key()),
                call -> new ArrayList<>(map(call).keySet()));
        methods.add(
                "Values",
                new Type.ListOf(type.value()),
                call -> new ArrayList<>(map(call).values()));
        return methods;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Call call) {
        return (Map<Object, Object>) call.receiver();
    }

    private static Object key(Call call) {
        return Same.key(call.argument(0));
    }

    private static Object known(Call call, Type.DictionaryOf type) {
        if (!map(call).containsKey(key(call))) {
            throw AlError.of("The given key '" + Formats.standard(type.key(), call.argument(0))
                    + "' was not present in the dictionary.");
        }
        return key(call);
    }

    private static void put(Call call, Object value) {
        call.session().memory().keep(key(call));
        call.session().memory().keep(value);
        map(call).put(key(call), value);
        Sizes.checkElements(call, map(call).size());
    }

    private static Object added(Call call) {
        if (map(call).containsKey(key(call))) {
            if (!call.isUsed()) {
                throw AlError.of("An item with the same key has already been added. Key: " + call.argument(0));
            }
            return false;
        }
        put(call, call.argument(1));
        return true;
    }

    // Whether there was a value, which goes to the third argument.
    private static Object replaced(Call call) {
        boolean isKnown = map(call).containsKey(key(call));
        if (isKnown) {
            call.place(2).set(map(call).get(key(call)));
        }
        put(call, call.argument(1));
        return isKnown;
    }

    private static Object taken(Call call, Type.DictionaryOf type) {
        boolean isKnown = map(call).containsKey(key(call));
        if (!isKnown && call.isUsed()) {
            return false;
        }
        call.place(1).set(map(call).get(known(call, type)));
        return true;
    }

    private static Object removed(Call call) {
        boolean isKnown = map(call).containsKey(key(call));
        map(call).remove(key(call));
        return isKnown;
    }
}
