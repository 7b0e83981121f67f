package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;

/**
 * What a function takes at one place.
 *
 * @param isOptional whether it may be left out; so may all that follow
 */
public record Parameter(Kind kind, Type type, boolean isOptional) {
    /** How an argument is given. */
    public enum Kind {
        /** A value, converted to the type. */
        VALUE,
        /** A value of any type, as it is. */
        ANY,
        /** A place of just this type; with {@code VARIANT}, of any. */
        PLACE,
        /** The name of a field of the record whose method it is: given as its {@code FieldDefinition}. */
        FIELD,
        /** Any number of values, each converted to the type. */
        VALUES,
        /** Any number of values of any type. */
        REST,
        /** Any number of fields of the record. */
        FIELDS
    }

    public static Parameter of(Type type) {
        return new Parameter(Kind.VALUE, type, false);
    }

    public static Parameter any() {
        return new Parameter(Kind.ANY, Type.Simple.VARIANT, false);
    }

    public static Parameter place(Type type) {
        return new Parameter(Kind.PLACE, type, false);
    }

    public static Parameter anyPlace() {
        return place(Type.Simple.VARIANT);
    }

    public static Parameter field() {
        return new Parameter(Kind.FIELD, Type.Simple.VARIANT, false);
    }

    public static Parameter rest() {
        return new Parameter(Kind.REST, Type.Simple.VARIANT, true);
    }

    public static Parameter fields() {
        return new Parameter(Kind.FIELDS, Type.Simple.VARIANT, true);
    }

    /** The same, but it may be left out. */
    public Parameter optional() {
        return new Parameter(kind, type, true);
    }

    boolean isRepeated() {
        return kind == Kind.VALUES || kind == Kind.REST || kind == Kind.FIELDS;
    }
}
