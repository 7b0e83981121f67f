package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.value.RecordIdValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RecordIds as texts: {@code Sales Line: Order,1001,10000}. A value with a comma in it is in double quotes. */
public final class RecordIds {
    private RecordIds() {}

    /** @param key values of the primary key */
    public static RecordIdValue of(TableDefinition table, List<Object> key) {
        StringBuilder text = new StringBuilder(table.name()).append(": ");
        for (int i = 0; i < key.size(); i++) {
            String value = FieldTexts.written(table.primaryKey().fields().get(i).type(), key.get(i));
            boolean isPlain = value.indexOf(',') < 0 && !value.startsWith("\"");
            text.append(i == 0 ? "" : ",").append(isPlain ? value : "\"" + value.replace("\"", "\"\"") + "\"");
        }
        return new RecordIdValue(table.id(), key, text.toString());
    }

    /** The RecordId that a text means; absent if it names no table, or does not fit its primary key. */
    public static Optional<RecordIdValue> parse(Session session, String text) {
        if (text.isEmpty()) {
            return Optional.of(RecordIdValue.BLANK);
        }
        // A name may have ": " in it, too.
        for (int at = text.indexOf(": "); at >= 0; at = text.indexOf(": ", at + 1)) {
            String name = text.substring(0, at);
            Optional<TableDefinition> table = session.program().tables().stream()
                    .filter(one -> one.name().equalsIgnoreCase(name))
                    .findFirst();
            if (table.isPresent()) {
                return key(session, table.get(), split(text.substring(at + 2))).map(key -> of(table.get(), key));
            }
        }
        return Optional.empty();
    }

    private static Optional<List<Object>> key(Session session, TableDefinition table, List<String> texts) {
        List<FieldDefinition> fields = table.primaryKey().fields();
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < texts.size() && texts.size() == fields.size(); i++) {
            FieldTexts.parse(fields.get(i).type(), texts.get(i), session).ifPresent(key::add);
        }
        return key.size() == fields.size() ? Optional.of(key) : Optional.empty();
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDoubled = isQuoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (isDoubled) {
                part.append(c);
                i++;
            } else if (c == '"' && (isQuoted || part.isEmpty())) {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
