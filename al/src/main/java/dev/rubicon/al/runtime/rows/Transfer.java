package dev.rubicon.al.runtime.rows;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import java.util.List;
import java.util.function.Supplier;

/** What a DataTransfer is to do, in one go and without triggers. Types fit, and all fields are stored. */
public sealed interface Transfer {
    Selection source();

    /** The table that is written. */
    TableDefinition target();

    /**
     * Sets fields of rows that are there to what a row of the source has. Where more than one row of the source would be joined to
     * one of the destination, nothing is changed, and it is an error ({@link Transfers#ambiguous}).
     *
     * @param source rows to take values from
     * @param destination rows that may change
     * @param joins all of which must hold; at least one
     */
    record CopyFields(Selection source, Selection destination, List<Join> joins, List<Assignment> assignments)
            implements Transfer {
        public CopyFields {
            joins = List.copyOf(joins);
            assignments = List.copyOf(assignments);
        }

        @Override
        public TableDefinition target() {
            return destination.table();
        }
    }

    /**
     * Inserts a row for every row of the source. Fields that nothing is assigned to are as in {@code blanks}: blank, and each row
     * has a SystemId of its own.
     *
     * @param company of the destination; empty if it is shared by all
     * @param blanks new rows, for who does not have the database make what is not assigned
     */
    record CopyRows(
            Selection source,
            TableDefinition destination,
            String company,
            List<Assignment> assignments,
            Supplier<Object[]> blanks)
            implements Transfer {
        public CopyRows {
            assignments = List.copyOf(assignments);
        }

        @Override
        public TableDefinition target() {
            return destination;
        }
    }

    /** Two fields that must be equal. A Code and a Text compare as texts. */
    record Join(FieldDefinition source, FieldDefinition destination) {}

    /** What one field of the destination gets. */
    sealed interface Assignment {
        FieldDefinition target();

        /** The value of a field of the source, of the same type, or a Code for a Text. */
        record OfField(FieldDefinition source, FieldDefinition target) implements Assignment {}

        /** A value of the target's type. */
        record OfConstant(Object value, FieldDefinition target) implements Assignment {}
    }
}
