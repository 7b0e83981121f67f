package dev.rubicon.installer.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one table gets from one shape to another. At least one side is there.
 *
 * @param columns every column of {@code after} and where its values come from; empty if there is no {@code after}
 */
public record TableSync(Optional<StoredTable> before, Optional<StoredTable> after, List<Source> columns) {
    /** A column and the one it was before; absent if it is new. */
    public record Source(Column after, Optional<Column> before) {}

    public TableSync {
        columns = List.copyOf(columns);
    }

    /** The name to call it by: the new one, if it stays. */
    public String name() {
        return after.or(() -> before).orElseThrow().name();
    }

    /** Whether the database has anything to do. */
    public boolean changes() {
        return !before.equals(after);
    }

    /** Columns that {@code after} no longer has, in their old order; empty if the whole table goes. */
    public List<Column> dropped() {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        Map<Column, Column> successors = successors();
        List<Column> dropped = new ArrayList<>();
        for (Column column : before.get().columns()) {
            if (!successors.containsKey(column)) {
                dropped.add(column);
            }
        }
        return dropped;
    }

    /** What each column of {@code before} becomes that stays. */
    public Map<Column, Column> successors() {
        Map<Column, Column> successors = new HashMap<>();
        for (Source source : columns) {
            if (source.before().isPresent()) {
                successors.putIfAbsent(source.before().get(), source.after());
            }
        }
        return successors;
    }

    /** The way from before {@code earlier}, whose {@code after} is this one's {@code before}, in one. */
    TableSync following(TableSync earlier) {
        List<Source> throughBoth = columns.stream()
                .map(source -> new Source(source.after(), source.before().flatMap(earlier::predecessor)))
                .toList();
        return new TableSync(earlier.before, after, throughBoth);
    }

    private Optional<Column> predecessor(Column column) {
        return columns.stream()
                .filter(source -> source.after().equals(column))
                .findFirst()
                .flatMap(Source::before);
    }

    /** What the column {@code before} becomes, if it stays. */
    public Optional<Column> successor(Column column) {
        for (Source source : columns) {
            if (source.before().isPresent() && source.before().get().equals(column)) {
                return Optional.of(source.after());
            }
        }
        return Optional.empty();
    }
}
