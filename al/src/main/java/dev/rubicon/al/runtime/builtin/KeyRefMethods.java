package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.FieldRefValue;
import dev.rubicon.al.runtime.run.KeyRefValue;
import dev.rubicon.al.runtime.run.RecordRefValue;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;

/** Methods of KeyRef. */
final class KeyRefMethods {
    static final Builtins BUILTINS = new Builtins();

    static {
        BUILTINS.add("Active", Simple.BOOLEAN, call -> !of(call).key().fields().isEmpty());
        BUILTINS.add("FieldCount", Simple.INTEGER, call ->
                (long) of(call).key().fields().size());
        BUILTINS.add("FieldIndex", Simple.FIELD_REF, KeyRefMethods::field, Parameter.of(Simple.INTEGER));
        BUILTINS.add("Record", Simple.RECORD_REF, call -> new RecordRefValue(of(call).record()));
    }

    private KeyRefMethods() {}

    private static KeyRefValue of(Call call) {
        if (call.receiver() instanceof KeyRefValue key) {
            return key;
        }
        throw AlError.of("The KeyRef refers to no key.");
    }

    private static Object field(Call call) {
        List<FieldDefinition> fields = of(call).key().fields();
        long index = call.whole(0);
        if (index < 1 || index > fields.size()) {
            throw AlError.of("The key has no field at index " + index + ".");
        }
        return new FieldRefValue(of(call).record(), fields.get((int) index - 1));
    }
}
