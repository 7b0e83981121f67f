package dev.rubicon.installer.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.SqliteDialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a statement ends: just where the database itself, or its driver, would end it. */
class SqlScriptTest {
    private static final Dialect SQLITE = new SqliteDialect();
    private static final Dialect POSTGRES = new PostgresDialect();

    @Test
    void semicolonsInsideTextsNamesAndCommentsEndNothing() {
        for (Dialect dialect : List.of(SQLITE, POSTGRES)) {
            check(
                    dialect,
                    "SELECT 'a;''b', \"c;\"\"d\" -- ;\n, 1 /* ; */; SELECT 2;",
                    "SELECT 'a;''b', \"c;\"\"d\"  , 1",
                    "SELECT 2");
            check(dialect, " ; -- nothing\n; /* nothing */");
        }
    }

    @Test
    void aBackslashHidesAQuoteOnlyInATextThatSaysSo() {
        check(POSTGRES, "SELECT E'\\';', 'x\\'; COMMIT; --'", "SELECT E'\\';', 'x\\'", "COMMIT");
        check(POSTGRES, "SELECT e'\\\\'; COMMIT", "SELECT e'\\\\'", "COMMIT");
        check(POSTGRES, "SELECT type'\\'; COMMIT", "SELECT type'\\'", "COMMIT");
    }

    @Test
    void aTagOfDollarsHidesEverythingUpToTheSameTag() {
        check(POSTGRES, "SELECT $$;$a$;$$; SELECT $ab$;$$;$ab$", "SELECT $$;$a$;$$", "SELECT $ab$;$$;$ab$");
        check(POSTGRES, "SELECT a$b$; COMMIT", "SELECT a$b$", "COMMIT");
    }

    @Test
    void onlyPostgresHasCommentsInComments() {
        check(POSTGRES, "SELECT 1 /* /* */ ; */; SELECT 2", "SELECT 1", "SELECT 2");
        check(SQLITE, "SELECT 1 /* /* */ ; SELECT 2", "SELECT 1", "SELECT 2");
    }

    @Test
    void howAStatementBeginsIsHiddenByNothing() {
        check(SQLITE, "\uFEFF/* a */ COMMIT -- b", "COMMIT");
        check(POSTGRES, "-- a\n/* /* */ */COMMIT", "COMMIT");
        check(SQLITE, "PRAGMA/**/query_only(0)", "PRAGMA query_only(0)");
    }

    private static void check(Dialect dialect, String script, String... expected) {
        assertEquals(List.of(expected), SqlScript.statements(script, dialect), script);
    }
}
