package dev.rubicon.schema;

/**
 * One difference between the schema that an instance has and the one it is to get. Closed on purpose: every switch must answer
 * for every case. The cases hold facts, both sides where there are two; what they mean for rows is {@link Verdict}'s.
 */
public sealed interface SchemaChange {
    /** The name of the table in the newer version; of a dropped one, in the older. */
    String table();

    record AddTable(Table added) implements SchemaChange {
        @Override
        public String table() {
            return added.name();
        }
    }

    record DropTable(Table dropped) implements SchemaChange {
        @Override
        public String table() {
            return dropped.name();
        }
    }

    record RenameTable(Table from, Table to) implements SchemaChange {
        @Override
        public String table() {
            return to.name();
        }
    }

    /** A table that stays declared, but loses its rows: TableType goes from Normal to Temporary or external. */
    record UnstoreTable(Table from, Table to) implements SchemaChange {
        @Override
        public String table() {
            return to.name();
        }
    }

    /** DataPerCompany is switched. */
    record RescopeTable(Table from, Table to) implements SchemaChange {
        @Override
        public String table() {
            return to.name();
        }
    }

    record AddField(String table, Field added) implements SchemaChange {}

    record DropField(String table, Field dropped) implements SchemaChange {}

    record RenameField(String table, Field from, Field to) implements SchemaChange {}

    /** The same name under another id. */
    record RenumberField(String table, Field from, Field to) implements SchemaChange {}

    /** The data type differs, or only its length or members. */
    record RetypeField(String table, Field from, Field to) implements SchemaChange {}

    /** A field that stays declared, but loses its column: it becomes a FlowField or FlowFilter, or is disabled. */
    record UnstoreField(String table, Field from, Field to) implements SchemaChange {}

    /** AutoIncrement is switched. */
    record ChangeAutoIncrement(String table, Field from, Field to) implements SchemaChange {}

    record ChangePrimaryKey(String table, Key from, Key to) implements SchemaChange {}

    record AddKey(String table, Key added) implements SchemaChange {}

    record DropKey(String table, Key dropped) implements SchemaChange {}

    /** A secondary key has other fields or another uniqueness under the same name. */
    record ChangeKey(String table, Key from, Key to) implements SchemaChange {}
}
