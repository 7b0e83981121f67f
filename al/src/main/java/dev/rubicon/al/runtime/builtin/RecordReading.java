package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.SystemFields;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.record.Descriptions;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.run.FilterValues;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.RecordIdValue;
import dev.rubicon.al.runtime.value.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Methods of records and RecordRefs that find rows. */
final class RecordReading {
    private RecordReading() {}

    static void define(Builtins methods) {
        Parameter flag = Parameter.of(Simple.BOOLEAN).optional();
        methods.add("GetBySystemId", Simple.BOOLEAN, RecordReading::getBySystemId, Parameter.of(Simple.GUID));
        methods.add(
                "Find",
                Simple.BOOLEAN,
                call -> found(call, find(call.record(), call.has(0) ? call.text(0) : "=")),
                Parameter.of(Type.TEXT).optional());
        methods.add(
                "FindFirst", Simple.BOOLEAN, call -> found(call, call.record().readFirst(false, 1)));
        methods.add(
                "FindLast", Simple.BOOLEAN, call -> found(call, call.record().readFirst(true, 1)));
        methods.add(
                "FindSet",
                Simple.BOOLEAN,
                call -> found(call, call.record().readFirst(false, RecordValue.FIRST_PAGE)),
                flag,
                flag);
        methods.add(
                "Next",
                Simple.INTEGER,
                call -> call.record().next(call.whole(0, 1)),
                Parameter.of(Simple.INTEGER).optional());
        methods.add("Count", Simple.INTEGER, call -> call.record().all().count());
        methods.add("CountApprox", Simple.INTEGER, call -> call.record().all().count());
        methods.add("IsEmpty", Simple.BOOLEAN, call -> call.record().all().isEmpty());
    }

    private static Object found(Call call, boolean isFound) {
        if (!isFound && !call.isUsed()) {
            throw Descriptions.nothing(call.record());
        }
        return isFound;
    }

    /** What is at hand of {@code -} (first), {@code +} (last), {@code =} (this), {@code >} (next) and {@code <} (the one before). */
    private static boolean find(RecordValue record, String which) {
        if (which.isEmpty() || which.chars().anyMatch(c -> "-+=<> ".indexOf(c) < 0)) {
            throw AlError.of("'" + which + "' cannot be found: -, +, =, < and > are known.");
        }
        for (char c : which.toCharArray()) {
            boolean isFound = switch (c) {
                case '-' -> record.readFirst(false, RecordValue.FIRST_PAGE);
                case '+' -> record.readFirst(true, 1);
                case '=' -> record.readHere();
                case '>' -> record.readFrom(true, false);
                case '<' -> record.readFrom(false, false);
                default -> false;
            };
            if (isFound) {
                return true;
            }
        }
        return false;
    }

    /** Get, with values of the primary key or a RecordId. What is left out is blank. */
    static Object get(Call call) {
        RecordValue record = call.record();
        List<Object> key = call.count() == 1 && recordId(call).isPresent()
                ? ofId(record, recordId(call).get())
                : key(call, record, 0);
        boolean isFound = record.read(key);
        if (!isFound && !call.isUsed()) {
            throw Descriptions.missing(record, key);
        }
        return isFound;
    }

    private static Optional<RecordIdValue> recordId(Call call) {
        Object value = call.argument(0) instanceof Variant variant ? variant.value() : call.argument(0);
        boolean isKey = call.record().table().primaryKey().fields().getFirst().type() == Simple.RECORD_ID;
        return value instanceof RecordIdValue id && !isKey ? Optional.of(id) : Optional.empty();
    }

    /** The key in a RecordId of the record's table. */
    static List<Object> ofId(RecordValue record, RecordIdValue id) {
        if (id.table() != record.table().id()) {
            throw AlError.of("The RecordId is of the table " + id.table() + " and not of " + record.table() + ".");
        }
        return id.key();
    }

    /** Values of the primary key from the arguments from {@code index} on. */
    static List<Object> key(Call call, RecordValue record, int index) {
        List<FieldDefinition> fields = record.table().primaryKey().fields();
        if (call.count() - index > fields.size()) {
            throw AlError.of(
                    "The primary key of the table " + record.table() + " has only " + fields.size() + " fields.");
        }
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Type type = fields.get(i).type();
            key.add(call.has(index + i) ? value(call, index + i, fields.get(i)) : Blanks.of(type, call.session()));
        }
        return key;
    }

    /** An argument as a value of a field. */
    static Object value(Call call, int index, FieldDefinition field) {
        Type from = call.types().get(index);
        return FilterValues.converted(from, call.argument(index), field.type())
                .orElseThrow(() -> AlError.of("A " + from + " cannot be given for the field " + field + ", which is a "
                        + field.type() + "."));
    }

    private static Object getBySystemId(Call call) {
        RecordValue record = call.record();
        FieldDefinition id = record.table().field(SystemFields.SYSTEM_ID).orElseThrow();
        RecordValue finder = record.walker();
        finder.view().reset();
        finder.view().filter(id, Optional.of(FilterValues.of(record, id).exactly(call.argument(0))));
        boolean isFound = finder.readFirst(false, 1) && record.read(finder.key());
        if (!isFound && !call.isUsed()) {
            UUID wanted = (UUID) call.argument(0);
            throw new AlError(
                    "DB:RecordNotFound",
                    "The " + record.table().caption() + " does not exist. Identification fields and values: SystemId='"
                            + wanted + "'");
        }
        return isFound;
    }
}
