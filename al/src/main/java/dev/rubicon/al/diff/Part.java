package dev.rubicon.al.diff;

import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.Key;

/** What a change is about: a table or enum as a whole, or something in it. */
sealed interface Part {
    record Whole() implements Part {}

    record OfField(Field field) implements Part {}

    record OfKey(Key key) implements Part {}

    record OfValue(EnumValue value) implements Part {}
}
