package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.SystemFields;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.rows.Transfer;
import dev.rubicon.al.runtime.rows.Transfer.Assignment;
import dev.rubicon.al.runtime.rows.Transfer.Join;
import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a DataTransfer variable holds: a transfer that is being put together. Each of its parts is checked when it is added. */
public final class TransferValue {
    private Optional<RecordValue> source = Optional.empty();
    private Optional<RecordValue> destination = Optional.empty();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private boolean updatesAuditFields = true;

    private static AlError wrong(String text) {
        return new AlError("NCLCSRTS:DataTransfer", text);
    }

    public boolean updatesAuditFields() {
        return updatesAuditFields;
    }

    public void updatesAuditFields(boolean update) {
        updatesAuditFields = update;
    }

    /** Begins anew, from one table to another. */
    public void setTables(Session session, long from, long to) {
        Context.Kind kind = session.context().kind();
        if (kind != Context.Kind.INSTALL && kind != Context.Kind.UPGRADE) {
            throw wrong("A DataTransfer can only be used in install and upgrade code.");
        }
        clear();
        source = Optional.of(record(session, from));
        destination = Optional.of(record(session, to));
    }

    public void clear() {
        source = Optional.empty();
        destination = Optional.empty();
        assignments.clear();
        joins.clear();
        updatesAuditFields = true;
    }

    private static RecordValue record(Session session, long id) {
        TableDefinition table = session.program()
                .table((int) id)
                .orElseThrow(() -> wrong("A DataTransfer cannot use the table " + id + ": there is no such table."));
        if (!table.isStored()) {
            throw wrong("A DataTransfer cannot use the table " + table + ": it is not in the database.");
        }
        return new RecordValue(table, false, session);
    }

    public RecordValue source() {
        return source.orElseThrow(() -> wrong("The tables of the DataTransfer must be set first, by SetTables."));
    }

    public RecordValue destination() {
        source();
        return destination.orElseThrow();
    }

    /** A field that rows have. */
    public FieldDefinition field(RecordValue record, long id) {
        return record.table()
                .field((int) id)
                .filter(field -> field.isStored())
                .orElseThrow(() -> wrong("The table " + record.table() + " has no field " + id
                        + " in the database that a DataTransfer could use."));
    }

    /** Lets a field have the value that another one has in the source. */
    public void addField(long from, long to) {
        FieldDefinition one = field(source(), from);
        FieldDefinition other = target(to);
        if (!fits(one.type(), other.type())) {
            throw wrong("A DataTransfer cannot copy the field " + one + ", a " + one.type() + ", to " + other + ", a "
                    + other.type() + ".");
        }
        assignments.add(new Assignment.OfField(one, other));
    }

    private FieldDefinition target(long id) {
        FieldDefinition field = field(destination(), id);
        if (assignments.stream().anyMatch(assignment -> assignment.target() == field)) {
            throw wrong("The field " + field + " of the DataTransfer gets two values.");
        }
        return field;
    }

    // A Code may become a Text; nothing may be cut.
    private static boolean fits(Type from, Type to) {
        if (from instanceof Type.Named && to instanceof Type.Named) {
            return true;
        }
        return switch (to) {
            case Type.Text text ->
                from instanceof Type.Text one && one.length() <= text.length()
                        || from instanceof Type.Code code && code.length() <= text.length();
            case Type.Code code -> from instanceof Type.Code one && one.length() <= code.length();
            default -> from.equals(to);
        };
    }

    /** Lets a field have that value. */
    public void addConstant(Type type, Object value, long to) {
        FieldDefinition field = target(to);
        Object constant = Conversions.find(type, field.type())
                .map(step -> step.apply(value))
                .orElseThrow(() -> wrong(
                        "A " + type + " cannot be put into the field " + field + ", which is a " + field.type() + "."));
        assignments.add(new Assignment.OfConstant(constant, field));
    }

    /** Two fields that must be equal. */
    public void addJoin(long from, long to) {
        FieldDefinition one = field(source(), from);
        FieldDefinition other = field(destination(), to);
        boolean fits = one.type().equals(other.type())
                || one.type().isText() && other.type().isText()
                || one.type().isWhole() && other.type().isWhole();
        if (!fits) {
            throw wrong("The fields " + one + " and " + other + " cannot be joined: they are a " + one.type()
                    + " and a " + other.type() + ".");
        }
        joins.add(new Join(one, other));
    }

    /** Sets fields of the rows that are joined. Within one table, a row is joined to itself if nothing else is said. */
    public long copyFields(Session session) {
        check();
        List<Join> used = new ArrayList<>(joins);
        if (used.isEmpty() && source().table() != destination().table()) {
            throw wrong("CopyFields of a DataTransfer needs a join, by AddJoin.");
        }
        if (used.isEmpty()) {
            destination().table().primaryKey().fields().forEach(field -> used.add(new Join(field, field)));
        }
        assignments.removeIf(TransferValue::isOntoItself);
        List<Assignment> all = new ArrayList<>(assignments);
        if (updatesAuditFields) {
            destination().stored().stamps().forEach((field, value) -> all.add(new Assignment.OfConstant(value, field)));
        }
        return run(
                session,
                new Transfer.CopyFields(source().selection(), destination().selection(), used, all));
    }

    private static boolean isOntoItself(Assignment assignment) {
        return assignment instanceof Assignment.OfField of && of.source() == of.target();
    }

    /** Inserts a row for each of the source. */
    public long copyRows(Session session) {
        check();
        List<Assignment> all = new ArrayList<>(assignments);
        RecordValue target = destination();
        for (FieldDefinition field : target.table().fields()) {
            boolean isAssigned = all.stream().anyMatch(assignment -> assignment.target() == field);
            if (!isAssigned && field.isStored() && !field.isSystem()) {
                InitialValues.of(field).ifPresent(value -> all.add(new Assignment.OfConstant(value, field)));
            }
        }
        stamp(all, SystemFields.CREATED_AT, session.world().now());
        stamp(all, SystemFields.CREATED_BY, session.userSecurityId());
        target.stored().stamps().forEach((field, value) -> stamp(all, field.id(), value));
        return run(
                session,
                new Transfer.CopyRows(
                        source().selection(), target.table(), target.company(), all, target.stored()::another));
    }

    private void stamp(List<Assignment> all, int id, Object value) {
        FieldDefinition field = destination().stored().system(id);
        if (all.stream().noneMatch(assignment -> assignment.target() == field)) {
            all.add(new Assignment.OfConstant(value, field));
        }
    }

    private void check() {
        source();
        if (assignments.isEmpty()) {
            throw wrong("The DataTransfer copies nothing: no field was added, by AddFieldValue or AddConstantValue.");
        }
    }

    private long run(Session session, Transfer transfer) {
        destination().outdate();
        return session.rows().transfer(transfer);
    }
}
