package dev.rubicon.installer.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.sqlite.Function;

/** Functions that statements need and SQLite does not have; registered on each connection that Rubicon opens. */
final class SqliteFunctions {
    // Types of values, as sqlite3_value_type numbers them.
    private static final int INTEGER = 1;
    private static final int REAL = 2;
    private static final int TEXT = 3;

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
        Function.create(connection, SqliteDecimals.STORED, new Function() {
            @Override
            protected void xFunc() throws SQLException {
                switch (SqliteDecimals.stored(String.valueOf(value_text(0))).orElse("")) {
                    case Long whole -> result(whole);
                    case Double number -> result(number);
                    case String text when text.isEmpty() -> result();
                    case Object text -> result(text.toString());
                }
            }
        });
        Function.create(connection, SqliteDecimals.TEXT, new Function() {
            @Override
            protected void xFunc() throws SQLException {
                Optional<String> text = switch (value_type(0)) {
                    case INTEGER -> Optional.of(String.valueOf(value_long(0)));
                    case REAL -> SqliteDecimals.text(value_double(0));
                    case TEXT -> SqliteDecimals.text(value_text(0));
                    default -> Optional.empty();
                };
                if (text.isPresent()) {
                    result(text.get());
                } else {
                    result();
                }
            }
        });
    }
}
