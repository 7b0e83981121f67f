package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.record.Checks;
import dev.rubicon.al.runtime.record.FieldTransfer;
import dev.rubicon.al.runtime.record.Writes;
import dev.rubicon.al.runtime.run.Condition;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.run.FieldPlace;
import dev.rubicon.al.runtime.run.FilterReader;
import dev.rubicon.al.runtime.run.FilterValues;
import dev.rubicon.al.runtime.run.RecordRefValue;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Variant;
import java.util.List;
import java.util.Optional;

/** Methods of records. */
final class RecordMethods {
    static final Builtins BUILTINS = new Builtins();
    private static final Parameter FLAG = Parameter.of(Simple.BOOLEAN).optional();

    static {
        RecordReading.define(BUILTINS);
        RecordWriting.define(BUILTINS);
        RecordViewing.define(BUILTINS);
        RecordFacts.define(BUILTINS);
        values(BUILTINS);
        views(BUILTINS);
        fields(BUILTINS);
    }

    private RecordMethods() {}

    private static void values(Builtins methods) {
        methods.add("Get", Simple.BOOLEAN, RecordReading::get, Parameter.rest());
        methods.add(
                "ModifyAll",
                call -> new Writes(call.record()).modifyAll(call.field(0), stored(call, 1), call.flag(2, false)),
                Parameter.field(),
                Parameter.any(),
                FLAG);
        methods.add(
                "Validate",
                call -> new Writes(call.record())
                        .validate(call.field(0), call.has(1) ? Optional.of(stored(call, 1)) : Optional.empty()),
                Parameter.field(),
                Parameter.any().optional());
        methods.add(
                "TransferFields",
                call -> FieldTransfer.transfer(source(call), call.record(), call.flag(1, true), call.flag(2, false)),
                Parameter.any(),
                FLAG,
                FLAG);
        methods.add("Copy", call -> call.record().copy(source(call), call.flag(1, false)), Parameter.any(), FLAG);
        methods.add("CopyFilters", call -> copyFilters(call.record(), source(call)), Parameter.any());
        methods.add(
                "CalcFields",
                Simple.BOOLEAN,
                call -> {
                    call.fields(0).forEach(RecordValue::checkCalculated);
                    call.fields(0).forEach(call.record()::calculate);
                    return true;
                },
                Parameter.fields());
        methods.add("CalcSums", Simple.BOOLEAN, RecordMethods::calcSums, Parameter.fields());
        methods.add(
                "SetAutoCalcFields", call -> call.record().view().calculateAlways(call.fields(0)), Parameter.fields());
    }

    /** A value that goes into a field: one that does not fit is an error. */
    private static Object stored(Call call, int index) {
        return stored(call, index, call.field(0));
    }

    static Object stored(Call call, int index, FieldDefinition field) {
        Type from = call.types().get(index);
        return Conversions.find(from, field.type())
                .map(step -> step.apply(call.argument(index)))
                .orElseThrow(() -> AlError.of(
                        "A " + from + " cannot be put into the field " + field + ", which is a " + field.type() + "."));
    }

    // A record, or a variant with one.
    private static RecordValue source(Call call) {
        Object value = call.argument(0) instanceof Variant variant ? variant.value() : call.argument(0);
        return switch (value) {
            case RecordValue record -> record;
            case RecordRefValue reference -> reference.record();
            default -> throw AlError.of("A " + call.types().getFirst() + " is no record.");
        };
    }

    static void copyFilters(RecordValue to, RecordValue from) {
        if (to.table() != from.table()) {
            throw AlError.of("Filters of " + from.table() + " cannot be those of " + to.table() + ".");
        }
        to.view().copyFilters(from.view());
    }

    private static Object calcSums(Call call) {
        List<FieldDefinition> fields = call.fields(0);
        List<Object> sums = call.record().all().sums(fields);
        for (int i = 0; i < fields.size(); i++) {
            call.record().set(fields.get(i), sums.get(i));
        }
        return true;
    }

    private static void views(Builtins methods) {
        methods.add(
                "SetRange",
                call -> RecordViewing.setRange(call, call.record(), call.field(0), 1),
                Parameter.field(),
                Parameter.any().optional(),
                Parameter.any().optional());
        methods.add(
                "SetFilter",
                call -> RecordViewing.setFilter(call, call.record(), call.field(0), 1),
                Parameter.field(),
                Parameter.of(Type.TEXT),
                Parameter.rest());
        methods.add(
                "GetFilter", Type.TEXT, call -> RecordViewing.filter(call.record(), call.field(0)), Parameter.field());
        methods.add("CopyFilter", RecordMethods::copyFilter, Parameter.field(), Parameter.anyPlace());
        methods.add(
                "GetRangeMin",
                Builtin.OF_FIELD,
                call -> RecordViewing.rangeMin(call.record(), call.field(0)),
                Parameter.field());
        methods.add(
                "GetRangeMax",
                Builtin.OF_FIELD,
                call -> RecordViewing.rangeMax(call.record(), call.field(0)),
                Parameter.field());
        methods.add("SetCurrentKey", Simple.BOOLEAN, RecordMethods::setCurrentKey, Parameter.fields());
        methods.add(
                "SetAscending",
                call -> call.record().view().ascending(call.field(0), call.flag(1, true)),
                Parameter.field(),
                Parameter.of(Simple.BOOLEAN));
    }

    private static Object setCurrentKey(Call call) {
        call.record().view().orderBy(call.fields(0));
        return true;
    }

    // Given the field of another record, which may be of another table.
    private static void copyFilter(Call call) {
        if (!(call.place(1) instanceof FieldPlace target)) {
            throw AlError.of("CopyFilter takes the field of a record.");
        }
        Optional<Condition> condition = call.record().view().filter(call.field(0));
        target.record()
                .view()
                .filter(
                        target.field(),
                        condition.flatMap(given ->
                                FilterReader.read(given.text(), FilterValues.of(target.record(), target.field()))));
    }

    private static void fields(Builtins methods) {
        methods.add(
                "TestField",
                call -> testField(call, call.record(), call.field(0), 1),
                Parameter.field(),
                Parameter.any().optional(),
                Parameter.any().optional());
        methods.add(
                "FieldError",
                call -> {
                    throw call.has(1)
                            ? Checks.wrong(call.record(), call.field(0), call.text(1))
                            : Checks.wrong(call.record(), call.field(0));
                },
                Parameter.field(),
                Parameter.of(Type.TEXT).optional());
        methods.add("FieldNo", Simple.INTEGER, call -> (long) call.field(0).id(), Parameter.field());
        methods.add("FieldName", Type.TEXT, call -> call.field(0).name(), Parameter.field());
        methods.add("FieldCaption", Type.TEXT, call -> call.field(0).caption(), Parameter.field());
        methods.add("FieldActive", Simple.BOOLEAN, call -> call.field(0).field().enabled(), Parameter.field());
        methods.add("SetLoadFields", Simple.BOOLEAN, call -> true, Parameter.fields());
        methods.add("AddLoadFields", Simple.BOOLEAN, call -> true, Parameter.fields());
        methods.add("LoadFields", Simple.BOOLEAN, call -> true, Parameter.fields());
        methods.add("AreFieldsLoaded", Simple.BOOLEAN, call -> true, Parameter.fields());
    }

    /** TestField: that it is not blank, or has the value at {@code index}. */
    static void testField(Call call, RecordValue record, FieldDefinition field, int index) {
        boolean hasValue = call.has(index) && !call.types().get(index).equals(Simple.ERROR_INFO);
        if (hasValue) {
            Checks.equal(record, field, call.types().get(index), call.argument(index));
        } else {
            Checks.notBlank(record, field);
        }
    }
}
