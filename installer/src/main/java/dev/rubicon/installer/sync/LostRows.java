package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.LostRow;
import dev.rubicon.installer.plan.LostRow.Cell;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.SystemField;
import dev.rubicon.schema.FieldType.Plain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads examples of rows that lose something, the first ones by their keys. */
record LostRows(Sql sql, StoredTable table, Optional<CompanyName> company) {
    private static final int MAX_LENGTH = 200;

    /** Rows that lose the value of one column. */
    List<LostRow> of(Lost lost, int limit) {
        return read(List.of(lost.column()), " WHERE " + lost.condition(), limit);
    }

    /** Rows that go as a whole; what is in every table tells nothing, unless there is nothing else. */
    List<LostRow> whole(int limit) {
        List<Column> values = table.columns().stream()
                .filter(column -> table.primaryKey().stream().noneMatch(column.name()::equalsIgnoreCase))
                .toList();
        List<Column> own = values.stream()
                .filter(column -> SystemField.of(column).isEmpty())
                .toList();
        return read(own.isEmpty() ? values : own, "", limit);
    }

    private List<LostRow> read(List<Column> values, String where, int limit) {
        List<Column> key = table.primaryKey().stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
        String selected =
                Stream.concat(key.stream(), values.stream()).map(this::text).collect(Collectors.joining(", "));
        String order = key.stream().map(this::name).collect(Collectors.joining(", "));
        return sql.query(
                "SELECT " + selected + " FROM " + sql.dialect().quoted(TableNames.of(table, company)) + " AS t" + where
                        + " ORDER BY " + order + " LIMIT " + limit,
                row -> new LostRow(company, cells(row, key, 1), cells(row, values, key.size() + 1)));
    }

    private String name(Column column) {
        return "t." + sql.dialect().quoted(column.name());
    }

    // A text may be as long as a book; nobody reads more than its start.
    private String text(Column column) {
        return column.type() == Plain.BLOB
                ? "length(" + name(column) + ") || ' bytes'"
                : "substr(CAST(" + name(column) + " AS TEXT), 1, " + MAX_LENGTH + ")";
    }

    private static List<Cell> cells(ResultSet row, List<Column> columns, int first) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = row.getString(first + i);
            if (text != null && (!text.isEmpty() || first == 1)) {
                Column column = columns.get(i);
                String field =
                        SystemField.of(column).map(SystemField::fieldName).orElseGet(column::fieldName);
                cells.add(new Cell(field, text));
            }
        }
        return cells;
    }
}
