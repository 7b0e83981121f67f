package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateFormula;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.RecordIdValue;
import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.Prepared.SqlNull;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Values of AL as columns hold them, by the table of docs/types.md. */
final class StoredForms {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MOMENT_LENGTH = "2026-11-21T03:00:00.000Z".length();
    private static final String CLOSING = "C";
    private static final int NANOS_A_MILLISECOND = 1_000_000;

    private final Dialect dialect;
    private final StoredRecordIds recordIds;

    // Rows that were written together have the same times and users: the last text is mostly the next.
    private String lastMomentText = "";
    private AlDateTime lastMoment = AlDateTime.BLANK;
    private String lastGuidText = "";
    private UUID lastGuid = Blanks.NO_GUID;

    StoredForms(Dialect dialect, StoredRecordIds recordIds) {
        this.dialect = dialect;
        this.recordIds = recordIds;
    }

    /** What is given as a parameter for a value. */
    Object parameter(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1L : 0L;
            case BigDecimal number -> decimal(number);
            case AlDate date -> date.isBlank() ? "" : date.day() + (date.isClosing() ? CLOSING : "");
            case AlTime time ->
                time.isBlank() ? "" : TIME.format(LocalTime.ofNanoOfDay((long) time.millis() * NANOS_A_MILLISECOND));
            case AlDateTime moment -> text(moment);
            case AlDateFormula formula -> formula.text();
            case UUID id -> dialect.guidParameter(id);
            case RecordIdValue id -> recordIds.text(id);
            case BlobValue blob -> blob.length() == 0 ? SqlNull.NULL : blob.content();
            case String text -> withoutNul(text);
            default -> value;
        };
    }

    private Object decimal(BigDecimal number) {
        try {
            return dialect.decimalParameter(number);
        } catch (ArithmeticException tooLong) {
            throw AlError.of("The number " + number.toPlainString() + " has more than " + Dialect.MAX_DECIMAL_DIGITS
                    + " digits and cannot be stored.");
        }
    }

    // PostgreSQL has no texts with it, and what it has must not depend on the database.
    private static String withoutNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw AlError.of("A text with the character NUL cannot be stored.");
        }
        return text;
    }

    /** The value of a column. A Blob is not read with its row. */
    Object value(Type type, ResultSet row, int column) throws SQLException {
        return switch (type) {
            case Simple simple ->
                switch (simple) {
                    case BOOLEAN -> row.getLong(column) != 0;
                    case DECIMAL -> dialect.decimal(row, column);
                    case DATE -> date(row.getString(column));
                    case TIME -> time(row.getString(column));
                    case DATE_TIME -> moment(row.getString(column));
                    case DATE_FORMULA -> new AlDateFormula(row.getString(column));
                    case GUID, MEDIA, MEDIA_SET -> guid(row.getString(column));
                    case RECORD_ID -> recordIds.value(row.getString(column));
                    case TABLE_FILTER -> row.getString(column);
                    default -> row.getLong(column);
                };
            case Type.Named named -> row.getLong(column);
            default -> row.getString(column);
        };
    }

    private static AlDate date(String text) {
        if (text.isEmpty()) {
            return AlDate.BLANK;
        }
        boolean isClosing = text.endsWith(CLOSING);
        return new AlDate(LocalDate.parse(isClosing ? text.substring(0, text.length() - 1) : text), isClosing);
    }

    private static AlTime time(String text) {
        return text.isEmpty()
                ? AlTime.BLANK
                : new AlTime((int) (LocalTime.parse(text).toNanoOfDay() / NANOS_A_MILLISECOND));
    }

    private String text(AlDateTime moment) {
        if (!moment.equals(lastMoment)) {
            lastMomentText = moment.isBlank() ? "" : MOMENT.format(Instant.ofEpochMilli(moment.millis()));
            lastMoment = moment;
        }
        return lastMomentText;
    }

    private AlDateTime moment(String text) {
        if (text.equals(lastMomentText)) {
            return lastMoment;
        }
        AlDateTime moment = text.isEmpty()
                ? AlDateTime.BLANK
                : new AlDateTime(Instant.parse(text).toEpochMilli());
        if (text.length() == MOMENT_LENGTH) {
            lastMoment = moment;
            lastMomentText = text;
        }
        return moment;
    }

    private UUID guid(String text) {
        if (!text.equals(lastGuidText)) {
            lastGuid = UUID.fromString(text);
            lastGuidText = text;
        }
        return lastGuid;
    }
}
