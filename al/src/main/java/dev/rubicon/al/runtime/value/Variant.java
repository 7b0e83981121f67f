package dev.rubicon.al.runtime.value;

import dev.rubicon.al.runtime.program.Type;

/** What a variable of type Variant holds: a value that knows its type. */
public record Variant(Type type, Object value) {
    public static final Variant EMPTY = new Variant(Type.Simple.NOTHING, "");
}
