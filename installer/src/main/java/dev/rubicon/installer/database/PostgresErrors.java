package dev.rubicon.installer.database;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the errors of PostgreSQL and of its driver mean, by SQLState. */
final class PostgresErrors {
    private PostgresErrors() {}

    static Failure failure(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "08001" -> Failure.UNREACHABLE;
            case "53300" -> Failure.BUSY;
            case "57P03" -> Failure.NOT_READY;
            case "XX001", "XX002" -> Failure.CORRUPTED;
            // Not let in, and: no password was given.
            case "08004", "28000", "28P01" -> Failure.UNKNOWN_USER;
            case "3D000" -> Failure.NO_DATABASE;
            // And: the schema is there, but not for this user.
            case "42501", "3F000" -> Failure.NOT_ALLOWED;
            // A lock was waited for too long, a deadlock, a change in between.
            case "55P03", "40P01", "40001" -> Failure.LOCKED;
            case "57014" -> Failure.TOO_SLOW;
            case "25006" -> Failure.READ_ONLY;
            case "53100" -> Failure.FULL;
            case "53200", "53400" -> Failure.TOO_MUCH;
            // Ended by an administrator, by a crash, or because it did nothing for too long.
            case "57P01", "57P02", "57P05", "25P03" -> Failure.LOST;
            // Something depends on it; it cannot be altered while something does.
            case "2BP01", "0A000" -> Failure.NEEDED;
            default -> byClass(state);
        };
    }

    private static Failure byClass(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> Failure.LOST;
            case "23", "54" -> Failure.RULE;
            case "58", "XX" -> Failure.DISK;
            default -> Failure.STATEMENT;
        };
    }

    /** The server's sentence and its detail, without the lines that the driver adds. */
    static String said(SQLException e) {
        Optional<ServerErrorMessage> server = e instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
        return server.map(message -> message.getMessage()
                        + Optional.ofNullable(message.getDetail())
                                .map(detail -> " (" + detail.strip().replaceAll("\\.?\\s*\\R+", "; ") + ")")
                                .orElse(""))
                .orElseGet(() -> String.valueOf(e.getMessage()));
    }
}
