package dev.rubicon.al.runtime.value;

import dev.rubicon.al.runtime.program.Type;

/** Something that holds a value and can be assigned to: a variable, an element of an array, a field of a record. */
public interface Place {
    Type type();

    Object get();

    /** @param value of exactly this type: it was converted, and its length checked */
    void set(Object value);
}
