package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Numbers of rows of one table.
 *
 * @param numbers expressions over the rows of the table {@code t}
 */
record Count(String table, List<String> numbers) {
    // As many as a statement can have, and text that no database finds too long.
    private static final int TABLES_AT_ONCE = 100;
    private static final int TEXT_AT_ONCE = 100_000;

    Count {
        numbers = List.copyOf(numbers);
    }

    /** All rows, and for each that loses something those that do. */
    static Count of(String quotedTable, List<Lost> lost) {
        List<String> numbers = new ArrayList<>(List.of("count(*)"));
        lost.forEach(column -> numbers.add("count(*) FILTER (WHERE " + column.condition() + ")"));
        return new Count(quotedTable, numbers);
    }

    /** The numbers of each, in as few statements as are sensible. */
    static Map<Count, List<Long>> all(Sql sql, List<Count> counts) {
        Map<Count, List<Long>> found = new HashMap<>();
        List<Count> next = new ArrayList<>();
        int text = 0;
        for (Count count : counts) {
            if (next.size() == TABLES_AT_ONCE || text > TEXT_AT_ONCE) {
                ask(sql, next, found);
                next.clear();
                text = 0;
            }
            next.add(count);
            text += count.numbers.stream().mapToInt(String::length).sum();
        }
        ask(sql, next, found);
        return found;
    }

    private static void ask(Sql sql, List<Count> counts, Map<Count, List<Long>> found) {
        if (counts.isEmpty()) {
            return;
        }
        int width =
                counts.stream().mapToInt(count -> count.numbers.size()).max().orElseThrow();
        StringJoiner statement = new StringJoiner(" UNION ALL ");
        for (int i = 0; i < counts.size(); i++) {
            statement.add(counts.get(i).select(i, width));
        }
        sql.query(statement.toString(), row -> {
            Count count = counts.get(row.getInt(1));
            List<Long> numbers = new ArrayList<>();
            for (int i = 0; i < count.numbers.size(); i++) {
                numbers.add(row.getLong(i + 2));
            }
            return found.put(count, numbers);
        });
    }

    // All parts of a union have as many columns.
    private String select(int number, int width) {
        StringJoiner select = new StringJoiner(", ", "SELECT ", " FROM " + table + " AS t");
        select.add(String.valueOf(number));
        numbers.forEach(select::add);
        for (int i = numbers.size(); i < width; i++) {
            select.add("0");
        }
        return select.toString();
    }
}
