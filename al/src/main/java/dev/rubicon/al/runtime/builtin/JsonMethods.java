package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.json.JsonElements;
import dev.rubicon.al.runtime.json.JsonMembers;
import dev.rubicon.al.runtime.json.JsonPath;
import dev.rubicon.al.runtime.json.JsonReader;
import dev.rubicon.al.runtime.json.JsonScalar;
import dev.rubicon.al.runtime.json.JsonTree;
import dev.rubicon.al.runtime.json.JsonWriter;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.stream.Reading;
import dev.rubicon.al.runtime.stream.Writing;
import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Methods that all kinds of JSON have. */
final class JsonMethods {
    private static final Type TOKENS = new Type.ListOf(Simple.JSON_TOKEN);
    private static final Map<Simple, Builtins> BY_TYPE = byType();

    private JsonMethods() {}

    static Builtins of(Simple type) {
        return BY_TYPE.get(type);
    }

    private static Map<Simple, Builtins> byType() {
        Map<Simple, Builtins> all = new TreeMap<>();
        for (Simple type : List.of(Simple.JSON_TOKEN, Simple.JSON_OBJECT, Simple.JSON_ARRAY, Simple.JSON_VALUE)) {
            all.put(type, common(type));
        }
        JsonObjectMethods.define(all.get(Simple.JSON_OBJECT));
        JsonArrayMethods.define(all.get(Simple.JSON_ARRAY));
        JsonValueMethods.define(all.get(Simple.JSON_VALUE));
        return all;
    }

    private static Builtins common(Simple type) {
        Parameter text = Parameter.of(Type.TEXT);
        return new Builtins()
                .add("ReadFrom", Simple.BOOLEAN, call -> read(call, call.text(0)), text)
                .add(
                        "ReadFrom",
                        Simple.BOOLEAN,
                        call -> read(call, ((Reading) call.argument(0)).rest()),
                        Parameter.of(Simple.IN_STREAM))
                .add("WriteTo", Simple.BOOLEAN, JsonMethods::write, Parameter.place(Type.TEXT))
                .add("WriteTo", Simple.BOOLEAN, JsonMethods::stream, Parameter.of(Simple.OUT_STREAM))
                .add("Path", Type.TEXT, call -> tree(call).path())
                .add("Clone", Simple.JSON_TOKEN, call -> tree(call).copy())
                .add("AsToken", Simple.JSON_TOKEN, Call::receiver)
                .add("SelectToken", Simple.BOOLEAN, JsonMethods::select, text, Parameter.place(Simple.JSON_TOKEN))
                .add("SelectTokens", Simple.BOOLEAN, JsonMethods::selectAll, text, Parameter.place(TOKENS))
                .add("IsObject", Simple.BOOLEAN, call -> tree(call) instanceof JsonMembers)
                .add("IsArray", Simple.BOOLEAN, call -> tree(call) instanceof JsonElements)
                .add("IsValue", Simple.BOOLEAN, call -> tree(call) instanceof JsonScalar)
                .add("AsObject", Simple.JSON_OBJECT, call -> is(call, JsonMembers.class, Simple.JSON_OBJECT))
                .add("AsArray", Simple.JSON_ARRAY, call -> is(call, JsonElements.class, Simple.JSON_ARRAY))
                .add("AsValue", Simple.JSON_VALUE, call -> is(call, JsonScalar.class, Simple.JSON_VALUE));
    }

    static JsonTree tree(Call call) {
        return (JsonTree) call.receiver();
    }

    static <T extends JsonTree> T is(Call call, Class<T> kind, Type type) {
        if (!kind.isInstance(call.receiver())) {
            throw JsonValues.cannot(tree(call), type);
        }
        return kind.cast(call.receiver());
    }

    /** False for who asks, an error for who does not. */
    static boolean failed(Call call, String message) {
        if (!call.isUsed()) {
            throw AlError.of(message);
        }
        return false;
    }

    // The variable gets a new tree: what else refers to the old one keeps it.
    private static Object read(Call call, String text) {
        call.session().memory().add(8L * text.length());
        Optional<JsonTree> read = JsonReader.read(text).filter(tree -> suits(tree, (Simple) call.receiverType()));
        read.ifPresent(call.session().memory()::keep);
        read.ifPresent(tree -> call.place().ifPresent(place -> place.set(tree)));
        return read.isPresent() || failed(call, "The text is no valid " + call.receiverType() + ".");
    }

    private static boolean suits(JsonTree tree, Simple type) {
        return switch (tree) {
            case JsonMembers object -> type == Simple.JSON_TOKEN || type == Simple.JSON_OBJECT;
            case JsonElements array -> type == Simple.JSON_TOKEN || type == Simple.JSON_ARRAY;
            case JsonScalar scalar -> type == Simple.JSON_TOKEN || type == Simple.JSON_VALUE;
        };
    }

    private static String written(Call call) {
        return new JsonWriter(call.session().limits().textLength()).write(tree(call));
    }

    private static Object write(Call call) {
        call.place(0).set(written(call));
        return true;
    }

    private static Object stream(Call call) {
        ((Writing) call.argument(0)).text(written(call));
        return true;
    }

    private static Object select(Call call) {
        Optional<List<JsonTree>> found = JsonPath.select(tree(call), call.text(0));
        if (found.isEmpty() || found.get().isEmpty()) {
            return failed(call, "The path '" + call.text(0) + "' leads to nothing in the JSON document.");
        }
        call.place(1).set(found.get().getFirst());
        return true;
    }

    private static Object selectAll(Call call) {
        Optional<List<JsonTree>> found = JsonPath.select(tree(call), call.text(0));
        if (found.isEmpty()) {
            return failed(call, "The path '" + call.text(0) + "' is not valid.");
        }
        call.place(1).set(new ArrayList<Object>(found.get()));
        return true;
    }
}
