package dev.rubicon.installer.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a statement answered.
 *
 * @param columns of a query; empty for a change
 * @param rows as text, NULL as absent
 * @param changed rows changed; 0 for a query
 */
public record Answer(List<String> columns, List<List<Optional<String>>> rows, long changed) {
    static Answer changed(long rows) {
        return new Answer(List.of(), List.of(), rows);
    }

    /** All that is left of a result. */
    static Answer read(ResultSet result) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            columns.add(result.getMetaData().getColumnLabel(i));
        }
        List<List<Optional<String>>> rows = new ArrayList<>();
        while (result.next()) {
            List<Optional<String>> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(Optional.ofNullable(result.getString(i)));
            }
            rows.add(row);
        }
        return new Answer(columns, rows, 0);
    }
}
