package dev.rubicon.al.runtime.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The names that numbers stand for: an enum with what extends it, an Option, or one that the language has. */
public final class EnumDefinition {
    private final String name;
    private final boolean isEnum;
    private final int id;
    private final List<Value> values = new ArrayList<>();

    /**
     * @param name as written, may be blank
     * @param caption what Format gives
     * @param implementations interface to codeunit, both as written, for an enum that implements interfaces
     */
    public record Value(long ordinal, String name, String caption, Map<String, String> implementations) {
        public Value {
            implementations = Map.copyOf(implementations);
        }

        public Value(long ordinal, String name) {
            this(ordinal, name, name, Map.of());
        }
    }

    private EnumDefinition(String name, int id, boolean isEnum) {
        this.name = name;
        this.id = id;
        this.isEnum = isEnum;
    }

    /** An enum object, to which values are added as they are found. */
    static EnumDefinition ofEnum(int id, String name) {
        return new EnumDefinition(name, id, true);
    }

    /** An Option, or an option type of the language. */
    public static EnumDefinition ofMembers(String name, List<String> members) {
        EnumDefinition option = new EnumDefinition(name, 0, false);
        for (int i = 0; i < members.size(); i++) {
            option.values.add(new Value(i, members.get(i)));
        }
        return option;
    }

    void add(Value value) {
        values.add(value);
    }

    public String name() {
        return name;
    }

    public int id() {
        return id;
    }

    /** Whether it is an enum object, and no Option. */
    public boolean isEnum() {
        return isEnum;
    }

    /** In the order written, those of extensions last. */
    public List<Value> values() {
        return List.copyOf(values);
    }

    /** The ordinal that a name stands for, ignoring case. */
    public OptionalLong ordinal(String member) {
        for (Value value : values) {
            if (value.name().equalsIgnoreCase(member)) {
                return OptionalLong.of(value.ordinal());
            }
        }
        return OptionalLong.empty();
    }

    /** The value of that ordinal, if it has one. */
    public Optional<Value> value(long ordinal) {
        for (Value value : values) {
            if (value.ordinal() == ordinal) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return isEnum ? "Enum " + name : name.isEmpty() ? "Option" : name;
    }
}
