package dev.rubicon.schema;

import java.util.Optional;

/** A change of a declaration that no row notices. */
public sealed interface PropertyChange extends SchemaChange {
    /** The name of the table in the newer version. */
    String table();

    Property property();

    /** As AL writes it. Absent if it was, or is, not given. */
    Optional<String> before();

    Optional<String> after();

    /** The properties that are compared, by AL's names; {@code NAME} changed its case only, {@code TARGET} is that of an extension. */
    enum Property {
        ID("Id"),
        NAME("Name"),
        TARGET("Target"),
        OBSOLETE_STATE("ObsoleteState"),
        MOVED_TO("MovedTo"),
        MOVED_FROM("MovedFrom"),
        INIT_VALUE("InitValue"),
        SQL_DATA_TYPE("SqlDataType"),
        COMPRESSION_TYPE("CompressionType"),
        CLUSTERED("Clustered");

        private final String text;

        Property(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    record OfTable(Table from, Table to, Property property, Optional<String> before, Optional<String> after)
            implements PropertyChange {
        @Override
        public String table() {
            return to.name();
        }
    }

    record OfField(
            String table, Field from, Field to, Property property, Optional<String> before, Optional<String> after)
            implements PropertyChange {}

    record OfKey(String table, Key from, Key to, Property property, Optional<String> before, Optional<String> after)
            implements PropertyChange {}

    record OfExtension(
            TableExtension from, TableExtension to, Property property, Optional<String> before, Optional<String> after)
            implements PropertyChange {
        @Override
        public String table() {
            return to.target();
        }
    }
}
