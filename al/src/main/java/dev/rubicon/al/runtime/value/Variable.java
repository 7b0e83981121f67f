package dev.rubicon.al.runtime.value;

import dev.rubicon.al.runtime.program.Type;

/** A variable or parameter. */
public final class Variable implements Place {
    private final Type type;
    private Object value;

    public Variable(Type type, Object value) {
        this.type = type;
        this.value = value;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public Object get() {
        return value;
    }

    @Override
    public void set(Object newValue) {
        value = newValue;
    }
}
