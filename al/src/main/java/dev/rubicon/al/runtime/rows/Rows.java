package dev.rubicon.al.runtime.rows;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of an instance, in the transaction that is open. A row is an array with a value for each field of its table, by index;
 * those of fields that are not stored are ignored, and blank when read. Blobs come unread. What is written is seen by what is read later.
 *
 * <p>Every method throws {@link AlError} if the table is not there or the values do not fit.
 */
public interface Rows {
    /** @param key values of the primary key */
    Optional<Object[]> get(TableDefinition table, String company, List<Object> key);

    /** The rows of a page, in its order. */
    List<Object[]> read(Page page);

    long count(Selection selection);

    default boolean isEmpty(Selection selection) {
        return count(selection) == 0;
    }

    /** The sum of each field over all rows, in the order given. */
    List<Object> sums(Selection selection, List<FieldDefinition> fields);

    /**
     * Inserts a row. Fills in, in {@code row}, what the database numbers.
     *
     * @return false if there is one with its primary key
     * @throws AlError if another unique key is taken
     */
    boolean insert(TableDefinition table, String company, Object[] row);

    /**
     * Replaces the row that has the primary key {@code key} by {@code row}, which may have another one. Blobs that are not known stay.
     *
     * @param wasRead whether the row was read in this transaction: then it is there, and writing may be put off until the next read
     * @return false if there is no such row
     * @throws AlError if a unique key is taken
     */
    boolean update(TableDefinition table, String company, List<Object> key, Object[] row, boolean wasRead);

    /** @return false if there is no such row */
    boolean delete(TableDefinition table, String company, List<Object> key);

    /** Sets fields of all rows, without a trigger. Returns how many rows there were. */
    long updateAll(Selection selection, Map<FieldDefinition, Object> values);

    /** Deletes all rows, without a trigger. Returns how many there were. */
    long deleteAll(Selection selection);

    /** Does what a DataTransfer says. Returns how many rows were written. */
    default long transfer(Transfer transfer) {
        return Transfers.run(this, transfer);
    }

    /** The content of a Blob of a row; blank if there is no such row. */
    BlobValue blob(TableDefinition table, String company, List<Object> key, FieldDefinition field);

    /** Undoes all that was written since the transaction began; only tests and {@code asserterror} ask for it. */
    void rollBack();
}
