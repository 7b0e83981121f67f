package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.record.Descriptions;
import dev.rubicon.al.runtime.record.Views;
import dev.rubicon.al.runtime.run.Bounds;
import dev.rubicon.al.runtime.run.Condition;
import dev.rubicon.al.runtime.run.FilterReader;
import dev.rubicon.al.runtime.run.FilterValues;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Methods of records and RecordRefs about which rows they see, and in which order. */
final class RecordViewing {
    private RecordViewing() {}

    static void define(Builtins methods) {
        Parameter flag = Parameter.of(Simple.BOOLEAN).optional();
        methods.add("Reset", call -> call.record().view().reset());
        methods.add("Init", call -> call.record().init());
        methods.add("GetFilters", Type.TEXT, call -> Descriptions.filters(call.record()));
        methods.add(
                "HasFilter",
                Simple.BOOLEAN,
                call -> !call.record().view().filters().isEmpty());
        methods.add(
                "FilterGroup",
                Simple.INTEGER,
                RecordViewing::filterGroup,
                Parameter.of(Simple.INTEGER).optional());
        methods.add("Ascending", Simple.BOOLEAN, RecordViewing::ascending, flag);
        methods.add("CurrentKey", Type.TEXT, RecordViewing::currentKey);
        methods.add("GetView", Type.TEXT, call -> new Views(call.record()).view(call.flag(0, true)), flag);
        methods.add("SetView", call -> new Views(call.record()).set(call.text(0)), Parameter.of(Type.TEXT));
        methods.add("GetPosition", Type.TEXT, call -> new Views(call.record()).position(call.flag(0, true)), flag);
        methods.add("SetPosition", call -> new Views(call.record()).setPosition(call.text(0)), Parameter.of(Type.TEXT));
        methods.add("Mark", Simple.BOOLEAN, RecordViewing::mark, flag);
        methods.add("MarkedOnly", Simple.BOOLEAN, RecordViewing::markedOnly, flag);
        methods.add("ClearMarks", call -> call.record().view().clearMarks());
        methods.add("SetRecFilter", call -> setRecFilter(call.record()));
        methods.add("SetPermissionFilter", call -> {});
    }

    private static Object filterGroup(Call call) {
        long group = call.record().view().filterGroup();
        if (call.has(0)) {
            if (call.whole(0) < -1 || call.whole(0) > 255) {
                throw AlError.of("There is no filter group " + call.whole(0) + ".");
            }
            call.record().view().filterGroup((int) call.whole(0));
        }
        return call.has(0) ? call.whole(0) : group;
    }

    private static Object ascending(Call call) {
        if (call.has(0)) {
            call.record().view().ascending(call.flag(0, true));
        }
        RecordValue record = call.record();
        return record.view().order().isAscending(record.view().keyFields().getFirst());
    }

    private static String currentKey(Call call) {
        return call.record().view().keyFields().stream()
                .map(FieldDefinition::name)
                .collect(Collectors.joining(","));
    }

    private static Object mark(Call call) {
        RecordValue record = call.record();
        if (call.has(0)) {
            record.view().mark(record.key(), call.flag(0, true));
        }
        return record.view().isMarked(record.key());
    }

    private static Object markedOnly(Call call) {
        if (call.has(0)) {
            call.record().view().markedOnly(call.flag(0, true));
        }
        return call.record().view().isMarkedOnly();
    }

    private static void setRecFilter(RecordValue record) {
        record.table()
                .primaryKey()
                .fields()
                .forEach(field -> record.view()
                        .filter(
                                field,
                                Optional.of(FilterValues.of(record, field).exactly(record.get(field)))));
    }

    /** SetRange: values from the argument {@code index} on; none removes the filter. */
    static void setRange(Call call, RecordValue record, FieldDefinition field, int index) {
        if (!call.has(index)) {
            record.view().filter(field, Optional.empty());
            return;
        }
        FilterValues values = FilterValues.of(record, field);
        Object from = RecordReading.value(call, index, field);
        record.view()
                .filter(
                        field,
                        Optional.of(
                                call.has(index + 1)
                                        ? values.between(from, RecordReading.value(call, index + 1, field))
                                        : values.exactly(from)));
    }

    /** SetFilter: the text at {@code index}, and what is given for its %1 and so on. */
    static void setFilter(Call call, RecordValue record, FieldDefinition field, int index) {
        record.view()
                .filter(
                        field,
                        FilterReader.read(
                                call.text(index),
                                FilterValues.of(record, field),
                                call.types().subList(index + 1, call.count()),
                                List.of(call.arguments()).subList(index + 1, call.count())));
    }

    static String filter(RecordValue record, FieldDefinition field) {
        return record.view().filter(field).map(Condition::text).orElse("");
    }

    static Object rangeMin(RecordValue record, FieldDefinition field) {
        return bound(
                record,
                field,
                record.view().filter(field).map(Condition::filter).flatMap(Bounds::lowest));
    }

    static Object rangeMax(RecordValue record, FieldDefinition field) {
        return bound(
                record,
                field,
                record.view().filter(field).map(Condition::filter).flatMap(Bounds::highest));
    }

    private static Object bound(RecordValue record, FieldDefinition field, Optional<Object> bound) {
        return bound.orElseThrow(() -> AlError.of("Specify a filter that is one value or one range for the field "
                + field + " of the table " + record.table() + ": it is '" + filter(record, field) + "'."));
    }
}
