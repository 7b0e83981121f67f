package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.RecordIds;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.RecordIdValue;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Record ids as texts: the number of the table, then the values of the key, each behind a slash: {@code 18/10000}. */
record StoredRecordIds(Program program) {
    String text(RecordIdValue id) {
        return id.table() == 0
                ? ""
                : id.table()
                        + id.key().stream()
                                .map(value -> "/" + URLEncoder.encode(plain(value), StandardCharsets.UTF_8))
                                .collect(Collectors.joining());
    }

    private static String plain(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case AlDate date -> date.isBlank() ? "" : date.day().toString();
            default -> value.toString();
        };
    }

    /** Blank if it is none that the program knows. */
    RecordIdValue value(String text) {
        String[] parts = text.split("/", -1);
        Optional<TableDefinition> table = text.isEmpty() || !parts[0].matches("[0-9]{1,9}")
                ? Optional.empty()
                : program.table(Integer.parseInt(parts[0]));
        if (table.isEmpty() || table.get().primaryKey().fields().size() != parts.length - 1) {
            return RecordIdValue.BLANK;
        }
        List<Object> key = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            FieldDefinition field = table.get().primaryKey().fields().get(i - 1);
            key.add(value(field.type(), URLDecoder.decode(parts[i], StandardCharsets.UTF_8)));
        }
        return RecordIds.of(table.get(), key);
    }

    private static Object value(Type type, String text) {
        if (type.isWhole()) {
            return Long.valueOf(text);
        }
        if (type == Simple.DECIMAL) {
            return new BigDecimal(text);
        }
        if (type == Simple.BOOLEAN) {
            return Boolean.valueOf(text);
        }
        if (type == Simple.GUID) {
            return UUID.fromString(text);
        }
        if (type == Simple.DATE) {
            return text.isEmpty() ? AlDate.BLANK : AlDate.of(LocalDate.parse(text));
        }
        return text;
    }
}
