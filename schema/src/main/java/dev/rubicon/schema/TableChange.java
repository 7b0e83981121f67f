package dev.rubicon.schema;

import java.util.List;
import java.util.UUID;

/** A change of what the database has of a table. */
public sealed interface TableChange extends SchemaChange {
    /** The name of the table in the newer version; of a dropped one, in the older. */
    String table();

    record AddTable(Table added) implements TableChange {
        @Override
        public String table() {
            return added.name();
        }
    }

    record DropTable(Table dropped) implements TableChange {
        @Override
        public String table() {
            return dropped.name();
        }
    }

    record RenameTable(Table from, Table to) implements TableChange {
        @Override
        public String table() {
            return to.name();
        }
    }

    /** A table that stays declared, but loses its rows: TableType goes from Normal to Temporary or external. */
    record UnstoreTable(Table from, Table to) implements TableChange {
        @Override
        public String table() {
            return to.name();
        }
    }

    /** A table that another app is to take over, with its rows. */
    record MoveTableOut(Table from, Table to, UUID app) implements TableChange {
        @Override
        public String table() {
            return to.name();
        }
    }

    /** A table that this app takes over from another one, with its rows if they are there. */
    record MoveTableIn(Table added, UUID app) implements TableChange {
        @Override
        public String table() {
            return added.name();
        }
    }

    /** DataPerCompany is switched. */
    record RescopeTable(Table from, Table to) implements TableChange {
        @Override
        public String table() {
            return to.name();
        }
    }

    record AddField(String table, Field added) implements TableChange {}

    record DropField(String table, Field dropped) implements TableChange {}

    record RenameField(String table, Field from, Field to) implements TableChange {}

    /**
     * The same name under another id.
     *
     * @param isOfPrimaryKey whether it was one of the fields that rows are known by
     */
    record RenumberField(String table, Field from, Field to, boolean isOfPrimaryKey) implements TableChange {}

    /** The data type differs, or only its length or members. */
    record RetypeField(String table, Field from, Field to) implements TableChange {}

    /** A field that stays declared, but loses its column: it becomes a FlowField or FlowFilter, or is disabled. */
    record UnstoreField(String table, Field from, Field to) implements TableChange {}

    /** A field that another app is to take over, with its values. */
    record MoveFieldOut(String table, Field from, Field to, UUID app) implements TableChange {}

    /** A field that this app takes over from another one, with its values if they are there. */
    record MoveFieldIn(String table, Field added, UUID app) implements TableChange {}

    /**
     * A field whose numbers are named by another enum than before, in which some of them mean something else or nothing.
     *
     * @param lost what they meant, ascending by ordinal, at least one
     */
    record RemapField(String table, Field from, Field to, List<EnumValue> lost) implements TableChange {
        public RemapField {
            lost = List.copyOf(lost);
        }
    }

    /** A field whose numbers are named by another enum than before, and another app says what one of the two means. */
    record RereadField(String table, Field from, Field to) implements TableChange {}

    /** AutoIncrement is switched. */
    record ChangeAutoIncrement(String table, Field from, Field to) implements TableChange {}

    /** In what two primary keys differ. */
    enum KeyDifference {
        FIELDS,
        NAME,
        LENGTH
    }

    /**
     * @param from its fields by their names in the newer version
     * @param differences at least one, in the order of the enum
     */
    record ChangePrimaryKey(String table, Key from, Key to, List<KeyDifference> differences) implements TableChange {
        public ChangePrimaryKey {
            differences = List.copyOf(differences);
        }
    }

    record AddKey(String table, Key added) implements TableChange {}

    record DropKey(String table, Key dropped) implements TableChange {}

    /** A secondary key has other fields or another uniqueness under the same name. */
    record ChangeKey(String table, Key from, Key to) implements TableChange {}
}
