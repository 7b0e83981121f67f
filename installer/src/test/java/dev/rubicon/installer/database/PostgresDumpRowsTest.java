package dev.rubicon.installer.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What pg_restore writes is read table by table. */
class PostgresDumpRowsTest {
    @Test
    void findsTablesAndTheirColumns() throws IOException {
        check(
                List.of("t [a, b] 1\tx\n2\ty\n", "A$Cust \"x\"$1 [No., a,b] 7\t\\N\n"),
                "SET search_path = '';\n\n--\n-- Data\n--\n\nCOPY hq.t (a, b) FROM stdin;\n1\tx\n2\ty\n\\.\n\n\n"
                        + "COPY hq.\"A$Cust \"\"x\"\"$1\" (\"No.\", \"a,b\") FROM stdin;\n7\t\\N\n\\.\n\n"
                        + "SELECT pg_catalog.setval('hq.s', 3, true);\n");
    }

    @Test
    void aTableMayBeEmptyAndHaveNoColumns() throws IOException {
        check(List.of("t [a] ", "none [] "), "COPY hq.t (a) FROM stdin;\n\\.\nCOPY hq.none  FROM stdin;\n\\.\n");
    }

    @Test
    void aNameMayHaveTwoLines() throws IOException {
        check(List.of("a\nb [c] 1\n"), "COPY hq.\"a\nb\" (c) FROM stdin;\n1\n\\.\n");
    }

    @Test
    void rowsThatLookLikeStatementsAreRows() throws IOException {
        check(
                List.of("t [a] COPY x (a) FROM stdin;\n\\\\.\n-- no\n"),
                "COPY hq.t (a) FROM stdin;\nCOPY x (a) FROM stdin;\n\\\\.\n-- no\n\\.\n");
    }

    @Test
    void rowsMayBeLongerThanWhatIsReadAtOnce() throws IOException {
        String row = "ä".repeat(100_000) + "\n";
        check(List.of("t [a] " + row + row), "COPY t.t (a) FROM stdin;\n" + row + row + "\\.\n");
    }

    @Test
    void anEndWithinATableIsNoEnd() throws IOException {
        for (String cut :
                List.of("COPY hq.t (a) FROM stdin;\n1\n", "COPY hq.t (a) FROM stdin;\n1\n\\.", "COPY hq.\"a")) {
            assertThrows(EOFException.class, () -> read(cut), cut);
        }
    }

    private static void check(List<String> expected, String script) throws IOException {
        assertEquals(expected, read(script));
    }

    private static List<String> read(String script) throws IOException {
        PostgresDumpRows rows = new PostgresDumpRows(trickling(script.getBytes(StandardCharsets.UTF_8)));
        List<String> found = new ArrayList<>();
        for (var block = rows.next(); block.isPresent(); block = rows.next()) {
            found.add(block.get().table() + " " + block.get().columns() + " "
                    + new String(rows.rows().readAllBytes(), StandardCharsets.UTF_8));
        }
        return found;
    }

    // A pipe gives what it has.
    private static InputStream trickling(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, bytes.length > 1000 ? 1001 : 3));
            }
        };
    }
}
