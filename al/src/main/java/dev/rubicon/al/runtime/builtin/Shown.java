package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.FieldRefValue;
import dev.rubicon.al.runtime.run.Formats;
import dev.rubicon.al.runtime.run.RecordRefValue;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.value.RecordIdValue;
import dev.rubicon.al.runtime.value.Variant;
import java.util.ArrayList;
import java.util.List;

/** Arguments as texts: simple values by their formats, and what stands for a row by its table and key. */
final class Shown {
    private static final int EDITED = 1;

    private Shown() {}

    /** Format 0 of an argument. */
    static String text(Call call, int index) {
        return text(call.session(), call.types().get(index), call.argument(index), 0);
    }

    static String text(Session session, Type type, Object value, int number) {
        return switch (value) {
            case Variant variant -> text(session, variant.type(), variant.value(), number);
            case FieldRefValue ref ->
                text(session, ref.field().type(), ref.record().get(ref.field()), number);
            case RecordIdValue id -> row(session, id);
            case RecordValue record -> row(session, record.id());
            case RecordRefValue ref -> ref.isOpen() ? row(session, ref.record().id()) : "";
            default -> Formats.of(type, value, number);
        };
    }

    // Sales Line: Order,1001,10000
    private static String row(Session session, RecordIdValue id) {
        return session.program()
                .table(id.table())
                .map(table -> row(session, table, id.key()))
                .orElse("");
    }

    private static String row(Session session, TableDefinition table, List<Object> key) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            Type type = table.primaryKey().fields().get(i).type();
            values.add(text(session, type, key.get(i), EDITED));
        }
        return table.name() + ": " + String.join(",", values);
    }
}
