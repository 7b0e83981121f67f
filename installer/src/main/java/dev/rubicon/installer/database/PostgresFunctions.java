package dev.rubicon.installer.database;

import java.util.Locale;

/**
 * Functions that statements need and PostgreSQL does not have; made in the schema of an instance. The server's own {@code upper}
 * depends on how it was built and on its locale, so letters come from Java here: both databases make the same Code of a text.
 */
final class PostgresFunctions {
    // Each letter is looked for from the front of a list: what texts are mostly made of comes first.
    private static final String FREQUENT = "ERNISATDLUOGCMHBFKPVZWYXJQ 0123456789-.,/&()";

    private PostgresFunctions() {}

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

    private static String literal(CharSequence text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }
}
