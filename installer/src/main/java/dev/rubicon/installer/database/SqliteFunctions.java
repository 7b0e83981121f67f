package dev.rubicon.installer.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.Function;

/** Functions that statements need and SQLite does not have; registered on each connection that Rubicon opens. */
final class SqliteFunctions {
    private SqliteFunctions() {}

    static void register(Connection connection) throws SQLException {
        // SQLite's own upper() knows ASCII only.
        Function.create(connection, Dialect.CODE, new Function() {
            @Override
            protected void xFunc() throws SQLException {
                String text = value_text(0);
                if (text == null) {
                    result();
                } else {
                    result(text.strip().toUpperCase(Locale.ROOT));
                }
            }
        });
    }
}
