package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.value.AlError;
import java.util.Optional;

/** What a RecordRef holds: a record of a table that is only known when it runs, or none yet. */
public final class RecordRefValue {
    private Optional<RecordValue> record = Optional.empty();

    public RecordRefValue() {}

    public RecordRefValue(RecordValue record) {
        this.record = Optional.of(record);
    }

    /** @throws AlError if it is not open */
    public RecordValue record() {
        return record.orElseThrow(() -> AlError.of("The RecordRef is not open."));
    }

    /** The record, if it is one of that table. */
    RecordValue recordOf(TableDefinition table) {
        if (record().table() != table) {
            throw AlError.of("The RecordRef is open for the table " + record().table() + " and not for " + table + ".");
        }
        return record();
    }

    public boolean isOpen() {
        return record.isPresent();
    }

    public void open(RecordValue newRecord) {
        record = Optional.of(newRecord);
    }

    /** Refers to what the other one does. */
    public void assign(RecordRefValue other) {
        record = other.record;
    }

    public void close() {
        record = Optional.empty();
    }
}
