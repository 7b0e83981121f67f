package dev.rubicon.al.symbolfile;

import dev.rubicon.model.Guid;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.Move;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.TableType;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Properties of a symbol that differ from what is normal. Truth is 1, true or Yes, depending on the age of the compiler. */
final class SymbolProperties {
    private final SortedMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    void put(String name, String value) {
        values.putIfAbsent(name, value);
    }

    boolean flag(String name, boolean normal) {
        Optional<String> value = Optional.ofNullable(values.get(name));
        return value.map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "1", "true", "yes" -> true;
                    default -> false;
                })
                .orElse(normal);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Move move() {
        return new Move(text("MovedTo").flatMap(Guid::parse), text("MovedFrom").flatMap(Guid::parse));
    }

    FieldClass fieldClass() {
        return constant("FieldClass", FieldClass.NORMAL);
    }

    ObsoleteState obsoleteState() {
        return constant("ObsoleteState", ObsoleteState.NO);
    }

    /** Every type but Normal and Temporary is a system's of its own. */
    TableType tableType() {
        return switch (values.getOrDefault("TableType", "Normal").toLowerCase(Locale.ROOT)) {
            case "normal" -> TableType.NORMAL;
            case "temporary" -> TableType.TEMPORARY;
            default -> TableType.EXTERNAL;
        };
    }

    // FlowField is FLOW_FIELD.
    private <E extends Enum<E>> E constant(String name, E normal) {
        String value = values.getOrDefault(name, "");
        for (E constant : normal.getDeclaringClass().getEnumConstants()) {
            if (constant.name().replace("_", "").equalsIgnoreCase(value)) {
                return constant;
            }
        }
        return normal;
    }
}
