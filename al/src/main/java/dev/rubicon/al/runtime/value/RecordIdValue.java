package dev.rubicon.al.runtime.value;

import java.util.List;

/**
 * Which row of which table.
 *
 * @param table its id; 0 if it is blank
 * @param key the values of its primary key
 * @param text as Format gives it: {@code Customer: 10000}
 */
public record RecordIdValue(int table, List<Object> key, String text) {
    public static final RecordIdValue BLANK = new RecordIdValue(0, List.of(), "");

    public RecordIdValue {
        key = List.copyOf(key);
    }

    @Override
    public String toString() {
        return text;
    }
}
