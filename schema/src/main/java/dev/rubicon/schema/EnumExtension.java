package dev.rubicon.schema;

import java.util.List;

/**
 * Values that an app adds to an enum, its own or another app's.
 *
 * @param target name of the enum, without namespace; where the source gives a number, its digits
 */
public record EnumExtension(int id, String name, String target, List<EnumValue> values) {
    public EnumExtension {
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        return "enum extension " + id + " " + name;
    }
}
