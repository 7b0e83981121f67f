package dev.rubicon.al.parse;

import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.Expression;
import dev.rubicon.al.tree.Expression.DateLiteral;
import dev.rubicon.al.tree.Expression.DecimalLiteral;
import dev.rubicon.al.tree.Expression.IntegerLiteral;
import dev.rubicon.al.tree.Expression.TimeLiteral;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Reads numbers, dates and times. One that has no value is a finding. */
final class LiteralParser {
    /** Digits of the largest Decimal. Source: Microsoft's reference, "Decimal data type". */
    private static final int MAX_DIGITS = 29;

    private static final int LONG_DIGITS = 18;

    private final CodeCursor cursor;

    LiteralParser(CodeCursor cursor) {
        this.cursor = cursor;
    }

    Expression integer(Position position) {
        return number(position, cursor.text());
    }

    /** {@code 5L}. */
    Expression bigInteger(Position position) {
        return number(position, withoutSuffix());
    }

    private Expression number(Position position, String digits) {
        return digits.length() <= LONG_DIGITS
                ? new IntegerLiteral(position, Long.parseLong(digits))
                : wide(new DecimalLiteral(position, decimalValue(digits)));
    }

    // Of 19 digits some fit into 64 bits.
    private static Expression wide(DecimalLiteral literal) {
        BigDecimal value = literal.value();
        boolean fits = value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? new IntegerLiteral(literal.position(), value.longValueExact()) : literal;
    }

    Expression decimal(Position position) {
        return new DecimalLiteral(position, decimalValue(cursor.text()));
    }

    private BigDecimal decimalValue(String text) {
        if (text.length() > MAX_DIGITS + 1) {
            cursor.invalid("a number of up to " + MAX_DIGITS + " digits");
            return BigDecimal.ZERO;
        }
        return new BigDecimal(text);
    }

    /** {@code yyyymmddD}, {@code 0D}. */
    Expression date(Position position) {
        String digits = withoutSuffix();
        if (isZero(digits)) {
            return new DateLiteral(position, Optional.empty());
        }
        try {
            if (digits.length() == 8) {
                LocalDate date = LocalDate.of(part(digits, 0, 4), part(digits, 4, 6), part(digits, 6, 8));
                return new DateLiteral(position, Optional.of(date));
            }
        } catch (DateTimeException outOfRange) {
            // It is reported below, as any other that is no date.
        }
        cursor.invalid("a date, such as 20261231D");
        return new DateLiteral(position, Optional.empty());
    }

    /** {@code hhmmssT}, {@code hhmmss.fffT}, {@code 0T}. */
    Expression time(Position position) {
        String text = withoutSuffix();
        if (isZero(text)) {
            return new TimeLiteral(position, Optional.empty());
        }
        int dot = text.indexOf('.');
        String digits = dot < 0 ? text : text.substring(0, dot);
        String fraction = dot < 0 ? "" : text.substring(dot + 1);
        try {
            if ((digits.length() == 5 || digits.length() == 6) && fraction.length() <= 3) {
                return new TimeLiteral(position, Optional.of(time("0".repeat(6 - digits.length()) + digits, fraction)));
            }
        } catch (DateTimeException outOfRange) {
            // It is reported below, as any other that is no time.
        }
        cursor.invalid("a time, such as 235959T or 235959.999T");
        return new TimeLiteral(position, Optional.empty());
    }

    private static LocalTime time(String digits, String fraction) {
        int milliseconds = Integer.parseInt((fraction + "000").substring(0, 3));
        return LocalTime.of(part(digits, 0, 2), part(digits, 2, 4), part(digits, 4, 6), milliseconds * 1_000_000);
    }

    private static int part(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    private static boolean isZero(String digits) {
        return digits.equals("0");
    }

    private String withoutSuffix() {
        String text = cursor.text();
        return text.substring(0, text.length() - 1);
    }
}
