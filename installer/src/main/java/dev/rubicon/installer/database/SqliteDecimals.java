package dev.rubicon.installer.database;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimals in SQLite, which has no type for them. A number of at most 15 digits, or a whole one of 64 bits, is a number; one that
 * would lose digits as such is a text with an {@code m} behind it, so that a column of numbers leaves it alone. docs/types.md.
 */
final class SqliteDecimals {
    /** The SQL function that makes of a text what a column holds; NULL if it is not a number, written as numbers are. */
    static final String STORED = "rubicon_decimal";

    /** The SQL function that makes a text of what a column holds; NULL if that is not a Decimal. */
    static final String TEXT = "rubicon_decimal_text";

    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\\.[0-9]*[1-9]");
    private static final int EXACT_DIGITS = 15;
    private static final String MARK = "m";

    private SqliteDecimals() {}

    /** A {@code Long}, a {@code Double} or a {@code String}; absent if {@code text} is not a number as the rules want it. */
    static Optional<Object> stored(String text) {
        if (!isNumber(text)) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        if (number.scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE) {
            return Optional.of(number.longValueExact());
        }
        return Optional.of(number.precision() <= EXACT_DIGITS ? number.doubleValue() : text + MARK);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() <= Dialect.MAX_DECIMAL_DIGITS;
    }

    static Optional<String> text(double number) {
        if (!Double.isFinite(number)) {
            return Optional.empty();
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        return Optional.of((exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros()).toPlainString())
                .filter(SqliteDecimals::isNumber);
    }

    static Optional<String> text(String stored) {
        return stored.endsWith(MARK)
                ? Optional.of(stored.substring(0, stored.length() - 1)).filter(SqliteDecimals::isNumber)
                : Optional.empty();
    }
}
