package dev.rubicon.schema;

/**
 * A value of an enum. Rows hold the ordinal.
 *
 * @param name may be blank or empty
 */
public record EnumValue(int ordinal, String name) {
    /** Whether both are called the same, by whoever reads it: neither case nor blanks around it matter. */
    boolean hasNameOf(EnumValue other) {
        return name.strip().equalsIgnoreCase(other.name.strip());
    }

    @Override
    public String toString() {
        return ordinal + " '" + name + "'";
    }
}
