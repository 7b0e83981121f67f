package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.run.TransferValue;

/** Methods of DataTransfer. */
final class DataTransferMethods {
    static final Builtins BUILTINS = new Builtins();

    static {
        Parameter number = Parameter.of(Simple.INTEGER);
        BUILTINS.add(
                "SetTables", call -> of(call).setTables(call.session(), call.whole(0), call.whole(1)), number, number);
        BUILTINS.add("AddFieldValue", call -> of(call).addField(call.whole(0), call.whole(1)), number, number);
        BUILTINS.add(
                "AddConstantValue",
                call -> of(call).addConstant(call.types().getFirst(), call.argument(0), call.whole(1)),
                Parameter.any(),
                number);
        BUILTINS.add("AddJoin", call -> of(call).addJoin(call.whole(0), call.whole(1)), number, number);
        BUILTINS.add(
                "AddSourceFilter",
                call -> filter(call, of(call).source()),
                number,
                Parameter.of(Type.TEXT),
                Parameter.rest());
        BUILTINS.add(
                "AddDestinationFilter",
                call -> filter(call, of(call).destination()),
                number,
                Parameter.of(Type.TEXT),
                Parameter.rest());
        BUILTINS.add("CopyFields", call -> of(call).copyFields(call.session()));
        BUILTINS.add("CopyRows", call -> of(call).copyRows(call.session()));
        BUILTINS.add("Clear", call -> of(call).clear());
        BUILTINS.add(
                "UpdateAuditFields",
                Simple.BOOLEAN,
                DataTransferMethods::updateAuditFields,
                Parameter.of(Simple.BOOLEAN).optional());
    }

    private DataTransferMethods() {}

    private static TransferValue of(Call call) {
        return (TransferValue) call.receiver();
    }

    private static void filter(Call call, RecordValue record) {
        RecordViewing.setFilter(call, record, of(call).field(record, call.whole(0)), 1);
    }

    private static Object updateAuditFields(Call call) {
        if (call.has(0)) {
            of(call).updatesAuditFields(call.flag(0, true));
        }
        return of(call).updatesAuditFields();
    }
}
