package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.format.DateFormulas;
import dev.rubicon.al.runtime.format.Evaluation;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlDateFormula;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What becomes of a value that is assigned, or given, to something of another type. */
public final class Conversions {
    private static final BigDecimal MIN_WHOLE = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);

    private Conversions() {}

    /** A value of {@code from} as one of {@code to}; absent if AL has no such conversion. */
    public static Optional<UnaryOperator<Object>> find(Type from, Type to) {
        if (from.equals(to) && !(to instanceof Type.Code)) {
            return Optional.of(UnaryOperator.identity());
        }
        return switch (to) {
            case Type.Text text -> toText(from).map(step -> value -> fit((String) step.apply(value), text.length()));
            case Type.Code code ->
                toText(from).map(step -> value -> fit(code((String) step.apply(value)), code.length()));
            case Type.Named named -> from.isWhole() ? Optional.of(UnaryOperator.identity()) : variantTo(from, to);
            case Type.RecordOf record
            when from == Simple.RECORD_REF -> Optional.of(value -> ((RecordRefValue) value).recordOf(record.table()));
            case Type.RecordOf record ->
                from instanceof Type.RecordOf other && other.table() == record.table()
                        ? Optional.of(UnaryOperator.identity())
                        : variantTo(from, to);
            case Type.CodeunitOf codeunit -> variantTo(from, to);
            case Type.InterfaceOf declared -> variantTo(from, to);
            case Type.ListOf list -> from instanceof Type.ListOf ? sameElements(from, to) : variantTo(from, to);
            case Type.DictionaryOf dictionary ->
                from instanceof Type.DictionaryOf ? sameElements(from, to) : variantTo(from, to);
            case Type.ArrayOf array -> Optional.empty();
            case Type.Static word -> Optional.empty();
            case Type.EnumObject word -> Optional.empty();
            case Simple simple -> toSimple(from, simple);
        };
    }

    // List of [Text] and List of [Text[50]] hold the same things.
    private static Optional<UnaryOperator<Object>> sameElements(Type from, Type to) {
        boolean alike = from instanceof Type.ListOf list && to instanceof Type.ListOf other
                ? alike(list.element(), other.element())
                : from instanceof Type.DictionaryOf one
                        && to instanceof Type.DictionaryOf another
                        && alike(one.key(), another.key())
                        && alike(one.value(), another.value());
        return alike ? Optional.of(UnaryOperator.identity()) : Optional.empty();
    }

    private static boolean alike(Type one, Type other) {
        return one.equals(other)
                || one.isText() && other.isText()
                || one.isWhole() && other.isWhole()
                || sameElements(one, other).isPresent();
    }

    private static Optional<UnaryOperator<Object>> toText(Type from) {
        if (from.isText() || from == Simple.SECRET_TEXT || from == Simple.TABLE_FILTER) {
            return Optional.of(UnaryOperator.identity());
        }
        if (from == Simple.CHAR) {
            return Optional.of(value -> String.valueOf((char) ((Long) value).intValue()));
        }
        if (from == Simple.GUID || from == Simple.DATE_FORMULA || from == Simple.RECORD_ID) {
            return Optional.of(value -> Formats.standard(from, value));
        }
        return variantTo(from, Type.TEXT).map(step -> value -> ofVariant((Variant) value, step));
    }

    // Whatever has a format becomes a text; of an Option it is the number.
    private static Object ofVariant(Variant variant, UnaryOperator<Object> step) {
        if (variant.type() instanceof Type.Named) {
            return variant.value().toString();
        }
        boolean hasFormat = variant.type() instanceof Simple simple && simple.compareTo(Simple.RECORD_ID) < 0;
        return hasFormat ? Formats.standard(variant.type(), variant.value()) : step.apply(variant);
    }

    private static Optional<UnaryOperator<Object>> toSimple(Type from, Simple to) {
        if (to == Simple.VARIANT) {
            return Optional.of(value -> new Variant(from, value));
        }
        if (to == Simple.RECORD_REF && from instanceof Type.RecordOf) {
            return Optional.of(value -> new RecordRefValue((RecordValue) value));
        }
        if (to == Simple.DECIMAL && from.isWhole()) {
            return Optional.of(value -> BigDecimal.valueOf((Long) value));
        }
        if (to.isWhole() && from.isNumber()) {
            return Optional.of(value -> whole(value, to));
        }
        if ((to == Simple.CHAR || to == Simple.BYTE) && from.isText()) {
            return Optional.of(value -> ((String) value).isEmpty() ? 0L : (long) ((String) value).charAt(0));
        }
        if (to == Simple.GUID && from.isText()) {
            return Optional.of(value -> guid((String) value));
        }
        if (to == Simple.DATE_FORMULA && from.isText()) {
            return Optional.of(value -> DateFormulas.normal((String) value)
                    .map(AlDateFormula::new)
                    .orElseThrow(() -> AlError.of("'" + value + "' is not a date formula.")));
        }
        if (to == Simple.SECRET_TEXT && from.isText() || to == Simple.TABLE_FILTER && from.isText()) {
            return Optional.of(UnaryOperator.identity());
        }
        if (isJson(to) && isJson(from)) {
            return Optional.of(UnaryOperator.identity());
        }
        return variantTo(from, to);
    }

    private static boolean isJson(Type type) {
        return type == Simple.JSON_TOKEN
                || type == Simple.JSON_OBJECT
                || type == Simple.JSON_ARRAY
                || type == Simple.JSON_VALUE;
    }

    // What is in a Variant is known when it is there.
    private static Optional<UnaryOperator<Object>> variantTo(Type from, Type to) {
        if (from != Simple.VARIANT) {
            return Optional.empty();
        }
        return Optional.of(value -> {
            Variant variant = (Variant) value;
            UnaryOperator<Object> step = variant.type() == Simple.VARIANT
                    ? UnaryOperator.identity()
                    : find(variant.type(), to).orElseThrow(() -> cannot(variant.type(), to));
            return step.apply(variant.value());
        });
    }

    private static AlError cannot(Type from, Type to) {
        return AlError.of("The value of type " + from + " cannot be converted to " + to + ".");
    }

    private static Object whole(Object value, Simple to) {
        long number;
        if (value instanceof BigDecimal decimal) {
            BigDecimal rounded = decimal.setScale(0, RoundingMode.HALF_UP);
            if (rounded.compareTo(MIN_WHOLE) < 0 || rounded.compareTo(MAX_WHOLE) > 0) {
                throw overflow(value, to);
            }
            number = rounded.longValue();
        } else {
            number = (Long) value;
        }
        return inRange(number, to);
    }

    /** The number, if a variable of that type can hold it. */
    public static Long inRange(long number, Type type) {
        boolean fits = switch (type) {
            case Simple simple when simple == Simple.INTEGER -> number == (int) number;
            case Simple simple when simple == Simple.CHAR -> number >= 0 && number <= Character.MAX_VALUE;
            case Simple simple when simple == Simple.BYTE -> number >= 0 && number <= 255;
            default -> true;
        };
        if (!fits) {
            throw overflow(number, type);
        }
        return number;
    }

    /** The sum of two whole numbers of 64 bits. */
    public static Long sum(long one, long other) {
        long sum = one + other;
        if (((one ^ sum) & (other ^ sum)) < 0) {
            throw AlError.of("The sum is too large.");
        }
        return sum;
    }

    private static AlError overflow(Object value, Type type) {
        return AlError.of("Overflow under type conversion of " + value + " to " + type + ".");
    }

    private static Object guid(String text) {
        if (text.isEmpty()) {
            return Blanks.NO_GUID;
        }
        return Evaluation.guid(text).orElseThrow(() -> AlError.of("Invalid format of GUID string."));
    }

    /** A text as a Code: upper case, without blanks at its ends. */
    public static String code(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to).toUpperCase(Locale.ROOT);
    }

    private static String fit(String text, int length) {
        if (text.length() > length) {
            throw new AlError(
                    "NCLCSRTS:TextTooLong",
                    "The length of the string is " + text.length() + ", but it must be less than or equal to " + length
                            + " characters. Value: " + text);
        }
        return text;
    }
}
