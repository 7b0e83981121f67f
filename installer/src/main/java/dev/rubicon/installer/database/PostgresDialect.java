package dev.rubicon.installer.database;

import dev.rubicon.model.Digest;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** PostgreSQL: strict types, so that what may fail to convert is looked at before it is cast. */
public record PostgresDialect() implements Dialect {
    /** The function of the trigger that goes on numbering after numbers that were given by hand. */
    public static final String NUMBERED = "rubicon_numbered";

    private static final int MAX_BYTES = 63;
    private static final int HASH_LENGTH = 12;

    // Compares by bytes, as SQLite does: rows that clash in one database clash in the other.
    private static final String TEXT = "text COLLATE \"C\"";

    private static final Pattern OUTSIDE =
            Pattern.compile("(?is)(begin|start|commit|end|rollback|abort|savepoint|release"
                    + "|prepare|set|reset|discard|vacuum|copy|listen|notify)\\b.*");

    @Override
    public String identifier(String name) {
        // No character takes more than three bytes.
        if (name.length() * 3 <= MAX_BYTES) {
            return name;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_BYTES) {
            return name;
        }
        int end = MAX_BYTES - HASH_LENGTH - 1;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        String start = new String(bytes, 0, end, StandardCharsets.UTF_8);
        return start + "$" + Digest.of(bytes).hex().substring(0, HASH_LENGTH);
    }

    @Override
    public String type(FieldType type) {
        return switch (type) {
            case Text text -> TEXT;
            case Code code -> TEXT;
            case Binary binary -> "bytea";
            case Option option -> "integer";
            case EnumOf anEnum -> "integer";
            case Plain plain ->
                switch (plain) {
                    case BOOLEAN, BYTE -> "smallint";
                    case CHAR, INTEGER -> "integer";
                    case BIG_INTEGER, DURATION -> "bigint";
                    case DECIMAL -> "numeric";
                    case BLOB -> "bytea";
                    case GUID, MEDIA, MEDIA_SET -> "uuid";
                    case DATE, DATE_FORMULA, DATE_TIME, RECORD_ID, TABLE_FILTER, TIME -> TEXT;
                };
        };
    }

    @Override
    public String newGuid() {
        return "gen_random_uuid()";
    }

    // It shows what it has understood, with the types of its texts.
    @Override
    public String shown(String expression) {
        return expression.equals(now())
                ? "to_char((now() AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'::text)"
                : expression;
    }

    @Override
    public String now() {
        return "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
    }

    @Override
    public String archivedType(FieldType type) {
        return type(type);
    }

    @Override
    public String countTables() {
        return "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname = ?";
    }

    @Override
    public String tableBytes() {
        return "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c JOIN pg_namespace n"
                + " ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relname = ?";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    @Override
    public String beginToWrite() {
        return "BEGIN";
    }

    @Override
    public String beginToRead() {
        return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    }

    @Override
    public String fits(String text, int length) {
        return "length(" + text + ") <= " + length;
    }

    @Override
    public String isInteger(String text, String min, String max) {
        return "CASE WHEN " + text + " ~ '^(0|-?[1-9][0-9]*)$' THEN " + integer(text) + " BETWEEN " + min + " AND "
                + max + " ELSE FALSE END";
    }

    @Override
    public String integer(String text) {
        return "CAST(" + text + " AS NUMERIC)";
    }

    @Override
    public String isDecimal(String text) {
        return text + " ~ '^(0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)[.][0-9]*[1-9])$' AND length(translate(" + text
                + ", '-.', '')) <= " + MAX_DECIMAL_DIGITS;
    }

    @Override
    public String decimal(String text) {
        return "CAST(" + text + " AS NUMERIC)";
    }

    @Override
    public String decimalText(String decimal) {
        return "CAST(trim_scale(" + decimal + ") AS TEXT)";
    }

    @Override
    public Object decimalParameter(BigDecimal decimal) {
        return decimal;
    }

    @Override
    public Object guidParameter(UUID guid) {
        return guid;
    }

    @Override
    public BigDecimal decimal(ResultSet row, int column) throws SQLException {
        return row.getBigDecimal(column);
    }

    @Override
    public String like(String text) {
        return text + " LIKE ?";
    }

    @Override
    public String pattern(String pattern) {
        return pattern.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace("*", "%")
                .replace("?", "_");
    }

    @Override
    public String character(String number) {
        return "chr(" + number + ")";
    }

    @Override
    public String characterNumber(String text) {
        return "ascii(" + text + ")";
    }

    @Override
    public String isDate(String text) {
        return text + " ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'";
    }

    @Override
    public String isWhole(String decimal, String min, String max) {
        return decimal + " = trunc(" + decimal + ") AND " + decimal + " BETWEEN " + min + " AND " + max;
    }

    @Override
    public String whole(String decimal) {
        return decimal;
    }

    @Override
    public void interrupt(Connection connection) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public Failure failure(SQLException e) {
        return PostgresErrors.failure(e);
    }

    @Override
    public String said(SQLException e) {
        return PostgresErrors.said(e);
    }

    @Override
    public Pattern outside() {
        return OUTSIDE;
    }

    @Override
    public boolean nestsComments() {
        return true;
    }
}
