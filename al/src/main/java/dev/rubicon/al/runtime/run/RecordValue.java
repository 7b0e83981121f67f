package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.SystemFields;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.rows.Order;
import dev.rubicon.al.runtime.rows.Page;
import dev.rubicon.al.runtime.rows.RowOrder;
import dev.rubicon.al.runtime.rows.Rows;
import dev.rubicon.al.runtime.rows.Selection;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.RecordIdValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A record variable: the values of one row, as it is and as it was, and a view of its table, which is filters by group, an order and
 * marks. It reads and writes rows and runs no code: triggers and events are up to who calls it. Rows are read page by page.
 */
public final class RecordValue implements Self {
    /** How many rows a loop reads first. */
    public static final int FIRST_PAGE = 32;

    private static final int LARGEST_PAGE = 1000;
    private static final long EMPTY_BYTES = 512;
    private static final long FIELD_BYTES = 32;

    private final TableDefinition table;
    private final Session session;
    private Object[] values;
    private Object[] old;
    private Optional<TableStore> temporary;
    private String company;
    private final FilterSet filters;
    private Order order;
    private List<FieldDefinition> keyFields;
    private Set<List<Object>> marks = new HashSet<>();
    private boolean isMarkedOnly;
    private final Set<FieldDefinition> calculated = new LinkedHashSet<>();
    private final Map<CodeObject, Place[]> globals = new HashMap<>();
    private List<Object[]> page = List.of();
    private int pageAt;
    private long pageOf;
    private int pageSize = 1;
    private Optional<List<Object>> readKey = Optional.empty();
    private long readAt;

    public RecordValue(TableDefinition table, boolean isTemporary, Session session) {
        this.table = table;
        this.session = session;
        this.company = table.isPerCompany() ? session.company() : "";
        this.temporary = isTemporary || !table.isStored()
                ? Optional.of(new TableStore(new MemoryRows(session.limits().elements(), session.memory()::add)))
                : Optional.empty();
        session.memory().add(EMPTY_BYTES + FIELD_BYTES * table.fields().size());
        this.filters = new FilterSet(table);
        this.keyFields = table.primaryKey().fields();
        this.order = new Order(keyFields, true);
        this.values = blank();
        this.old = values.clone();
    }

    public TableDefinition table() {
        return table;
    }

    public Session session() {
        return session;
    }

    public boolean isTemporary() {
        return temporary.isPresent();
    }

    /** Empty for a table that all companies share. */
    public String company() {
        return company;
    }

    /** Goes over to the rows of another company. */
    public void changeCompany(String newCompany) {
        company = table.isPerCompany() ? newCompany : "";
        forgetPage();
    }

    private TableStore store() {
        if (temporary.isPresent()) {
            return temporary.get();
        }
        if (table.isPerCompany() && company.isEmpty()) {
            throw new AlError(
                    "DB:NoCompany", "You must choose a company before you can access the '" + table + "' table.");
        }
        return session.store(table);
    }

    private Rows rows() {
        return store().rows();
    }

    @Override
    public Place[] globals(CodeObject code, Session running) {
        return globals.computeIfAbsent(code, owner -> running.invoker().globals(owner, running));
    }

    /** All that takes memory: its values, the rows that it has read, and its own if it is temporary. */
    List<Object> held() {
        List<Object> held = new ArrayList<>(page);
        held.add(values);
        held.add(old);
        held.add(marks);
        temporary.ifPresent(store -> held.add(store.rows()));
        globals.values().forEach(held::add);
        return held;
    }

    // Values

    private Object[] blank() {
        Object[] blank = new Object[table.fields().size()];
        for (FieldDefinition field : table.fields()) {
            blank[field.index()] = Blanks.of(field.type(), session);
        }
        return blank;
    }

    /** A blank row of its table, with a SystemId of its own. */
    Object[] newRow() {
        Object[] row = blank();
        row[system(SystemFields.SYSTEM_ID).index()] = session.world().newId();
        return row;
    }

    public Object get(FieldDefinition field) {
        return values[field.index()];
    }

    public void set(FieldDefinition field, Object value) {
        values[field.index()] = value;
    }

    /** The field as something that can be assigned to. */
    public Place place(FieldDefinition field) {
        return new FieldPlace(this, field);
    }

    /** What the field was when the row was last read or written: xRec's. */
    public Object old(FieldDefinition field) {
        return old[field.index()];
    }

    /** The record as it was: xRec. */
    public RecordValue previous() {
        RecordValue previous = new RecordValue(table, false, session);
        previous.temporary = temporary;
        previous.company = company;
        previous.values = old.clone();
        previous.old = old.clone();
        return previous;
    }

    /** Whether a stored value is another one than when the row was read. */
    public boolean isChanged() {
        return table.fields().stream()
                .filter(FieldDefinition::isStored)
                .anyMatch(field -> !values[field.index()].equals(old[field.index()]));
    }

    /** Takes what is now for what was: xRec. */
    public void settle() {
        old = snapshot();
    }

    /** Puts back what xRec was, after a trigger that saw another one. */
    public void previous(RecordValue was) {
        old = was.values;
    }

    private Object[] snapshot() {
        Object[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] instanceof BlobValue blob) {
                copy[i] = blob.copy();
            }
        }
        return copy;
    }

    /** Blank values, or initial ones where a field has them, but for the primary key. */
    public void init() {
        Object[] fresh = blank();
        for (FieldDefinition field : table.fields()) {
            if (!table.primaryKey().fields().contains(field)) {
                values[field.index()] = InitialValues.of(field).orElse(fresh[field.index()]);
            }
        }
        readKey = Optional.empty();
    }

    public List<Object> key() {
        return key(values);
    }

    private List<Object> key(Object[] row) {
        List<Object> key = new ArrayList<>();
        for (FieldDefinition field : table.primaryKey().fields()) {
            key.add(row[field.index()]);
        }
        return key;
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
        values = other.snapshot();
        old = other.old.clone();
        readKey = other.readKey;
        readAt = other.readAt;
        forgetPage();
    }

    /** Takes over values and view, and with {@code share} also the rows of a temporary record. */
    public void copy(RecordValue other, boolean share) {
        assign(other);
        company = other.company;
        if (other == this) {
            return;
        }
        filters.copy(other.filters);
        order = other.order;
        keyFields = other.keyFields;
        marks = new HashSet<>(other.marks);
        isMarkedOnly = other.isMarkedOnly;
        calculated.clear();
        calculated.addAll(other.calculated);
        if (share && isTemporary() && other.isTemporary()) {
            temporary = other.temporary;
        }
    }

    /** A record of its own for a parameter that is taken by value. */
    public RecordValue copy() {
        RecordValue copy = new RecordValue(table, false, session);
        copy.temporary = temporary;
        copy.copy(this, true);
        return copy;
    }

    // View

    /** Takes over all filters of another record of the table. */
    public void copyFilters(RecordValue other) {
        if (other != this) {
            filters.copy(other.filters);
        }
        forgetPage();
    }

    /** Sets, replaces or, if it is absent, removes the filter of a field in the current group. */
    public void filter(FieldDefinition field, Optional<Condition> filter) {
        filters.set(field, filter);
        forgetPage();
    }

    /** The filter of a field in the current group. */
    public Optional<Condition> filter(FieldDefinition field) {
        return Optional.ofNullable(filters.current().get(field));
    }

    /** The filters of the current group, in the order given. */
    public Map<FieldDefinition, Condition> filters() {
        return filters.current();
    }

    /** The filter of a field in whichever group has one. */
    Optional<Condition> anyFilter(FieldDefinition field) {
        return filters.any(field);
    }

    public int filterGroup() {
        return filters.group();
    }

    public void filterGroup(int group) {
        filters.group(group);
    }

    public Order order() {
        return order;
    }

    /** The fields that SetCurrentKey gave, or those of the primary key. */
    public List<FieldDefinition> keyFields() {
        return keyFields;
    }

    /** Orders by those fields, then by the primary key. */
    public void orderBy(List<FieldDefinition> fields) {
        fields.stream().filter(field -> !field.isStored()).findFirst().ifPresent(field -> {
            throw AlError.of("Rows of " + table + " cannot be in the order of " + field.caption()
                    + ", which is calculated and not stored.");
        });
        keyFields = List.copyOf(new LinkedHashSet<>(fields));
        Set<FieldDefinition> all = new LinkedHashSet<>(fields);
        all.addAll(table.primaryKey().fields());
        order = new Order(List.copyOf(all), order.isAscending());
        forgetPage();
    }

    public void ascending(boolean isAscending) {
        order = new Order(order.fields(), isAscending);
        forgetPage();
    }

    /** Lets one field of the order go its own way. */
    public void ascending(FieldDefinition field, boolean isAscending) {
        List<FieldDefinition> opposed = new ArrayList<>(order.opposed());
        opposed.remove(field);
        if (isAscending != order.isAscending()) {
            opposed.add(field);
        }
        order = new Order(order.fields(), order.isAscending(), opposed);
        forgetPage();
    }

    /** No filters, no marks, in the order of the primary key. */
    public void reset() {
        filters.clear();
        marks.clear();
        isMarkedOnly = false;
        keyFields = table.primaryKey().fields();
        order = new Order(keyFields, true);
        calculated.clear();
        forgetPage();
    }

    /** Calculates these fields whenever a row is read. */
    public void calculateAlways(List<FieldDefinition> fields) {
        fields.forEach(RecordValue::checkCalculated);
        calculated.clear();
        calculated.addAll(fields);
        forgetPage();
    }

    public boolean isMarked() {
        return marks.contains(key());
    }

    public void mark(boolean marked) {
        if (marked) {
            marks.add(key());
        } else {
            marks.remove(key());
        }
    }

    public boolean isMarkedOnly() {
        return isMarkedOnly;
    }

    public void markedOnly(boolean only) {
        isMarkedOnly = only;
        forgetPage();
    }

    public void clearMarks() {
        marks.clear();
        isMarkedOnly = false;
        forgetPage();
    }

    /** The rows that pass all filters that the database knows about. */
    public Selection selection() {
        return new Selection(table, company, filters.stored());
    }

    // Whether rows of the selection must be looked at one by one, as the database cannot tell all of what is asked.
    private boolean isPicky() {
        return isMarkedOnly || filters.isPicky();
    }

    private boolean isWanted(Object[] row) {
        return (!isMarkedOnly || marks.contains(key(row))) && (!filters.isPicky() || filters.accepts(row, flow(row)));
    }

    // A FlowField of a row that is not taken yet.
    private FilterSet.Flow flow(Object[] row) {
        return field -> {
            RecordValue candidate = copy();
            candidate.values = row.clone();
            return new FlowFields(candidate, 0).value(field);
        };
    }

    // Reading

    /** The row with that primary key, whatever the filters. */
    public boolean read(List<Object> key) {
        Optional<Object[]> row = rows().get(table, company, key);
        row.ifPresent(this::take);
        forgetPage();
        return row.isPresent();
    }

    private void take(Object[] row) {
        for (FieldDefinition field : table.fields()) {
            Object value = row[field.index()];
            if (field.isStored()) {
                values[field.index()] = value instanceof BlobValue blob ? blob.copy() : value;
            } else if (!field.isFlowFilter()) {
                values[field.index()] = Blanks.of(field.type(), session);
            }
        }
        calculated.forEach(this::calculate);
        old = values.clone();
        noteRead();
    }

    private void noteRead() {
        readKey = Optional.of(key());
        readAt = store().writes();
    }

    /**
     * The first row of the view; with {@code isLast} the last.
     *
     * @param expected how many rows are likely to be read
     */
    public boolean readFirst(boolean isLast, int expected) {
        pageSize = expected;
        return readPage(isLast ? order.reversed() : order, List.of(), false);
    }

    /** The next row of the view in that direction, or this one, if it is included. */
    public boolean readFrom(boolean isForward, boolean isIncluded) {
        pageSize = 1;
        return readPage(isForward ? order : order.reversed(), here(), isIncluded);
    }

    /** The row of the view that has the values that this one has in the fields of the order. */
    public boolean readHere() {
        List<Object> wanted = here();
        Object[] found = values.clone();
        Order only = new Order(order.fields(), true);
        List<Object[]> rows = picked(only, wanted, true, 1);
        if (rows.isEmpty() || RowOrder.of(only).compare(rows.getFirst(), found) != 0) {
            return false;
        }
        take(rows.getFirst());
        forgetPage();
        return true;
    }

    private List<Object> here() {
        List<Object> here = new ArrayList<>();
        order.fields().forEach(field -> here.add(values[field.index()]));
        return here;
    }

    /** Goes {@code steps} rows on, or back if it is negative; returns how far it came, and stays on the last row that there is. */
    public long next(long steps) {
        long done = 0;
        long wanted = Math.abs(steps);
        while (done < wanted && (steps > 0 ? nextRow() : readFrom(false, false))) {
            done++;
        }
        return steps < 0 ? -done : done;
    }

    // The page goes on only if this still is the row that it was left at, and nobody else wrote since it was read.
    private boolean nextRow() {
        boolean isFresh = pageOf == store().writes();
        if (isFresh && pageAt + 1 < page.size() && RowOrder.of(order).compare(page.get(pageAt), values) == 0) {
            pageAt++;
            take(page.get(pageAt));
            return true;
        }
        pageSize = isFresh ? Math.min(LARGEST_PAGE, pageSize * 8) : 1;
        return readPage(order, here(), false);
    }

    private boolean readPage(Order wanted, List<Object> from, boolean isIncluded) {
        boolean isForward = wanted.equals(order);
        List<Object[]> found = picked(wanted, from, isIncluded, isForward ? pageSize : 1);
        pageOf = store().writes();
        pageAt = 0;
        page = isForward ? found : List.of();
        if (found.isEmpty()) {
            return false;
        }
        take(found.getFirst());
        return true;
    }

    private List<Object[]> picked(Order wanted, List<Object> from, boolean isIncluded, int limit) {
        if (!wanted.opposed().isEmpty()) {
            return mixed(wanted, from, isIncluded, limit);
        }
        if (!isPicky()) {
            return rows().read(new Page(selection(), wanted, from, isIncluded, limit));
        }
        List<Object[]> found = new ArrayList<>();
        List<Object> start = from;
        boolean included = isIncluded;
        while (found.isEmpty()) {
            List<Object[]> next = rows().read(new Page(selection(), wanted, start, included, LARGEST_PAGE));
            for (Object[] row : next) {
                if (found.size() < limit && isWanted(row)) {
                    found.add(row);
                }
            }
            if (next.size() < LARGEST_PAGE) {
                break;
            }
            Object[] last = next.getLast();
            start = wanted.fields().stream().map(field -> last[field.index()]).toList();
            included = false;
        }
        return found;
    }

    // No database is asked for an order whose fields go both ways: all rows are looked at, and the first ones kept.
    private List<Object[]> mixed(Order wanted, List<Object> from, boolean isIncluded, int limit) {
        Comparator<Object[]> order = RowOrder.of(wanted);
        Object[] start = values.clone();
        for (int i = 0; i < from.size(); i++) {
            start[wanted.fields().get(i).index()] = from.get(i);
        }
        PriorityQueue<Object[]> first = new PriorityQueue<>(order.reversed());
        Order byKey = new Order(table.primaryKey().fields(), true);
        List<Object[]> page = rows().read(new Page(selection(), byKey, List.of(), false, LARGEST_PAGE));
        while (!page.isEmpty()) {
            for (Object[] row : page) {
                int difference = from.isEmpty() ? 1 : order.compare(row, start);
                if ((difference > 0 || difference == 0 && isIncluded) && isWanted(row)) {
                    first.add(row);
                }
                if (first.size() > limit) {
                    first.poll();
                }
            }
            page = rows().read(new Page(selection(), byKey, key(page.getLast()), false, LARGEST_PAGE));
        }
        return first.stream().sorted(order).toList();
    }

    private void forgetPage() {
        page = List.of();
        pageAt = 0;
    }

    /** A record of its own with the same view, for looking at all rows of it. */
    public RecordValue walker() {
        RecordValue walker = copy();
        walker.calculated.clear();
        return walker;
    }

    /**
     * Shows the primary keys of all rows of the view, by primary key, a page at a time: what is done with one may write its row, or
     * others.
     *
     * @return how many there were
     */
    public long forEachKey(Consumer<List<Object>> action) {
        Order byKey = new Order(table.primaryKey().fields(), true);
        long found = 0;
        List<Object> from = List.of();
        boolean isMore = true;
        while (isMore) {
            List<List<Object>> keys = picked(byKey, from, false, LARGEST_PAGE).stream()
                    .map(this::key)
                    .toList();
            keys.forEach(action);
            found += keys.size();
            isMore = !keys.isEmpty();
            from = isMore ? keys.getLast() : from;
        }
        return found;
    }

    public long count() {
        if (!isPicky()) {
            return rows().count(selection());
        }
        RecordValue walker = walker();
        long found = 0;
        boolean isFound = walker.readFirst(false, FIRST_PAGE);
        while (isFound) {
            found++;
            isFound = walker.next(1) == 1;
        }
        return found;
    }

    public boolean isEmpty() {
        return isPicky() ? !walker().readFirst(false, 1) : rows().isEmpty(selection());
    }

    /** The sum of each field over all rows of the view. */
    public List<Object> sums(List<FieldDefinition> fields) {
        for (FieldDefinition field : fields) {
            if (!field.type().isNumber() || field.isFlowFilter()) {
                throw AlError.of(
                        "The field " + field.caption() + " of the table " + table + " is no number to sum up.");
            }
        }
        boolean isSimple = !isPicky() && fields.stream().allMatch(FieldDefinition::isStored);
        if (isSimple) {
            return rows().sums(selection(), fields);
        }
        RecordValue walker = walker();
        List<Object> sums = new ArrayList<>();
        fields.forEach(field -> sums.add(field.type().isWhole() ? (Object) 0L : BigDecimal.ZERO));
        boolean isFound = walker.readFirst(false, FIRST_PAGE);
        while (isFound) {
            for (int i = 0; i < fields.size(); i++) {
                walker.calculate(fields.get(i));
                sums.set(i, added(sums.get(i), walker.get(fields.get(i))));
            }
            isFound = walker.next(1) == 1;
        }
        return sums;
    }

    private static Object added(Object sum, Object value) {
        return sum instanceof Long whole
                ? (Object) Conversions.sum(whole, (Long) value)
                : ((BigDecimal) sum).add((BigDecimal) value);
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
            values[field.index()] = new FlowFields(this, 0).value(field);
        } else if (values[field.index()] instanceof BlobValue blob && !blob.isKnown()) {
            blob.write(rows().blob(table, company, key(), field).content());
        }
    }

    // Writing

    /**
     * Inserts it as a row, with a SystemId of its own.
     *
     * @param keepsSystemId whether it has one already
     * @return false if there is a row with its primary key
     */
    public boolean insert(boolean keepsSystemId) {
        Object[] before = values.clone();
        FieldDefinition id = system(SystemFields.SYSTEM_ID);
        if (!keepsSystemId || get(id).equals(Blanks.NO_GUID)) {
            set(id, session.world().newId());
        }
        set(system(SystemFields.CREATED_AT), session.world().now());
        set(system(SystemFields.CREATED_BY), session.userSecurityId());
        stamps().forEach(this::set);
        boolean inserted = rows().insert(table, company, values);
        if (inserted) {
            store().written();
            noteRead();
            settle();
        } else {
            values = before;
        }
        return inserted;
    }

    FieldDefinition system(int field) {
        return table.field(field).orElseThrow();
    }

    // What every write changes.
    Map<FieldDefinition, Object> stamps() {
        Map<FieldDefinition, Object> stamps = new LinkedHashMap<>();
        stamps.put(system(SystemFields.MODIFIED_AT), session.world().now());
        stamps.put(system(SystemFields.MODIFIED_BY), session.userSecurityId());
        stamps.put(system(SystemFields.ROW_VERSION), session.nextRowVersion());
        return stamps;
    }

    /** False if there is no row with its primary key. */
    public boolean modify() {
        stamps().forEach(this::set);
        boolean isFresh = isFresh();
        // It is known to be there only if nobody wrote since it was read.
        boolean wasRead = readAt == store().writes() && readKey.equals(Optional.of(key()));
        boolean modified = rows().update(table, company, key(), values, wasRead);
        if (modified) {
            written(isFresh);
            noteRead();
            settle();
        }
        return modified;
    }

    /** Gives the row another primary key, and writes all its values. False if there is none with the old key. */
    public boolean rename(List<Object> from) {
        stamps().forEach(this::set);
        boolean renamed = rows().update(table, company, from, values, false);
        if (renamed) {
            store().written();
            noteRead();
            settle();
        }
        return renamed;
    }

    /** False if there is no row with its primary key. */
    public boolean delete() {
        readKey = Optional.empty();
        boolean isFresh = isFresh();
        boolean deleted = rows().delete(table, company, key());
        if (deleted) {
            written(isFresh);
        }
        return deleted;
    }

    // What it has written itself does not make its page old: where it goes on from is looked at anyway.
    private boolean isFresh() {
        return pageOf == store().writes();
    }

    private void written(boolean wasFresh) {
        store().written();
        if (wasFresh) {
            pageOf = store().writes();
        }
    }

    /** Lets everybody who reads the table read it anew: others have written it. */
    public void outdate() {
        store().written();
    }

    /** Sets fields of all rows of the view without triggers, set-based where the database can tell which they are. */
    public long updateAll(Map<FieldDefinition, Object> newValues) {
        Map<FieldDefinition, Object> all = new LinkedHashMap<>(newValues);
        all.putAll(stamps());
        forgetPage();
        store().written();
        if (!isPicky()) {
            return rows().updateAll(selection(), all);
        }
        return forEachKey(key -> {
            RecordValue row = walker();
            if (row.read(key)) {
                all.forEach(row::set);
                row.rename(key);
            }
        });
    }

    /** Deletes all rows of the view without triggers. */
    public long deleteAll() {
        forgetPage();
        store().written();
        if (!isPicky()) {
            return rows().deleteAll(selection());
        }
        return forEachKey(key -> rows().delete(table, company, key));
    }
}
