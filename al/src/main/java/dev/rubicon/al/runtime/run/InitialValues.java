package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import java.math.BigDecimal;
import java.util.Optional;

/** What Init puts into a field that has the property InitValue. */
final class InitialValues {
    private InitialValues() {}

    static Optional<Object> of(FieldDefinition field) {
        return field.field().initValue().flatMap(text -> value(field.type(), text));
    }

    private static Optional<Object> value(Type type, String text) {
        return switch (type) {
            case Type.Text any -> Optional.of(text);
            case Type.Code any -> Optional.of(Conversions.code(text));
            case Type.Named named -> ordinal(named, text);
            case Type.Simple simple when simple == Type.Simple.BOOLEAN -> Optional.of(text.equalsIgnoreCase("true"));
            case Type.Simple simple when simple == Type.Simple.DECIMAL -> Optional.of(new BigDecimal(text));
            case Type.Simple simple when simple.isWhole() -> Optional.of(Long.valueOf(text));
            default -> Optional.empty();
        };
    }

    private static Optional<Object> ordinal(Type.Named named, String text) {
        return named.definition().values().stream()
                .filter(value -> value.name().equalsIgnoreCase(text)
                        || Long.toString(value.ordinal()).equals(text))
                .<Object>map(value -> value.ordinal())
                .findFirst();
    }
}
