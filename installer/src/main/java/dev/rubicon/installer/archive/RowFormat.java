package dev.rubicon.installer.archive;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Turns rows into text, one after the other; each ends with a line end. */
sealed interface RowFormat permits CsvRows, JsonRows {
    /** What comes before the first row. */
    String header();

    String row(ResultSet row) throws SQLException;
}
