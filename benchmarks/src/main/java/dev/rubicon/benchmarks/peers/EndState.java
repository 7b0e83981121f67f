package dev.rubicon.benchmarks.peers;

import dev.rubicon.benchmarks.installing.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run must come to.
 *
 * @param columns in no order: what is added stands before or after what only Rubicon adds
 * @param rows of each table: how many, and how long the texts in one column are that nobody touches
 */
record EndState(SortedSet<String> columns, SortedMap<String, String> rows) {
    static EndState of(Place place, String database) throws SQLException {
        Columns columns = Columns.of(place, database);
        SortedSet<String> names = new TreeSet<>();
        columns.all().forEach(column -> names.add(column.toString()));
        SortedMap<String, String> rows = new TreeMap<>();
        try (Connection connection = place.connect(database);
                Statement statement = connection.createStatement()) {
            for (String table : columns.byTable().keySet()) {
                try (ResultSet counted = statement.executeQuery(
                        "SELECT count(*), coalesce(sum(length(\"Kept\")), 0) FROM \"" + table + "\"")) {
                    counted.next();
                    rows.put(table, counted.getLong(1) + " rows, " + counted.getLong(2) + " characters");
                }
            }
        }
        return new EndState(names, rows);
    }

    /** @param who for the message */
    void check(String who, EndState reached) {
        if (!equals(reached)) {
            SortedSet<String> missing = new TreeSet<>(columns);
            missing.removeAll(reached.columns());
            SortedSet<String> more = new TreeSet<>(reached.columns());
            more.removeAll(columns);
            throw new IllegalStateException(who + " came to another end: missing " + missing + ", too much " + more
                    + ", rows " + reached.rows() + " instead of " + rows);
        }
    }
}
