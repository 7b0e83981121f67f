package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.rows.Selection;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.RecordIdValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record variable: the values of one row ({@link RowValues}), what it sees of its table ({@link RecordView}), and where in it it is
 * ({@link RowCursor}). It reads one row at a time; {@link StoredRow} writes it, and {@link ViewRows} are all at once. It runs no code:
 * triggers and events are up to who calls it.
 */
public final class RecordValue implements Self {
    /** How many rows a loop reads first. */
    public static final int FIRST_PAGE = 32;

    private static final long EMPTY_BYTES = 512;
    private static final long FIELD_BYTES = 32;

    private final TableDefinition table;
    private final Session session;
    private final RowSource source;
    private final RowValues values;
    private final RowCursor cursor = new RowCursor(this);
    private final RecordView view;
    private final Map<CodeObject, Place[]> globals = new HashMap<>();

    public RecordValue(TableDefinition table, boolean isTemporary, Session session) {
        this.table = table;
        this.session = session;
        this.source = new RowSource(table, isTemporary, session);
        session.memory().add(EMPTY_BYTES + FIELD_BYTES * table.fields().size());
        this.view = new RecordView(table, cursor::forget);
        this.values = new RowValues(table, session);
    }

    public TableDefinition table() {
        return table;
    }

    public Session session() {
        return session;
    }

    /** Which rows it sees, and in which order. */
    public RecordView view() {
        return view;
    }

    /** The rows that it sees, all at once. */
    public ViewRows all() {
        return new ViewRows(this);
    }

    /** Its row in the table, to be written. */
    public StoredRow stored() {
        return new StoredRow(this);
    }

    RowSource source() {
        return source;
    }

    RowValues values() {
        return values;
    }

    RowCursor cursor() {
        return cursor;
    }

    public boolean isTemporary() {
        return source.isTemporary();
    }

    /** Empty for a table that all companies share. */
    public String company() {
        return source.company();
    }

    /** Goes over to the rows of another company. */
    public void changeCompany(String newCompany) {
        source.company(newCompany);
        cursor.forget();
    }

    @Override
    public Place[] globals(CodeObject code, Session running) {
        return globals.computeIfAbsent(code, owner -> running.invoker().globals(owner, running));
    }

    /** All that takes memory: its values, the rows that it has read, and its own if it is temporary. */
    List<Object> held() {
        List<Object> held = new ArrayList<>(cursor.page());
        held.add(values.now());
        held.add(values.before());
        held.add(view.marks());
        source.own().ifPresent(held::add);
        globals.values().forEach(held::add);
        return held;
    }

    // Values

    public Object get(FieldDefinition field) {
        return values.now()[field.index()];
    }

    public void set(FieldDefinition field, Object value) {
        values.now()[field.index()] = value;
    }

    /** The field as something that can be assigned to. */
    public Place place(FieldDefinition field) {
        return new FieldPlace(this, field);
    }

    /** What the field was when the row was last read or written: xRec's. */
    public Object old(FieldDefinition field) {
        return values.before()[field.index()];
    }

    /** The record as it was: xRec. */
    public RecordValue previous() {
        RecordValue previous = new RecordValue(table, false, session);
        previous.source.share(source);
        previous.values.now(values.before().clone());
        previous.values.before(values.before().clone());
        return previous;
    }

    /** Whether a stored value is another one than when the row was read. */
    public boolean isChanged() {
        return values.isChanged();
    }

    /** Takes what is now for what was: xRec. */
    public void settle() {
        values.settle();
    }

    /** Puts back what xRec was, after a trigger that saw another one. */
    public void previous(RecordValue was) {
        values.before(was.values.now());
    }

    /** Blank values, or initial ones where a field has them, but for the primary key. */
    public void init() {
        values.init();
    }

    public List<Object> key() {
        return values.key();
    }

    /** Takes these values into the fields of its primary key. */
    public void key(List<Object> newKey) {
        List<FieldDefinition> fields = table.primaryKey().fields();
        for (int i = 0; i < fields.size(); i++) {
            set(fields.get(i), newKey.get(i));
        }
    }

    public RecordIdValue id() {
        return RecordIds.of(table, key());
    }

    /** Takes over the values of a record of the same table, as an assignment does; not its view. */
    public void assign(RecordValue other) {
        values.assign(other.values);
        cursor.forget();
    }

    /** Takes over values, company and view, and with {@code share} also the rows of a temporary record. */
    public void copy(RecordValue other, boolean share) {
        assign(other);
        source.company(other.company());
        if (other == this) {
            return;
        }
        view.copy(other.view);
        if (share && isTemporary() && other.isTemporary()) {
            source.share(other.source);
        }
    }

    /** A record of its own for a parameter that is taken by value. */
    public RecordValue copy() {
        RecordValue copy = new RecordValue(table, false, session);
        copy.source.share(source);
        copy.copy(this, true);
        return copy;
    }

    /** A record of its own with the same view, for looking at all rows of it. */
    public RecordValue walker() {
        RecordValue walker = copy();
        walker.view.calculateNothing();
        return walker;
    }

    /** A copy with the values of a row that is not taken yet. */
    RecordValue candidate(Object[] row) {
        RecordValue candidate = copy();
        candidate.values.now(row.clone());
        return candidate;
    }

    // Reading

    /** The rows that pass all filters that the database knows about. */
    public Selection selection() {
        return new Selection(table, company(), view.stored());
    }

    /** The row with that primary key, whatever the filters. */
    public boolean read(List<Object> key) {
        Optional<Object[]> row = source.rows().get(table, company(), key);
        row.ifPresent(this::take);
        cursor.forget();
        return row.isPresent();
    }

    void take(Object[] row) {
        values.take(row);
        view.calculated().forEach(this::calculate);
        values.before(values.now().clone());
        values.noteRead(source.store().writes());
    }

    /**
     * The first row of the view; with {@code isLast} the last.
     *
     * @param expected how many rows are likely to be read
     */
    public boolean readFirst(boolean isLast, int expected) {
        return cursor.readFirst(isLast, expected);
    }

    /** The next row of the view in that direction, or this one, if it is included. */
    public boolean readFrom(boolean isForward, boolean isIncluded) {
        return cursor.readFrom(isForward, isIncluded);
    }

    /** The row of the view that has the values that this one has in the fields of the order. */
    public boolean readHere() {
        return cursor.readHere();
    }

    /** Goes {@code steps} rows on, or back if it is negative; returns how far it came, and stays on the last row that there is. */
    public long next(long steps) {
        return cursor.next(steps);
    }

    /** @throws AlError if it is neither a FlowField nor a Blob */
    public static void checkCalculated(FieldDefinition field) {
        if (!field.isFlow() && field.type() != Type.Simple.BLOB) {
            throw AlError.of("The field " + field.caption() + " must be a FlowField or a Blob.");
        }
    }

    /** Works out a FlowField, or reads the content of a Blob; leaves any other field alone. */
    public void calculate(FieldDefinition field) {
        if (field.isFlow()) {
            set(field, new FlowFields(this, 0).value(field));
        } else if (get(field) instanceof BlobValue blob && !blob.isKnown()) {
            blob.write(source.rows().blob(table, company(), key(), field).content());
        }
    }

    /** Lets everybody who reads the table read it anew: others have written it. */
    public void outdate() {
        source.store().written();
    }
}
