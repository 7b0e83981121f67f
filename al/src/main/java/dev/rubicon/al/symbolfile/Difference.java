package dev.rubicon.al.symbolfile;

import java.util.Optional;

/**
 * One thing that two descriptions of the same app say differently.
 *
 * @param object such as {@code table 50100 Customer}
 * @param field the field, key or nothing that it is about, such as {@code field 3 Name}
 * @param what that differs, such as {@code type}
 * @param left what the first one says; absent if it does not have the thing
 * @param right what the second one says
 */
public record Difference(
        String object, Optional<String> field, String what, Optional<String> left, Optional<String> right) {
    @Override
    public String toString() {
        return object + field.map(name -> ", " + name).orElse("") + ": " + what + " is " + said(left) + " and "
                + said(right);
    }

    private static String said(Optional<String> value) {
        return value.map(text -> "'" + text + "'").orElse("missing");
    }
}
