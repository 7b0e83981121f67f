package dev.rubicon.installer.physical;

import java.util.Optional;

/**
 * A column as the database describes it.
 *
 * @param type in the database's own words, with its collation where that is not the usual one
 * @param defaultValue an SQL expression, without the cast that PostgreSQL adds
 * @param numbered whether the database numbers new rows
 */
public record PhysicalColumn(
        String name, String type, boolean nullable, Optional<String> defaultValue, boolean numbered) {
    /** Whether all but the name is the same. */
    public boolean isDeclaredAs(PhysicalColumn other) {
        return type.equals(other.type)
                && nullable == other.nullable
                && numbered == other.numbered
                && defaultValue.equals(other.defaultValue);
    }

    /** All but the name, as SQL would declare it. */
    public String declaration() {
        return (type.isEmpty() ? "no type" : type)
                + (nullable ? "" : " NOT NULL")
                + defaultValue.map(value -> " DEFAULT " + value).orElse("")
                + (numbered ? ", numbered" : "");
    }
}
