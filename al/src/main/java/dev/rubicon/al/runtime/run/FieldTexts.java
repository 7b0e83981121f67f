package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.format.Evaluation;
import dev.rubicon.al.runtime.format.Today;
import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.runtime.value.Variant;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/** Values of fields as texts in filters, positions and views, and back: {@code 1000.5}, {@code 01/31/26}, {@code Open}. */
public final class FieldTexts {
    private FieldTexts() {}

    /** The value that a text means, of any length; absent if it means none. A blank text is a blank value. */
    public static Optional<Object> parse(Type type, String text, Session session) {
        return switch (type) {
            case Type.Text any -> Optional.of(text);
            case Type.Code any -> Optional.of(Conversions.code(text));
            default ->
                text.isBlank() && !(type instanceof Type.Named)
                        ? Optional.of(Blanks.of(type, session))
                        : evaluated(type, text, session);
        };
    }

    // An Option may have a number that nothing is called.
    private static Optional<Object> evaluated(Type type, String text, Session session) {
        if (type == Simple.RECORD_ID) {
            return RecordIds.parse(session, text).map(id -> id);
        }
        Today today = session.today();
        Optional<Object> value =
                Evaluation.parse(type, text, false, today).or(() -> Evaluation.parse(type, text, true, today));
        return type instanceof Type.Named && value.isEmpty()
                ? Evaluation.parse(Simple.INTEGER, text.isBlank() ? "0" : text, false, today)
                : value;
    }

    /** A value as text that {@link #parse} takes back. */
    public static String written(Type type, Object value) {
        return switch (value) {
            case Long number
            when type instanceof Type.Named named ->
                named.definition().value(number).map(EnumDefinition.Value::name).orElseGet(number::toString);
            case Long number -> number.toString();
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            case AlDate date -> date.isBlank() ? "" : (date.isClosing() ? "C" : "") + american(date.day());
            case AlTime time ->
                time.isBlank()
                        ? ""
                        : LocalTime.ofNanoOfDay(time.millis() * 1_000_000L).toString();
            case AlDateTime moment ->
                moment.isBlank() ? "" : Instant.ofEpochMilli(moment.millis()).toString();
            default -> Formats.standard(type, value);
        };
    }

    /** A value of any type as text; one in a Variant as what it is. */
    static String plain(Type type, Object value) {
        return value instanceof Variant variant ? plain(variant.type(), variant.value()) : written(type, value);
    }

    private static String american(LocalDate day) {
        boolean isShort = day.getYear() >= 1930 && day.getYear() < 2030;
        return String.format(
                Locale.ROOT,
                isShort ? "%02d/%02d/%02d" : "%02d/%02d/%04d",
                day.getMonthValue(),
                day.getDayOfMonth(),
                isShort ? day.getYear() % 100 : day.getYear());
    }
}
