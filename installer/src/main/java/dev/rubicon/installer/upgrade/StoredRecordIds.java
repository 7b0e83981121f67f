package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.RecordIds;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateFormula;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.runtime.value.RecordIdValue;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Record ids as texts: the number of the table, then the values of the key, each behind a slash: {@code 18/10000}. */
record StoredRecordIds(Program program) {
    private static final String CLOSING = "C";

    String text(RecordIdValue id) {
        return id.table() == 0
                ? id.text()
                : id.table()
                        + id.key().stream()
                                .map(value -> "/" + URLEncoder.encode(plain(value), StandardCharsets.UTF_8))
                                .collect(Collectors.joining());
    }

    private static String plain(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case AlDate date -> date.isBlank() ? "" : date.day() + (date.isClosing() ? CLOSING : "");
            case AlTime time -> String.valueOf(time.millis());
            case AlDateTime moment -> String.valueOf(moment.millis());
            case AlDateFormula formula -> formula.text();
            default -> value.toString();
        };
    }

    /** One that the program does not understand keeps its text, and is written back as it was. */
    RecordIdValue value(String text) {
        try {
            return understood(text).orElseGet(() -> new RecordIdValue(0, List.of(), text));
        } catch (IllegalArgumentException | DateTimeException notItsKey) {
            return new RecordIdValue(0, List.of(), text);
        }
    }

    private Optional<RecordIdValue> understood(String text) {
        String[] parts = text.split("/", -1);
        Optional<TableDefinition> table = text.isEmpty() || !parts[0].matches("[0-9]{1,9}")
                ? Optional.empty()
                : program.table(Integer.parseInt(parts[0]));
        if (table.isEmpty() || table.get().primaryKey().fields().size() != parts.length - 1) {
            return Optional.empty();
        }
        List<Object> key = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            FieldDefinition field = table.get().primaryKey().fields().get(i - 1);
            key.add(value(field.type(), URLDecoder.decode(parts[i], StandardCharsets.UTF_8)));
        }
        return Optional.of(RecordIds.of(table.get(), key));
    }

    private static Object value(Type type, String text) {
        if (type.isWhole()) {
            return Long.valueOf(text);
        }
        return type instanceof Simple simple ? simple(simple, text) : text;
    }

    private static Object simple(Simple type, String text) {
        return switch (type) {
            case DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case GUID -> UUID.fromString(text);
            case TIME -> new AlTime(Integer.parseInt(text));
            case DATE_TIME -> new AlDateTime(Long.parseLong(text));
            case DATE_FORMULA -> new AlDateFormula(text);
            case DATE -> date(text);
            default -> text;
        };
    }

    private static AlDate date(String text) {
        boolean isClosing = text.endsWith(CLOSING);
        String day = isClosing ? text.substring(0, text.length() - 1) : text;
        return day.isEmpty() ? AlDate.BLANK : new AlDate(LocalDate.parse(day), isClosing);
    }
}
