package dev.rubicon.server.catalog;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.sql.SQLException;

/** What can be wrong with a catalog, and what its databases mean by it. */
final class CatalogProblems {
    private static final int SQLITE_BUSY = 5;

    private CatalogProblems() {}

    static Unavailable unreachable(String name, Throwable cause) {
        return new Unavailable(
                new Problem(
                        "RB902",
                        "the catalog " + name + " cannot be opened: " + said(cause),
                        "check its folder, or its server's host, user and PGPASSWORD"),
                cause);
    }

    static Unavailable failed(String name, SQLException cause) {
        return new Unavailable(
                new Problem(
                        "RB903",
                        "the catalog " + name + " failed: " + said(cause),
                        "nothing of this request was stored unless the connection was lost at its end; try again"),
                cause);
    }

    static Unavailable newer(String name, String feature, long number) {
        return new Unavailable(
                "RB904",
                "the catalog " + name + " was changed by a newer Rubicon (" + feature + " " + number + ")",
                "start that version, or a newer one");
    }

    /** Whether the same work, done anew, may succeed: it met another transaction. */
    static boolean isPassing(Engine engine, SQLException e) {
        return switch (engine) {
            case SQLITE -> (e.getErrorCode() & 0xff) == SQLITE_BUSY;
            case POSTGRESQL -> "40001".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
        };
    }

    private static String said(Throwable cause) {
        Throwable innermost = cause;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return Quoted.sentence(String.valueOf(innermost.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "));
    }
}
