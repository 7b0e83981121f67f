package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.KeyDefinition;
import dev.rubicon.al.runtime.program.SystemFields;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.FieldRefValue;
import dev.rubicon.al.runtime.run.KeyRefValue;
import dev.rubicon.al.runtime.run.RecordRefValue;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Methods of RecordRef. What records have, too, is where those are. */
final class RecordRefMethods {
    static final Builtins BUILTINS = new Builtins();
    private static final Parameter NUMBER = Parameter.of(Simple.INTEGER);
    private static final Parameter FLAG = Parameter.of(Simple.BOOLEAN).optional();

    static {
        RecordReading.define(BUILTINS);
        RecordWriting.define(BUILTINS);
        RecordViewing.define(BUILTINS);
        RecordFacts.define(BUILTINS);
        opening(BUILTINS);
        fields(BUILTINS);
        keys(BUILTINS);
        loading(BUILTINS);
    }

    private RecordRefMethods() {}

    private static RecordRefValue of(Call call) {
        return (RecordRefValue) call.receiver();
    }

    private static void opening(Builtins methods) {
        methods.add(
                "Open",
                RecordRefMethods::open,
                NUMBER,
                FLAG,
                Parameter.of(Type.TEXT).optional());
        methods.add("Close", call -> of(call).close());
        methods.add("IsOpen", Simple.BOOLEAN, call -> of(call).isOpen());
        methods.add("GetTable", call -> of(call).open(source(call).copy()), Parameter.any());
        methods.add("SetTable", RecordRefMethods::setTable, Parameter.anyPlace(), FLAG);
        methods.add(
                "Duplicate",
                Simple.RECORD_REF,
                call -> new RecordRefValue(call.record().copy()));
        methods.add("Copy", call -> copy(of(call), source(call), call.flag(1, false)), Parameter.any(), FLAG);
        methods.add("Get", Simple.BOOLEAN, RecordReading::get, Parameter.any());
        methods.add(
                "Number",
                Simple.INTEGER,
                call -> of(call).isOpen() ? (long) call.record().table().id() : 0L);
        methods.add("Name", Type.TEXT, call -> call.record().table().name());
        methods.add("Caption", Type.TEXT, call -> call.record().table().caption());
    }

    private static void open(Call call) {
        TableDefinition table = call.session()
                .program()
                .table((int) call.whole(0))
                .orElseThrow(() -> AlError.of("There is no table " + call.whole(0) + "."));
        RecordValue record = new RecordValue(table, call.flag(1, false), call.session());
        if (call.has(2) && !call.text(2).isEmpty()) {
            String name = call.text(2);
            record.changeCompany(RecordFacts.known(call, name).orElseThrow(() -> RecordFacts.noCompany(name)));
        }
        of(call).open(record);
    }

    private static RecordValue source(Call call) {
        Object value = call.argument(0) instanceof Variant variant ? variant.value() : call.argument(0);
        return switch (value) {
            case RecordValue record -> record;
            case RecordRefValue reference -> reference.record();
            default -> throw AlError.of("A " + call.types().getFirst() + " is no record.");
        };
    }

    private static void setTable(Call call) {
        if (!(call.place(0).get() instanceof RecordValue target)) {
            throw AlError.of("SetTable takes a record.");
        }
        RecordValue record = call.record();
        if (target.table() != record.table()) {
            throw AlError.of(
                    "The RecordRef is open for the table " + record.table() + " and not for " + target.table() + ".");
        }
        target.copy(record, true);
    }

    private static void copy(RecordRefValue to, RecordValue from, boolean share) {
        RecordValue target = to.isOpen() && to.record().table() == from.table()
                ? to.record()
                : new RecordValue(from.table(), from.isTemporary(), from.session());
        target.copy(from, share);
        to.open(target);
    }

    private static void fields(Builtins methods) {
        methods.add("Field", Simple.FIELD_REF, call -> reference(call, number(call, 0)), NUMBER);
        methods.add("Field", Simple.FIELD_REF, call -> reference(call, named(call)), Parameter.of(Type.TEXT));
        methods.add("FieldIndex", Simple.FIELD_REF, RecordRefMethods::fieldAt, NUMBER);
        methods.add("FieldCount", Simple.INTEGER, call ->
                (long) declared(call.record()).size());
        methods.add(
                "FieldExist",
                Simple.BOOLEAN,
                call -> call.record().table().field((int) call.whole(0)).isPresent(),
                NUMBER);
        methods.add(
                "FieldExist",
                Simple.BOOLEAN,
                call -> call.record().table().field(call.text(0)).isPresent(),
                Parameter.of(Type.TEXT));
        methods.add("SystemIdNo", Simple.INTEGER, call -> (long) SystemFields.SYSTEM_ID);
        methods.add("SystemCreatedAtNo", Simple.INTEGER, call -> (long) SystemFields.CREATED_AT);
        methods.add("SystemCreatedByNo", Simple.INTEGER, call -> (long) SystemFields.CREATED_BY);
        methods.add("SystemModifiedAtNo", Simple.INTEGER, call -> (long) SystemFields.MODIFIED_AT);
        methods.add("SystemModifiedByNo", Simple.INTEGER, call -> (long) SystemFields.MODIFIED_BY);
    }

    private static FieldRefValue reference(Call call, FieldDefinition field) {
        return new FieldRefValue(call.record(), field);
    }

    private static FieldDefinition number(Call call, int index) {
        RecordValue record = call.record();
        return record.table()
                .field((int) call.whole(index))
                .orElseThrow(() -> AlError.of("The field with ID " + call.whole(index) + " does not exist in the "
                        + record.table().caption() + " table."));
    }

    private static FieldDefinition named(Call call) {
        RecordValue record = call.record();
        return record.table()
                .field(call.text(0))
                .orElseThrow(() -> AlError.of("The field " + call.text(0) + " does not exist in the "
                        + record.table().caption() + " table."));
    }

    private static List<FieldDefinition> declared(RecordValue record) {
        return record.table().fields().stream()
                .filter(field -> !field.isSystem())
                .toList();
    }

    private static Object fieldAt(Call call) {
        List<FieldDefinition> fields = declared(call.record());
        long index = call.whole(0);
        if (index < 1 || index > fields.size()) {
            throw AlError.of(
                    "The table " + call.record().table().caption() + " does not have a field at index " + index + ".");
        }
        return reference(call, fields.get((int) index - 1));
    }

    private static void keys(Builtins methods) {
        methods.add(
                "KeyCount", Simple.INTEGER, call -> (long) keys(call.record()).size());
        methods.add(
                "KeyIndex",
                Simple.KEY_REF,
                call -> new KeyRefValue(call.record(), key(call.record(), call.whole(0))),
                NUMBER);
        methods.add("CurrentKeyIndex", Simple.INTEGER, RecordRefMethods::currentKeyIndex, NUMBER.optional());
    }

    // That of SystemId comes last.
    private static List<KeyDefinition> keys(RecordValue record) {
        List<KeyDefinition> keys = new ArrayList<>(record.table().keys());
        record.table()
                .field(SystemFields.SYSTEM_ID)
                .ifPresent(id -> keys.add(new KeyDefinition("$systemId", List.of(id), true)));
        return keys;
    }

    private static KeyDefinition key(RecordValue record, long index) {
        List<KeyDefinition> keys = keys(record);
        if (index < 1 || index > keys.size()) {
            throw AlError.of("Index out of bounds: the table " + record.table().caption()
                    + " does not have an active key at index " + index + ".");
        }
        return keys.get((int) index - 1);
    }

    private static Object currentKeyIndex(Call call) {
        RecordValue record = call.record();
        if (call.has(0)) {
            record.view().orderBy(key(record, call.whole(0)).fields());
        }
        List<KeyDefinition> keys = keys(record);
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).fields().equals(record.view().keyFields())) {
                return i + 1L;
            }
        }
        return 0L;
    }

    private static void loading(Builtins methods) {
        methods.add("SetLoadFields", Simple.BOOLEAN, call -> true, Parameter.rest());
        methods.add("AddLoadFields", Simple.BOOLEAN, call -> true, Parameter.rest());
        methods.add("LoadFields", Simple.BOOLEAN, call -> true, Parameter.rest());
        methods.add("AreFieldsLoaded", Simple.BOOLEAN, call -> true, Parameter.rest());
        methods.add("SetAutoCalcFields", call -> call.record().view().calculateAlways(all(call)), Parameter.rest());
        methods.add(
                "FullyQualifiedName",
                Type.TEXT,
                call -> (call.record().company().isEmpty() ? "" : call.record().company() + "$")
                        + call.record().table().name());
        methods.add("IsDirty", Simple.BOOLEAN, call -> call.record().isChanged());
    }

    private static List<FieldDefinition> all(Call call) {
        List<FieldDefinition> fields = new ArrayList<>();
        for (int i = 0; i < call.count(); i++) {
            fields.add(number(call, i));
        }
        return fields;
    }

    static Optional<Object> given(Call call, FieldRefValue reference) {
        return call.has(0) ? Optional.of(RecordMethods.stored(call, 0, reference.field())) : Optional.empty();
    }
}
