package dev.rubicon.al.runtime.format;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlDateFormula;
import dev.rubicon.al.runtime.value.AlVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Texts as values: what Evaluate understands. Each is absent if the text is none. */
public final class Evaluation {
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?(\\.[0-9]*)?");
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int MAX_DIGITS = 60;

    private Evaluation() {}

    /**
     * A text as a value of that type.
     *
     * @param isXml whether it is written as Format 9 writes it
     */
    public static Optional<Object> parse(Type type, String text, boolean isXml, Today today) {
        return switch (type) {
            case Type.Text any ->
                Optional.of(text)
                        .filter(given -> given.length() <= any.length())
                        .map(Object.class::cast);
            case Type.Code any ->
                Optional.of(text.strip().toUpperCase(Locale.ROOT))
                        .filter(given -> given.length() <= any.length())
                        .map(Object.class::cast);
            case Type.Named named -> member(named.definition(), text.strip()).map(Object.class::cast);
            case Simple simple -> simple(simple, text, isXml, today);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> simple(Simple type, String text, boolean isXml, Today today) {
        Optional<?> value = switch (type) {
            case BOOLEAN -> isXml ? xmlFlag(text.strip()) : flag(text.strip());
            case INTEGER -> whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIG_INTEGER -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case BYTE -> whole(text, 0, 255);
            case CHAR -> text.length() == 1 ? Optional.of((long) text.charAt(0)) : whole(text, 0, Character.MAX_VALUE);
            case DECIMAL -> decimal(text.strip());
            case DURATION -> Durations.parse(text);
            case DATE -> Moments.date(text.strip(), isXml, today);
            case TIME -> Moments.time(text.strip());
            case DATE_TIME -> Moments.moment(text.strip(), isXml, today);
            case GUID -> guid(text.strip());
            case DATE_FORMULA -> DateFormulas.normal(text).map(AlDateFormula::new);
            case VERSION -> AlVersion.parse(text);
            case TABLE_FILTER, SECRET_TEXT -> Optional.of(text);
            default -> Optional.empty();
        };
        return value.map(Object.class::cast);
    }

    /** {@code -1,234.5}; nothing else may stand around it. */
    public static Optional<BigDecimal> decimal(String text) {
        boolean isNumber = text.length() <= MAX_DIGITS
                && NUMBER.matcher(text).matches()
                && text.chars().anyMatch(Character::isDigit);
        return isNumber ? Optional.of(new BigDecimal(text.replace(",", ""))) : Optional.empty();
    }

    /** A whole number from {@code least} to {@code most}. */
    public static Optional<Long> whole(String text, long least, long most) {
        return decimal(text.strip())
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .filter(number -> number.compareTo(BigDecimal.valueOf(least)) >= 0
                        && number.compareTo(BigDecimal.valueOf(most)) <= 0)
                .map(BigDecimal::longValue);
    }

    private static Optional<Boolean> xmlFlag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.equals("1") || !word.isEmpty() && ("yes".startsWith(word) || "true".startsWith(word))) {
            return Optional.of(true);
        }
        boolean isNo = word.equals("0") || !word.isEmpty() && ("no".startsWith(word) || "false".startsWith(word));
        return isNo ? Optional.of(false) : Optional.empty();
    }

    /** With or without brackets and dashes. */
    public static Optional<UUID> guid(String text) {
        boolean isWrapped = text.length() > 2
                && (text.startsWith("{") && text.endsWith("}") || text.startsWith("(") && text.endsWith(")"));
        String bare = isWrapped ? text.substring(1, text.length() - 1) : text;
        String dashed = bare.matches("[0-9a-fA-F]{32}")
                ? bare.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
                : bare;
        return GUID.matcher(dashed).matches() ? Optional.of(UUID.fromString(dashed)) : Optional.empty();
    }

    // The name or caption, its only possible beginning, or the number.
    private static Optional<Long> member(EnumDefinition definition, String text) {
        List<EnumDefinition.Value> values = definition.values();
        for (EnumDefinition.Value value : values) {
            if (value.caption().strip().equalsIgnoreCase(text)
                    || value.name().strip().equalsIgnoreCase(text)) {
                return Optional.of(value.ordinal());
            }
        }
        Optional<Long> number = whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (number.isPresent()) {
            boolean isKnown =
                    definition.isEnum() || definition.value(number.get()).isPresent();
            return isKnown ? number : Optional.empty();
        }
        String start = text.toLowerCase(Locale.ROOT);
        List<EnumDefinition.Value> beginning = values.stream()
                .filter(value -> !start.isEmpty()
                        && value.caption().toLowerCase(Locale.ROOT).startsWith(start))
                .toList();
        return beginning.isEmpty()
                ? Optional.empty()
                : Optional.of(beginning.getFirst().ordinal());
    }
}
