package dev.rubicon.al.runtime.json;

import java.math.BigDecimal;

/** A JSON value that has no parts. Setting it changes the document that it is a part of. */
public final class JsonScalar extends JsonTree {
    /** What is not there, and what is there without a value. */
    public enum Nothing {
        NULL,
        UNDEFINED
    }

    private Object value;

    private JsonScalar(Object value) {
        this.value = value;
    }

    public static JsonScalar nothing() {
        return new JsonScalar(Nothing.NULL);
    }

    public static JsonScalar of(String text) {
        return new JsonScalar(text);
    }

    /** It is written with as many decimals as it has. */
    public static JsonScalar of(BigDecimal number) {
        return new JsonScalar(number);
    }

    public static JsonScalar of(boolean flag) {
        return new JsonScalar(flag);
    }

    /** A String, BigDecimal, Boolean, or {@link Nothing}. */
    public Object value() {
        return value;
    }

    public void set(Object newValue) {
        value = newValue;
    }

    public boolean is(Nothing nothing) {
        return value == nothing;
    }

    @Override
    public JsonTree copy() {
        return new JsonScalar(value);
    }

    @Override
    String stepTo(JsonTree part) {
        return "";
    }
}
