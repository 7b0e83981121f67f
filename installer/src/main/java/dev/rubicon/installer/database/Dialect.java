package dev.rubicon.installer.database;

import dev.rubicon.schema.FieldType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What SQL says differently in one database and the other; everything else is written once. Expressions and types here are text
 * to build statements of. Closed on purpose: docs/types.md describes both.
 */
public sealed interface Dialect permits SqliteDialect, PostgresDialect {
    /** The function that makes a Code of a text: upper case in every script, without blanks at its ends. */
    String CODE = "rubicon_code";

    /** What a Decimal of AL holds in any case. */
    int MAX_DECIMAL_DIGITS = 28;

    /** What a table, column or index of that name is called, where names have a limit. */
    String identifier(String name);

    /** The same as an SQL identifier, whatever characters it has. */
    default String quoted(String name) {
        return "\"" + identifier(name).replace("\"", "\"\"") + "\"";
    }

    /** The type of a column for a field. */
    String type(FieldType type);

    /** A new random Guid, each time that it is asked for; any program that writes a row can. */
    String newGuid();

    /** How the database shows a default that was declared as {@code expression}. */
    String shown(String expression);

    /** The time of the statement or transaction as a DateTime. */
    String now();

    /** The type of a column that keeps such values in the archive. */
    String archivedType(FieldType type);

    /** The query that counts the tables of one name. */
    String countTables();

    /** The query for the bytes that the table of one name takes, with its indexes; about. */
    String tableBytes();

    /** Whether the rows of a query come one by one; otherwise all at once, unless a cursor is declared. */
    boolean streams();

    /** Whether several statements are faster together than one after the other. */
    boolean takesBatches();

    /** Begins a transaction that is going to write. */
    String beginToWrite();

    /** Begins a transaction that sees one moment and writes nothing. */
    String beginToRead();

    /** The condition that {@code text} is complete in its first {@code length} characters. */
    String fits(String text, int length);

    /** The condition that {@code text} is a whole number within these limits, written as numbers are. */
    String isInteger(String text, String min, String max);

    /** The number that such a text is. */
    String integer(String text);

    /** The condition that {@code text} is a number of at most {@link #MAX_DECIMAL_DIGITS} digits, written as numbers are. */
    String isDecimal(String text);

    /** The Decimal that such a text is, every digit of it. */
    String decimal(String text);

    /** Every digit of {@code decimal}, written as numbers are; anything or NULL if it is none. */
    String decimalText(String decimal);

    /** What is given as a parameter for a Decimal. */
    Object decimalParameter(BigDecimal decimal);

    /** What is given as a parameter for a Guid. */
    Object guidParameter(UUID guid);

    /** A Decimal that a column holds. */
    BigDecimal decimal(ResultSet row, int column) throws SQLException;

    /** The condition that {@code text} is like a parameter, which {@link #pattern} has made. */
    String like(String text);

    /** A pattern of AL, with {@code *} for any characters and {@code ?} for one, as this database writes it. */
    String pattern(String pattern);

    /** The text of one character that has this number, from 1 and no surrogate. */
    String character(String number);

    /** The number of the first character of {@code text}. */
    String characterNumber(String text);

    /** The condition that {@code text} looks like a Date, as in {@code 2026-11-21}. */
    String isDate(String text);

    /** The condition that {@code decimal} is a whole number within these limits. */
    String isWhole(String decimal, String min, String max);

    /** The whole number that such a Decimal is. */
    String whole(String decimal);

    /** Interrupts the statement that another thread runs. */
    void interrupt(Connection connection) throws SQLException;

    /** What an error means. */
    Failure failure(SQLException e);

    /** What the database says of an error, in its words. */
    String said(SQLException e);

    /** Statements that would leave the transaction or the database they are run in. */
    Pattern outside();

    /** Whether a comment may hold comments. */
    boolean nestsComments();
}
