package dev.rubicon.startup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A value as Java source. */
final class Literal {
    private Literal() {}

    /** @throws IllegalStateException if there is no way to write it */
    static String of(Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text(text);
            case Boolean truth -> truth.toString();
            case Integer number -> number.toString();
            case Class<?> type -> type.getCanonicalName() + ".class";
            case Enum<?> constant -> constant.getDeclaringClass().getCanonicalName() + "." + constant.name();
            case Object[] array ->
                "new " + array.getClass().getComponentType().getCanonicalName() + "[] {" + list(Arrays.asList(array))
                        + "}";
            default -> anew(value.getClass());
        };
    }

    /** The values apart by commas. */
    static String list(List<?> values) {
        return values.stream().map(Literal::of).collect(Collectors.joining(", "));
    }

    // Such as a converter: an object without anything in it.
    private static String anew(Class<?> type) {
        if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(made -> made.getParameterCount() == 0)
                || type.isSynthetic()) {
            throw new IllegalStateException("no source for a value of " + type);
        }
        return "new " + type.getCanonicalName() + "()";
    }

    private static String text(String text) {
        StringBuilder source = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> source.append("\\\"");
                case '\\' -> source.append("\\\\");
                case '\n' -> source.append("\\n");
                default -> source.append(c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return source.append('"').toString();
    }
}
