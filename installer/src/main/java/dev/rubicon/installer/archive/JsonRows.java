package dev.rubicon.installer.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows as JSON objects.
 *
 * @param nulls whether a value that is not there is written as null, a blank Blob; otherwise it was not lost, and is left out
 */
record JsonRows(List<ExportColumn> columns, boolean nulls) implements RowFormat {
    @Override
    public String header() {
        return "";
    }

    @Override
    public String row(ResultSet row) throws SQLException {
        ObjectNode json = Json.object();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (row.getObject(i + 1) != null) {
                put(json, name, row, i + 1, columns.get(i).type());
            } else if (nulls) {
                json.putNull(name);
            }
        }
        return Json.writeLine(json) + "\n";
    }

    private static void put(ObjectNode json, String name, ResultSet row, int index, FieldType type)
            throws SQLException {
        switch (type) {
            case Text text -> json.put(name, row.getString(index));
            case Code code -> json.put(name, row.getString(index));
            case Option option -> json.put(name, row.getLong(index));
            case EnumOf anEnum -> json.put(name, row.getLong(index));
            case Binary binary -> json.put(name, row.getBytes(index));
            case Plain plain -> {
                switch (plain) {
                    case BIG_INTEGER, BYTE, CHAR, DURATION, INTEGER -> json.put(name, row.getLong(index));
                    case BOOLEAN -> json.put(name, row.getLong(index) != 0);
                    case BLOB -> json.put(name, row.getBytes(index));
                    case DATE,
                            DATE_FORMULA,
                            DATE_TIME,
                            DECIMAL,
                            GUID,
                            MEDIA,
                            MEDIA_SET,
                            RECORD_ID,
                            TABLE_FILTER,
                            TIME -> json.put(name, row.getString(index));
                }
            }
        }
    }
}
