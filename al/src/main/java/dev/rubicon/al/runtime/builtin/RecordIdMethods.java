package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.RecordRefValue;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.RecordIdValue;

/** Methods of RecordId. */
final class RecordIdMethods {
    static final Builtins BUILTINS = new Builtins();

    static {
        BUILTINS.add("TableNo", Simple.INTEGER, call -> (long) of(call).table());
        BUILTINS.add("GetRecord", Simple.RECORD_REF, RecordIdMethods::record);
    }

    private RecordIdMethods() {}

    private static RecordIdValue of(Call call) {
        return (RecordIdValue) call.receiver();
    }

    // A record with the key only: nothing is read.
    private static Object record(Call call) {
        RecordIdValue id = of(call);
        TableDefinition table = call.session()
                .program()
                .table(id.table())
                .orElseThrow(() -> AlError.of(
                        "The RecordId is blank, or of a table that is not there: the RecordRef is not open."));
        RecordValue record = new RecordValue(table, false, call.session());
        record.key(id.key());
        return new RecordRefValue(record);
    }
}
