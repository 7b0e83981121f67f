package dev.rubicon.installer.instance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.Function;

/** Functions that statements need and SQLite does not have; registered on each connection that Rubicon opens. */
public final class SqlFunctions {
    /** A text as a Code: upper case in every script, without blanks at its ends. SQLite's own {@code upper} knows ASCII only. */
    public static final String CODE = "rubicon_code";

    private SqlFunctions() {}

    static void register(Connection connection) throws SQLException {
        Function.create(connection, CODE, new Function() {
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
