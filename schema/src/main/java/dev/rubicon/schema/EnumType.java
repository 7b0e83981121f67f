package dev.rubicon.schema;

import java.util.List;

/**
 * An enum that an app declares.
 *
 * @param values in the order written, which is the one that users see; ordinals may have gaps
 */
public record EnumType(int id, String name, List<EnumValue> values) {
    public EnumType {
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        return "enum " + id + " " + name;
    }
}
