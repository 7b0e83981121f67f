package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.record.Checks;
import dev.rubicon.al.runtime.record.Writes;
import dev.rubicon.al.runtime.run.FieldRefValue;
import dev.rubicon.al.runtime.run.RecordRefValue;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Variant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Methods of FieldRef. */
final class FieldRefMethods {
    static final Builtins BUILTINS = new Builtins();
    private static final Parameter NUMBER = Parameter.of(Simple.INTEGER);

    static {
        values(BUILTINS);
        facts(BUILTINS);
        filters(BUILTINS);
        enums(BUILTINS);
    }

    private FieldRefMethods() {}

    private static FieldRefValue of(Call call) {
        if (call.receiver() instanceof FieldRefValue reference) {
            return reference;
        }
        throw AlError.of("The FieldRef refers to no field.");
    }

    private static void values(Builtins methods) {
        methods.add(
                "Value", Simple.VARIANT, FieldRefMethods::value, Parameter.any().optional());
        methods.add(
                "Validate",
                call -> new Writes(of(call).record())
                        .validate(of(call).field(), RecordRefMethods.given(call, of(call))),
                Parameter.any().optional());
        methods.add("CalcField", Simple.BOOLEAN, call -> {
            FieldRefValue reference = of(call);
            RecordValue.checkCalculated(reference.field());
            reference.record().calculate(reference.field());
            return true;
        });
        methods.add("CalcSum", Simple.BOOLEAN, call -> {
            FieldRefValue reference = of(call);
            reference
                    .record()
                    .set(
                            reference.field(),
                            reference
                                    .record()
                                    .all()
                                    .sums(List.of(reference.field()))
                                    .getFirst());
            return true;
        });
        methods.add(
                "TestField",
                call -> RecordMethods.testField(call, of(call).record(), of(call).field(), 0),
                Parameter.any().optional(),
                Parameter.any().optional());
        methods.add(
                "FieldError",
                call -> {
                    throw call.has(0)
                            ? Checks.wrong(of(call).record(), of(call).field(), call.text(0))
                            : Checks.wrong(of(call).record(), of(call).field());
                },
                Parameter.of(Type.TEXT).optional());
    }

    private static Object value(Call call) {
        FieldRefValue reference = of(call);
        RecordRefMethods.given(call, reference)
                .ifPresent(value -> reference.record().set(reference.field(), value));
        return new Variant(reference.field().type(), reference.record().get(reference.field()));
    }

    private static void facts(Builtins methods) {
        methods.add("Name", Type.TEXT, call -> of(call).field().name());
        methods.add("Caption", Type.TEXT, call -> of(call).field().caption());
        methods.add("Number", Simple.INTEGER, call -> (long) of(call).field().id());
        methods.add("Type", new Type.Named(FieldKinds.TYPE), call -> FieldKinds.type(of(call).field()));
        methods.add("Class", new Type.Named(FieldKinds.CLASS), call -> FieldKinds.fieldClass(of(call).field()));
        methods.add("Length", Simple.INTEGER, call -> FieldKinds.length(of(call).field()));
        methods.add("Active", Simple.BOOLEAN, call -> of(call).field().field().enabled());
        methods.add("Record", Simple.RECORD_REF, call -> new RecordRefValue(of(call).record()));
        methods.add("IsOptimizedForTextSearch", Simple.BOOLEAN, call -> false);
        methods.add("Relation", Simple.INTEGER, call -> 0L);
    }

    private static void filters(Builtins methods) {
        Parameter value = Parameter.any().optional();
        methods.add(
                "SetRange", call -> RecordViewing.setRange(call, of(call).record(), of(call).field(), 0), value, value);
        methods.add(
                "SetFilter",
                call -> RecordViewing.setFilter(call, of(call).record(), of(call).field(), 0),
                Parameter.of(Type.TEXT),
                Parameter.rest());
        methods.add("GetFilter", Type.TEXT, call -> RecordViewing.filter(of(call).record(), of(call).field()));
        methods.add(
                "GetRangeMin",
                Simple.VARIANT,
                call -> new Variant(
                        of(call).field().type(), RecordViewing.rangeMin(of(call).record(), of(call).field())));
        methods.add(
                "GetRangeMax",
                Simple.VARIANT,
                call -> new Variant(
                        of(call).field().type(), RecordViewing.rangeMax(of(call).record(), of(call).field())));
    }

    private static void enums(Builtins methods) {
        methods.add(
                "IsEnum",
                Simple.BOOLEAN,
                call -> of(call).field().type() instanceof Type.Named named
                        && named.definition().isEnum());
        methods.add("OptionMembers", Type.TEXT, call -> joined(call, EnumDefinition.Value::name));
        methods.add("OptionString", Type.TEXT, call -> joined(call, EnumDefinition.Value::name));
        methods.add("OptionCaption", Type.TEXT, call -> joined(call, EnumDefinition.Value::caption));
        methods.add(
                "EnumValueCount", Simple.INTEGER, call -> (long) values(call).size());
        methods.add("GetEnumValueName", Type.TEXT, call -> at(call).name(), NUMBER);
        methods.add("GetEnumValueCaption", Type.TEXT, call -> at(call).caption(), NUMBER);
        methods.add("GetEnumValueOrdinal", Simple.INTEGER, call -> at(call).ordinal(), NUMBER);
        methods.add(
                "GetEnumValueNameFromOrdinalValue",
                Type.TEXT,
                call -> ofOrdinal(call).name(),
                NUMBER);
        methods.add(
                "GetEnumValueCaptionFromOrdinalValue",
                Type.TEXT,
                call -> ofOrdinal(call).caption(),
                NUMBER);
    }

    private static List<EnumDefinition.Value> values(Call call) {
        FieldDefinition field = of(call).field();
        if (field.type() instanceof Type.Named named) {
            return named.definition().values();
        }
        return List.of();
    }

    private static String joined(Call call, Function<EnumDefinition.Value, String> text) {
        return values(call).stream().map(text).collect(Collectors.joining(","));
    }

    // Beyond the last one is nothing, and no error.
    private static EnumDefinition.Value at(Call call) {
        List<EnumDefinition.Value> values = values(call);
        long index = call.whole(0);
        return index < 1 || index > values.size() ? new EnumDefinition.Value(-1, "") : values.get((int) index - 1);
    }

    private static EnumDefinition.Value ofOrdinal(Call call) {
        return values(call).stream()
                .filter(value -> value.ordinal() == call.whole(0))
                .findFirst()
                .orElseThrow(() -> AlError.of("The field " + of(call).field().caption()
                        + " has no value with the ordinal " + call.whole(0) + "."));
    }
}
