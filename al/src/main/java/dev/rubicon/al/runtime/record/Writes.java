package dev.rubicon.al.runtime.record;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Subscriber;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Writes records with what that sets going: who hears OnBefore…Event; if triggers are wanted, those of extensions before, of the
 * table, of extensions with it and after it; then the row; then who hears OnAfter…Event.
 */
public final class Writes {
    private static final List<String> NAMES = List.of("rec", "xrec", "runtrigger");

    private final RecordValue record;
    private final TableDefinition table;
    private final Session session;

    public Writes(RecordValue record) {
        this.record = record;
        this.table = record.table();
        this.session = record.session();
    }

    /** False if there is a row with its primary key. */
    public boolean insert(boolean runsTrigger, boolean keepsSystemId) {
        return around("Insert", runsTrigger, record, () -> record.stored().insert(keepsSystemId));
    }

    /** False if there is no row with its primary key. */
    public boolean modify(boolean runsTrigger) {
        return around("Modify", runsTrigger, record, record.stored()::modify);
    }

    /** False if there is no row with its primary key. */
    public boolean delete(boolean runsTrigger) {
        return around("Delete", runsTrigger, record, record.stored()::delete);
    }

    /** False if there is no row with its old primary key. */
    public boolean rename(List<Object> newKey) {
        RecordValue before = record.copy();
        if (!before.read(record.key())) {
            return false;
        }
        List<Object> oldKey = record.key();
        record.key(newKey);
        return around("Rename", true, before, () -> {
            boolean renamed = record.stored().rename(oldKey);
            if (renamed && !record.isTemporary()) {
                new RenameCascade(record).follow(oldKey, record.key());
            }
            return renamed;
        });
    }

    // From code, xRec is what Rec is, but for Rename.
    private boolean around(String what, boolean runsTrigger, RecordValue was, BooleanSupplier write) {
        boolean isHeard = session.program().isHeard(table)
                && (hears("OnBefore" + what + "Event") || hears("OnAfter" + what + "Event"));
        List<Routine> triggers = runsTrigger ? triggers(what) : List.of();
        if (!isHeard && triggers.isEmpty()) {
            return write.getAsBoolean();
        }
        RecordValue previous = was.copy();
        raise("OnBefore" + what + "Event", previous, runsTrigger);
        for (Routine trigger : triggers) {
            record.previous(previous);
            session.invoker().invoke(session, trigger, record, List.of());
        }
        boolean written = write.getAsBoolean();
        if (written) {
            raise("OnAfter" + what + "Event", what.equals("Rename") ? previous : record.copy(), runsTrigger);
        }
        return written;
    }

    private List<Routine> triggers(String what) {
        List<Routine> triggers = new ArrayList<>();
        for (String name : List.of("OnBefore" + what, "On" + what, "OnAfter" + what)) {
            table.code().forEach(code -> code.trigger(name).ifPresent(triggers::add));
        }
        return triggers;
    }

    private Subscriber.Event event(String name) {
        return new Subscriber.Event("table", table.id(), name, "");
    }

    private boolean hears(String name) {
        return session.program().isHeard(table)
                && !session.program().subscribers(event(name)).isEmpty();
    }

    private void raise(String name, RecordValue previous, boolean runsTrigger) {
        if (hears(name)) {
            Type type = new Type.RecordOf(table, record.isTemporary());
            List<Place> arguments = List.of(
                    new Variable(type, record),
                    new Variable(type, previous),
                    new Variable(Type.Simple.BOOLEAN, runsTrigger));
            session.invoker().raise(session, event(name), record, NAMES, arguments);
        }
    }

    /** Sets a field of all rows in the view. */
    public void modifyAll(FieldDefinition field, Object value, boolean runsTrigger) {
        if (isSilent("Modify", runsTrigger)) {
            record.all().update(Map.of(field, value));
            return;
        }
        if (table.primaryKey().fields().contains(field)) {
            throw AlError.of("ModifyAll cannot change the field " + field + " of the primary key of the table " + table
                    + ", as its triggers or others are to see it.");
        }
        record.all().forEachKey(key -> {
            RecordValue row = record.walker();
            if (row.read(key)) {
                row.set(field, value);
                new Writes(row).modify(runsTrigger);
            }
        });
    }

    /** Deletes all rows in the view. */
    public void deleteAll(boolean runsTrigger) {
        if (isSilent("Delete", runsTrigger)) {
            record.all().delete();
            return;
        }
        record.all().forEachKey(key -> {
            RecordValue row = record.walker();
            if (row.read(key)) {
                new Writes(row).delete(runsTrigger);
            }
        });
    }

    private boolean isSilent(String what, boolean runsTrigger) {
        return (!runsTrigger || triggers(what).isEmpty())
                && !hears("OnBefore" + what + "Event")
                && !hears("OnAfter" + what + "Event");
    }

    /** Puts a value into a field as a user would: with the triggers of the field and those who hear of it. */
    public void validate(FieldDefinition field, Optional<Object> value) {
        RecordValue previous = record.copy();
        RecordValue outer = record.previous();
        value.ifPresent(given -> record.set(field, given));
        raiseValidate("OnBeforeValidateEvent", field, previous);
        for (String name : List.of("OnBeforeValidate", "OnValidate", "OnAfterValidate")) {
            for (Routine trigger : field.triggers()) {
                if (trigger.name().equalsIgnoreCase(name)) {
                    record.previous(previous);
                    session.invoker().invoke(session, trigger, record, List.of());
                }
            }
        }
        raiseValidate("OnAfterValidateEvent", field, previous);
        record.previous(outer);
    }

    private void raiseValidate(String name, FieldDefinition field, RecordValue previous) {
        if (!session.program().isHeard(table)) {
            return;
        }
        Subscriber.Event event = new Subscriber.Event("table", table.id(), name, field.name());
        if (!session.program().subscribers(event).isEmpty()) {
            Type type = new Type.RecordOf(table, record.isTemporary());
            List<Place> arguments = List.of(
                    new Variable(type, record), new Variable(type, previous), new Variable(Type.Simple.INTEGER, 0L));
            session.invoker().raise(session, event, record, List.of("rec", "xrec", "currfieldno"), arguments);
        }
    }
}
