package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.SystemFields;
import dev.rubicon.al.runtime.rows.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The row of a record in its table: writes the record's values to it, with what every row has of the system. */
public final class StoredRow {
    private final RecordValue record;
    private final Session session;
    private final RowValues values;

    StoredRow(RecordValue record) {
        this.record = record;
        this.session = record.session();
        this.values = record.values();
    }

    private TableStore store() {
        return record.source().store();
    }

    private Rows rows() {
        return record.source().rows();
    }

    /**
     * Inserts it, with a SystemId of its own.
     *
     * @param keepsSystemId whether it has one already
     * @return false if there is a row with its primary key
     */
    public boolean insert(boolean keepsSystemId) {
        Object[] before = values.now().clone();
        FieldDefinition id = system(SystemFields.SYSTEM_ID);
        if (!keepsSystemId || record.get(id).equals(Blanks.NO_GUID)) {
            record.set(id, session.world().newId());
        }
        record.set(system(SystemFields.CREATED_AT), session.world().now());
        record.set(system(SystemFields.CREATED_BY), session.userSecurityId());
        stamp();
        boolean inserted = rows().insert(record.table(), record.company(), values.now());
        if (inserted) {
            store().written();
            settle();
        } else {
            values.now(before);
        }
        return inserted;
    }

    FieldDefinition system(int field) {
        return record.table().field(field).orElseThrow();
    }

    private void stamp() {
        stamps().forEach(record::set);
    }

    /** What every write changes. */
    Map<FieldDefinition, Object> stamps() {
        Map<FieldDefinition, Object> stamps = new LinkedHashMap<>();
        stamps.put(system(SystemFields.MODIFIED_AT), session.world().now());
        stamps.put(system(SystemFields.MODIFIED_BY), session.userSecurityId());
        stamps.put(system(SystemFields.ROW_VERSION), session.nextRowVersion());
        return stamps;
    }

    /** Another, blank row of the table, with a SystemId of its own. */
    Object[] another() {
        Object[] row = values.blank();
        row[system(SystemFields.SYSTEM_ID).index()] = session.world().newId();
        return row;
    }

    private void settle() {
        values.noteRead(store().writes());
        values.settle();
    }

    /** False if there is no row with its primary key. */
    public boolean modify() {
        stamp();
        boolean isFresh = record.cursor().isFresh();
        boolean isKnown = values.isKnown(store().writes());
        boolean modified = rows().update(record.table(), record.company(), record.key(), values.now(), isKnown);
        if (modified) {
            written(isFresh);
            settle();
        }
        return modified;
    }

    /** Gives it another primary key, and writes all values. False if there is none with the old key. */
    public boolean rename(List<Object> from) {
        stamp();
        boolean renamed = rows().update(record.table(), record.company(), from, values.now(), false);
        if (renamed) {
            store().written();
            settle();
        }
        return renamed;
    }

    /** False if there is no row with its primary key. */
    public boolean delete() {
        values.forgetRead();
        boolean isFresh = record.cursor().isFresh();
        boolean deleted = rows().delete(record.table(), record.company(), record.key());
        if (deleted) {
            written(isFresh);
        }
        return deleted;
    }

    private void written(boolean wasFresh) {
        store().written();
        if (wasFresh) {
            record.cursor().stayFresh();
        }
    }
}
