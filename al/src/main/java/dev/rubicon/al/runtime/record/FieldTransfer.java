package dev.rubicon.al.runtime.record;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import java.util.List;

/** TransferFields: takes over the values of fields with the same number. */
public final class FieldTransfer {
    private FieldTransfer() {}

    /**
     * @param withKey whether fields of the primary key are taken over, too
     * @param skipsOthers whether fields whose types do not match are left alone instead of being an error
     */
    public static void transfer(RecordValue from, RecordValue to, boolean withKey, boolean skipsOthers) {
        List<FieldDefinition> key = to.table().primaryKey().fields();
        for (FieldDefinition target : to.table().fields()) {
            if (target.isStored() && !target.isSystem() && (withKey || !key.contains(target))) {
                from.table()
                        .field(target.id())
                        .filter(source -> source.isStored() && !source.isSystem())
                        .filter(source -> !skipsOthers || matches(source.type(), target.type()))
                        .ifPresent(source -> to.set(target, value(from, source, target)));
            }
        }
    }

    private static boolean matches(Type source, Type target) {
        return source.isText() && target.isText() || source.equals(target) || source.isWhole() && target.isWhole();
    }

    private static Object value(RecordValue from, FieldDefinition source, FieldDefinition target) {
        Object value = from.get(source);
        if (value instanceof BlobValue blob) {
            from.calculate(source);
            return blob.copy();
        }
        return Conversions.find(source.type(), target.type())
                .map(step -> step.apply(value))
                .orElseThrow(() -> AlError.of("The field " + source + " of " + from.table() + " is a " + source.type()
                        + " and cannot be transferred to the field " + target + ", a " + target.type() + "."));
    }
}
