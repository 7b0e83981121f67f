package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.rows.Filter;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Variant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** What values mean in the filters of one field. */
public record FilterValues(TableDefinition table, FieldDefinition field, Session session) {
    private static final long DAY = 86_400_000L;

    public static FilterValues of(RecordValue record, FieldDefinition field) {
        return new FilterValues(record.table(), field, record.session());
    }

    AlError invalid(String filter, String why) {
        return new AlError(
                "NCLCSRTS:FilterExpression",
                "The filter '" + filter + "' is not valid for the field " + field + " of the table " + table + ": "
                        + why + ".");
    }

    /** A value as one of a field's type, of any length; absent if AL has no such conversion. */
    public static Optional<Object> converted(Type from, Object value, Type to) {
        if (value instanceof Variant variant) {
            return converted(variant.type(), variant.value(), to);
        }
        Type target = switch (to) {
            case Type.Text any -> Type.TEXT;
            case Type.Code any -> Type.CODE;
            default -> to;
        };
        return Conversions.find(from, target).map(step -> step.apply(value));
    }

    /** The filter that SetRange sets for one value: just that, whatever characters are in it. */
    public Condition exactly(Object value) {
        return new Condition(new Filter.Equal(value), written(value));
    }

    /** The filter that SetRange sets for two. */
    public Condition between(Object from, Object to) {
        if (from.equals(to)) {
            return exactly(from);
        }
        return new Condition(Filter.range(from, to), written(from) + ".." + written(to));
    }

    // What a value that stands alone, or behind <>, means: it may be a pattern.
    Filter equal(FilterReader.Operand operand, String filter) {
        if (field.type().isText() && isWritten(operand)) {
            String text = operand.text();
            boolean ignoresCase = text.startsWith("@");
            String pattern = folded(ignoresCase ? text.substring(1) : text);
            if (ignoresCase || pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0) {
                return new Filter.Like(pattern, ignoresCase, false);
            }
            return new Filter.Equal(pattern);
        }
        Object value = value(operand, filter);
        if (field.type() == Simple.DATE_TIME && isDay(operand)) {
            return Filter.range(value, lastOfDay((AlDateTime) value));
        }
        return new Filter.Equal(value);
    }

    private static AlDateTime startOf(AlDate date) {
        return new AlDateTime(
                date.day().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    private static boolean isWritten(FilterReader.Operand operand) {
        return operand.value().isEmpty() || operand.value().get().type().isText();
    }

    private String folded(String text) {
        return field.type() instanceof Type.Code ? Conversions.code(text) : text;
    }

    Object lower(FilterReader.Operand operand, String filter) {
        return value(operand, filter);
    }

    Object upper(FilterReader.Operand operand, String filter) {
        Object value = value(operand, filter);
        return field.type() == Simple.DATE_TIME && isDay(operand) ? lastOfDay((AlDateTime) value) : value;
    }

    private static boolean isDay(FilterReader.Operand operand) {
        return operand.value()
                .map(given -> given.type() == Simple.DATE)
                .orElseGet(() -> !operand.text().isEmpty() && operand.text().indexOf(':') < 0);
    }

    private static AlDateTime lastOfDay(AlDateTime first) {
        return first.isBlank() ? first : new AlDateTime(first.millis() + DAY - 1);
    }

    private Object value(FilterReader.Operand operand, String filter) {
        Optional<FilterReader.Operand.Given> given = operand.value();
        if (given.isPresent()) {
            Type from = given.get().type();
            if (from == Simple.DATE && field.type() == Simple.DATE_TIME) {
                AlDate date = (AlDate) given.get().value();
                return date.isBlank() ? AlDateTime.BLANK : startOf(date);
            }
            if (!from.isText() || field.type().isText()) {
                Optional<Object> value = converted(from, given.get().value(), field.type());
                if (value.isPresent()) {
                    return value.get();
                }
            }
        }
        return parsed(operand.text(), filter);
    }

    private Object parsed(String text, String filter) {
        return FieldTexts.parse(field.type(), text, session)
                .orElseThrow(
                        () -> invalid(filter, "the value '" + text + "' cannot be evaluated into " + field.type()));
    }

    /** How a value is written so that it means itself. */
    public String written(Object value) {
        if (value.equals("")) {
            return "''";
        }
        String text = field.type() instanceof Type.Named named
                ? named.definition()
                        .value((Long) value)
                        .map(EnumDefinition.Value::name)
                        .orElseGet(value::toString)
                : FieldTexts.written(field.type(), value);
        return quotedIfNeeded(text);
    }

    private static String quotedIfNeeded(String text) {
        boolean isPlain = !text.isEmpty()
                && !text.contains("..")
                && text.equals(text.strip())
                && text.chars().noneMatch(c -> "()&|<>=".indexOf(c) >= 0)
                && text.charAt(0) != '\'';
        return isPlain ? text : "'" + text.replace("'", "''") + "'";
    }

    // A value that was given for %1.
    String rendered(FilterReader.Operand operand, String filter) {
        return field.type().isText() ? quotedIfNeeded(folded(operand.text())) : written(value(operand, filter));
    }

    // A value that was written: texts stay as they are.
    String normalized(FilterReader.Operand operand, String source) {
        if (operand.isMissing()) {
            return "";
        }
        if (field.type() instanceof Type.Code) {
            return source.toUpperCase(Locale.ROOT);
        }
        boolean isDate = field.type() == Simple.DATE || field.type() == Simple.DATE_TIME;
        if (!isDate || operand.text().isEmpty()) {
            return source;
        }
        return FieldTexts.parse(field.type(), operand.text(), session)
                .map(value -> FieldTexts.written(field.type(), value))
                .orElse(source);
    }
}
