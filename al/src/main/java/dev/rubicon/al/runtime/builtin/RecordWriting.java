package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.record.Descriptions;
import dev.rubicon.al.runtime.record.Writes;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;

/** Methods of records and RecordRefs that write rows. */
final class RecordWriting {
    private RecordWriting() {}

    static void define(Builtins methods) {
        Parameter flag = Parameter.of(Simple.BOOLEAN).optional();
        methods.add("Insert", Simple.BOOLEAN, RecordWriting::insert, flag, flag);
        methods.add("Modify", Simple.BOOLEAN, RecordWriting::modify, flag);
        methods.add("Delete", Simple.BOOLEAN, RecordWriting::delete, flag);
        methods.add("Rename", Simple.BOOLEAN, RecordWriting::rename, Parameter.any(), Parameter.rest());
        methods.add("Truncate", call -> call.record().all().delete(), flag);
        methods.add("DeleteAll", call -> new Writes(call.record()).deleteAll(call.flag(0, false)), flag);
    }

    private static Object insert(Call call) {
        RecordValue record = call.record();
        boolean inserted = new Writes(record).insert(call.flag(0, false), call.flag(1, false));
        if (!inserted && !call.isUsed()) {
            throw Descriptions.exists(record);
        }
        return inserted;
    }

    private static Object modify(Call call) {
        RecordValue record = call.record();
        return written(call, new Writes(record).modify(call.flag(0, false)), record.key());
    }

    private static Object delete(Call call) {
        RecordValue record = call.record();
        return written(call, new Writes(record).delete(call.flag(0, false)), record.key());
    }

    private static Object rename(Call call) {
        RecordValue record = call.record();
        List<Object> oldKey = record.key();
        List<Object> newKey = RecordReading.key(call, record, 0);
        try {
            return written(call, new Writes(record).rename(newKey), oldKey);
        } catch (AlError error) {
            if (call.isUsed() && error.code().equals("DB:RecordExists")) {
                record.key(oldKey);
                return false;
            }
            throw error;
        }
    }

    private static Object written(Call call, boolean isWritten, List<Object> key) {
        if (!isWritten && !call.isUsed()) {
            throw Descriptions.missing(call.record(), key);
        }
        return isWritten;
    }
}
