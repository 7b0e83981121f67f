package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.value.ErrorDetails;
import java.util.Map;

/** Methods of ErrorInfo: each property is read without an argument and set with one. */
final class ErrorInfoMethods {
    static final Builtins BUILTINS = new Builtins();
    static final Builtins STATIC = new Builtins();
    private static final Type DIMENSIONS = new Type.DictionaryOf(Type.TEXT, Type.TEXT);

    static {
        property("Message", Type.TEXT);
        property("DetailedMessage", Type.TEXT);
        property("Title", Type.TEXT);
        property("ControlName", Type.TEXT);
        property("Collectible", Simple.BOOLEAN);
        property("ErrorType", Simple.INTEGER);
        property("Verbosity", Simple.INTEGER);
        property("DataClassification", Simple.INTEGER);
        property("TableId", Simple.INTEGER);
        property("FieldNo", Simple.INTEGER);
        property("PageNo", Simple.INTEGER);
        property("SystemId", Simple.GUID);
        property("RecordId", Simple.RECORD_ID);
        BUILTINS.add("Callstack", Type.TEXT, call -> "");
        BUILTINS.add("CustomDimensions", DIMENSIONS, call -> details(call).dimensions());
        BUILTINS.add(
                "CustomDimensions",
                call -> details(call).dimensions((Map<?, ?>) call.argument(0)),
                Parameter.of(DIMENSIONS));
        // Nobody is there to act on an error.
        Parameter text = Parameter.of(Type.TEXT);
        BUILTINS.add("AddAction", call -> {}, text, Parameter.of(Simple.INTEGER), text, text.optional());
        BUILTINS.add("AddNavigationAction", call -> {}, text.optional(), text.optional());
        create();
    }

    private ErrorInfoMethods() {}

    private static void property(String name, Type type) {
        BUILTINS.add(name, type, call -> details(call).get(name).orElseGet(() -> Blanks.of(type, call.session())));
        BUILTINS.add(name, call -> details(call).set(name, call.argument(0)), Parameter.of(type));
    }

    private static ErrorDetails details(Call call) {
        return (ErrorDetails) call.receiver();
    }

    private static void create() {
        STATIC.add("Create", Simple.ERROR_INFO, call -> new ErrorDetails());
        STATIC.add(
                "Create",
                Simple.ERROR_INFO,
                call -> {
                    ErrorDetails details = ErrorDetails.of(call.text(0));
                    details.set("Collectible", call.flag(1, false));
                    if (call.count() > 2 && call.argument(call.count() - 1) instanceof Map<?, ?> dimensions) {
                        details.dimensions(dimensions);
                    }
                    return details;
                },
                Parameter.of(Type.TEXT),
                Parameter.of(Simple.BOOLEAN).optional(),
                Parameter.rest());
    }
}
