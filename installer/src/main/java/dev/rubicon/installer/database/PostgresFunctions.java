package dev.rubicon.installer.database;

import java.util.List;
import java.util.Locale;

/**
 * Functions that statements need and PostgreSQL does not have; made in the schema of an instance. The server's own {@code upper}
 * depends on how it was built and on its locale, so letters come from Java here: both databases make the same Code of a text.
 */
final class PostgresFunctions {
    // Each letter is looked for from the front of a list: what texts are mostly made of comes first.
    private static final String FREQUENT = "ERNISATDLUOGCMHBFKPVZWYXJQ 0123456789-.,/&()";

    private PostgresFunctions() {}

    /** Those that every instance has. */
    static List<String> all() {
        return List.of(code(), numbered());
    }

    /** The statement that makes {@link Dialect#CODE}. */
    static String code() {
        StringBuilder blanks = new StringBuilder();
        StringBuilder lower = new StringBuilder(FREQUENT);
        StringBuilder upper = new StringBuilder(FREQUENT);
        StringBuilder growing = new StringBuilder();
        String grown = "value";
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isWhitespace(c)) {
                blanks.appendCodePoint(c);
            }
            String letter = Character.toString(c);
            String capital = letter.toUpperCase(Locale.ROOT);
            if (c > 0x7F && !capital.equals(letter)) {
                if (capital.codePointCount(0, capital.length()) == 1) {
                    lower.append(letter);
                    upper.append(capital);
                } else {
                    growing.append(letter);
                    grown = "replace(" + grown + ", " + literal(letter) + ", " + literal(capital) + ")";
                }
            }
        }
        return """
                CREATE FUNCTION %s(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
                SELECT btrim(CASE
                  WHEN octet_length(value) = length(value) THEN upper(value COLLATE "C")
                  ELSE translate(upper((CASE WHEN value ~ %s THEN %s ELSE value END) COLLATE "C"), %s, %s)
                END, %s) COLLATE "C" $$""".formatted(
                Dialect.CODE, literal("[" + growing + "]"), grown, literal(lower), literal(upper), literal(blanks));
    }

    /**
     * The statement that makes {@link PostgresDialect#NUMBERED}. It acts for its owner: who may write a row need not be allowed to
     * change what it is numbered from.
     */
    static String numbered() {
        return """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = pg_catalog, pg_temp AS $$
                DECLARE
                  field text := (SELECT attname FROM pg_attribute
                    WHERE attrelid = TG_RELID AND attidentity <> '' AND NOT attisdropped);
                  numbers regclass := pg_get_serial_sequence(TG_RELID::regclass::text, field);
                  given bigint;
                BEGIN
                  EXECUTE format('SELECT max(%%I) FROM inserted', field) INTO given;
                  IF given > coalesce(pg_sequence_last_value(numbers), 0) THEN
                    PERFORM setval(numbers, given);
                  END IF;
                  RETURN NULL;
                END $$""".formatted(PostgresDialect.NUMBERED);
    }

    private static String literal(CharSequence text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }
}
