package dev.rubicon.installer.database;

import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sqlite.SQLiteConnection;

/** SQLite: four types of column that hold any value, and casts that never fail. */
public record SqliteDialect() implements Dialect {
    // Of the settings, those that take an argument and only answer something.
    private static final Pattern OUTSIDE = Pattern.compile(
            "(?is)(begin|commit|end|rollback|savepoint|release|attach|detach|vacuum)\\b.*|pragma\\b.*=.*"
                    + "|pragma\\b(?!\\s*([\"\\w]+\\s*\\.\\s*)?(table_x?info|table_list|index_x?info|index_list|foreign_key_list"
                    + "|foreign_key_check|integrity_check|quick_check)\\b).*\\(.*");

    // Result codes, the primary ones; extended codes keep them in the lowest byte.
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int CONSTRAINT = 19;
    private static final int NOT_A_DATABASE = 26;

    @Override
    public String identifier(String name) {
        return name;
    }

    @Override
    public String type(FieldType type) {
        return switch (type) {
            case Text text -> "TEXT";
            case Code code -> "TEXT";
            case Binary binary -> "BLOB";
            case Option option -> "INTEGER";
            case EnumOf anEnum -> "INTEGER";
            case Plain plain ->
                switch (plain) {
                    case BIG_INTEGER, BOOLEAN, BYTE, CHAR, DURATION, INTEGER -> "INTEGER";
                    case DECIMAL -> "NUMERIC";
                    case BLOB -> "BLOB";
                    case DATE, DATE_FORMULA, DATE_TIME, GUID, MEDIA, MEDIA_SET, RECORD_ID, TABLE_FILTER, TIME -> "TEXT";
                };
        };
    }

    // A random UUID of RFC 4122: version 4, variant 8 to b.
    @Override
    public String newGuid() {
        return "(lower(hex(randomblob(4))||'-'||hex(randomblob(2))||'-4'||substr(hex(randomblob(2)),2)||'-'"
                + "||substr('89AB',1+(random()&3),1)||substr(hex(randomblob(2)),2)||'-'||hex(randomblob(6))))";
    }

    @Override
    public String shown(String expression) {
        return expression.startsWith("(") ? expression.substring(1, expression.length() - 1) : expression;
    }

    @Override
    public String now() {
        return "(strftime('%Y-%m-%dT%H:%M:%fZ'))";
    }

    // A column without a type keeps each value as it was.
    @Override
    public String archivedType(FieldType type) {
        return "";
    }

    @Override
    public String countTables() {
        return "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?";
    }

    @Override
    public String tableBytes() {
        return "SELECT coalesce(sum(s.pgsize), 0) FROM dbstat s JOIN sqlite_schema t ON t.name = s.name"
                + " WHERE t.tbl_name = ?";
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public boolean takesBatches() {
        return false;
    }

    @Override
    public String beginToWrite() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public String beginToRead() {
        return "BEGIN";
    }

    // SQLite counts and cuts only up to a NUL, so a text with one never fits.
    @Override
    public String fits(String text, int length) {
        return "length(" + text + ") <= " + length + " AND instr(" + text + ", char(0)) = 0";
    }

    @Override
    public String isInteger(String text, String min, String max) {
        return "CAST(" + integer(text) + " AS TEXT) = " + text + " AND " + integer(text) + " BETWEEN " + min + " AND "
                + max;
    }

    @Override
    public String integer(String text) {
        return "CAST(" + text + " AS INTEGER)";
    }

    @Override
    public String isDecimal(String text) {
        return "instr(" + text + ", char(0)) = 0 AND " + decimal(text) + " IS NOT NULL";
    }

    @Override
    public String decimal(String text) {
        return SqliteDecimals.STORED + "(" + text + ")";
    }

    @Override
    public String decimalText(String decimal) {
        return SqliteDecimals.TEXT + "(" + decimal + ")";
    }

    @Override
    public Object decimalParameter(BigDecimal decimal) {
        BigDecimal plain = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        return SqliteDecimals.stored(plain.toPlainString())
                .orElseThrow(() -> new ArithmeticException(plain + " has more than " + MAX_DECIMAL_DIGITS + " digits"));
    }

    @Override
    public Object guidParameter(UUID guid) {
        return guid.toString();
    }

    @Override
    public BigDecimal decimal(ResultSet row, int column) throws SQLException {
        Optional<String> text = switch (row.getObject(column)) {
            case Double number -> SqliteDecimals.text(number);
            case Number whole -> Optional.of(whole.toString());
            case Object stored -> SqliteDecimals.text(stored.toString());
        };
        return new BigDecimal(text.orElse("0"));
    }

    // GLOB tells upper and lower case apart, which LIKE does not.
    @Override
    public String like(String text) {
        return text + " GLOB ?";
    }

    @Override
    public String pattern(String pattern) {
        return pattern.replace("[", "[[]");
    }

    @Override
    public String character(String number) {
        return "char(" + number + ")";
    }

    @Override
    public String characterNumber(String text) {
        return "unicode(" + text + ")";
    }

    @Override
    public String isDate(String text) {
        return text + " GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";
    }

    @Override
    public String isWhole(String decimal, String min, String max) {
        return decimal + " = " + whole(decimal) + " AND " + whole(decimal) + " BETWEEN " + min + " AND " + max;
    }

    @Override
    public String whole(String decimal) {
        return "CAST(" + decimal + " AS INTEGER)";
    }

    @Override
    public void interrupt(Connection connection) throws SQLException {
        connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    }

    @Override
    public Failure failure(SQLException e) {
        return switch (e.getErrorCode() & 0xFF) {
            case BUSY, LOCKED -> Failure.LOCKED;
            case READ_ONLY -> Failure.READ_ONLY;
            case FULL -> Failure.FULL;
            case IO_ERROR -> Failure.DISK;
            case CANNOT_OPEN -> Failure.CANNOT_OPEN;
            case CORRUPT, NOT_A_DATABASE -> Failure.DAMAGED;
            case CONSTRAINT -> Failure.RULE;
            default -> Failure.STATEMENT;
        };
    }

    // [SQLITE_ERROR] SQL error or missing database (near "SELEC": syntax error)
    @Override
    public String said(SQLException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^\\[SQLITE_ERROR][^(]*\\((.*)\\)$", "$1");
    }

    @Override
    public Pattern outside() {
        return OUTSIDE;
    }

    @Override
    public boolean nestsComments() {
        return false;
    }
}
