package dev.rubicon.installer.archive;

import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Plain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows as RFC 4180 has them: lines end with CR LF, a value is quoted where it has to be, and where it is the empty text. */
record CsvRows(List<ExportColumn> columns) implements RowFormat {
    private static final String LINE_END = "\r\n";

    // Blanks at the ends are quoted as well: some readers strip them.
    private static final Pattern PLAIN = Pattern.compile("[^\",\r\n\\s]([^\",\r\n]*[^\",\r\n\\s])?");

    @Override
    public String header() {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(",", "", LINE_END));
    }

    @Override
    public String row(ResultSet row) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            line.append(value(row, i + 1, columns.get(i).type()));
        }
        return line.append(LINE_END).toString();
    }

    private static String value(ResultSet row, int index, FieldType type) throws SQLException {
        if (type == Plain.BLOB) {
            byte[] bytes = row.getBytes(index);
            return bytes == null ? "" : quoted(Base64.getEncoder().encodeToString(bytes));
        }
        String text = row.getString(index);
        if (text == null) {
            return "";
        }
        return type == Plain.BOOLEAN ? String.valueOf(!text.equals("0")) : quoted(text);
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
