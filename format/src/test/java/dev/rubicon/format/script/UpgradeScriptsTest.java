package dev.rubicon.format.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What upgrade scripts may say, and what is refused before there is a database. */
class UpgradeScriptsTest {
    private static final String UPGRADE = "upgrade/OnUpgradePerCompany.sql";

    private static UpgradeScripts read(String path, String text) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return UpgradeScripts.read(files);
    }

    private static List<String> problems(String path, String text) {
        return assertThrows(InvalidInput.class, () -> read(path, text), text).problems().stream()
                .map(problem -> problem.code() + ": " + problem.message())
                .toList();
    }

    private static List<String> statements(SqlFlavour flavour, String text) {
        return read(UPGRADE, text).of(flavour).getFirst().statements().stream()
                .map(one -> one.line() + " " + one.tag().orElse("-") + " "
                        + one.render(name -> "<" + name.toUpperCase(Locale.ROOT) + ">"))
                .toList();
    }

    @Test
    void statementsAreSplitAtSemicolonsOutsideOfStringsNamesAndComments() {
        String script = """
                -- first; not yet
                UPDATE ${table:Pet} SET "Na;me" = 'it''s; "x' /* ; */ WHERE 1 = 1;
                ;
                -- tag: ABC-1
                DELETE FROM ${table: Toy };
                INSERT INTO ${table:Toy} ("No.")
                  SELECT "No." FROM ${table:Pet}
                -- tag, but not one: x
                """;
        List<String> expected = List.of(
                "2 - UPDATE <PET> SET \"Na;me\" = 'it''s; \"x' /* ; */ WHERE 1 = 1",
                "5 ABC-1 DELETE FROM <TOY>",
                "6 ABC-1 INSERT INTO <TOY> (\"No.\")\n  SELECT \"No.\" FROM <PET>");

        // In SQLite, what is in backticks is never a string.
        assertEquals(
                expected.stream()
                        .map(one -> one.replace("\"Na;me\"", "`Na;me`").replace("\"No.\"", "`No.`"))
                        .toList(),
                statements(SqlFlavour.SQLITE, script));
        assertEquals(expected, statements(SqlFlavour.POSTGRES, script.replace("\n", "\r\n")));
    }

    @Test
    void stringsBetweenDollarsAreThoseOfOneDatabase() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(
                "upgrade/OnUpgradePerDatabase.postgres.sql",
                "UPDATE ${table:Pet} SET a = $q$it's; $$ ${table:No}$q$".getBytes(StandardCharsets.UTF_8));
        files.put(
                "upgrade/OnUpgradePerDatabase.sql",
                "UPDATE ${table:Pet} SET [a;b] = `c;d`".getBytes(StandardCharsets.UTF_8));

        // Not even the brackets are names in PostgreSQL; it has a script of its own, and does not look.
        UpgradeScripts scripts = UpgradeScripts.read(files);
        assertEquals(1, scripts.of(SqlFlavour.POSTGRES).getFirst().statements().size());
        assertEquals(1, scripts.of(SqlFlavour.SQLITE).getFirst().statements().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ${table:A} SET \"x\" = 1, y = (SELECT max(b.z) FROM ${table:B} b, ${table:C} AS c WHERE b.x = c.x)",
                "UPDATE ${table:A} AS a SET x = upper(trim(x)), y = coalesce(nullif(y, ''), 'z') FROM ${table:B} AS b WHERE a.k = b.k",
                "UPDATE ${table:A} SET x = CASE WHEN y IN ('a', 'b') THEN 1 ELSE 2 END WHERE x IS NOT DISTINCT FROM y",
                "INSERT INTO ${table:A} (x, y) SELECT x, y FROM ${table:B} WHERE TRUE ON CONFLICT (x) DO UPDATE SET x = excluded.x, y = 2",
                "INSERT INTO ${table:A} (\"x\") VALUES (1), (2), (-2.5e3)",
                "WITH t AS (SELECT x, count(*) AS n FROM ${table:B} GROUP BY x), u(a, b) AS (SELECT x, n FROM t) "
                        + "UPDATE ${table:A} SET n = (SELECT b FROM u WHERE u.a = ${table:A}.x)",
                "INSERT INTO ${table:A} WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n, n FROM t",
                "DELETE FROM ${table:A} WHERE NOT EXISTS (SELECT 1 FROM ${table:B} JOIN ${table:C} USING (\"No.\"))",
                "DELETE FROM ${table:A} WHERE x IN (SELECT x FROM (SELECT x FROM ${table:B} UNION SELECT y, z FROM ${table:C}) AS q)",
                "UPDATE ${table:A} SET x = row_number FROM (SELECT k, row_number() OVER (PARTITION BY g ORDER BY k) AS row_number FROM ${table:A}) AS r",
                "UPDATE ${table:A} SET x = substr(x, 1, 30), y = CAST(z AS numeric(10, 2))",
                "UPDATE ${table:A} SET \"rubicon_x\" = 1",
            })
    void usualStatementsAreTaken(String sql) {
        assertEquals(1, statements(SqlFlavour.SQLITE, sql).size());
        assertEquals(1, statements(SqlFlavour.POSTGRES, sql).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RB673 CREATE TABLE x (y int)",
                "RB673 DROP TABLE ${table:A}",
                "RB673 COMMIT",
                "RB673 BEGIN; UPDATE ${table:A} SET x = 1; END",
                "RB673 SET search_path TO x",
                "RB673 PRAGMA writable_schema = 1",
                "RB673 ATTACH 'other.db' AS o",
                "RB673 COPY ${table:A} FROM PROGRAM 'id'",
                "RB673 VACUUM",
                "RB673 DO 'x'",
                "RB673 EXPLAIN UPDATE ${table:A} SET x = 1",
                "RB673 MERGE INTO ${table:A} USING ${table:B} ON TRUE WHEN MATCHED THEN DELETE",
                "RB673 WITH t AS (SELECT 1) MERGE rubicon_meta USING ${table:B} ON TRUE WHEN MATCHED THEN DELETE",
                "RB673 WITH t AS (DELETE FROM ${table:A} RETURNING *) INSERT INTO ${table:B} SELECT * FROM t",
                "RB673 INSERT OR ROLLBACK INTO ${table:A} VALUES (1)",
                "RB673 UPDATE OR ROLLBACK ${table:A} SET x = 1",
                "RB673 SELECT 1",
                "RB673 SELECT 1 INTO made FROM ${table:A}",
                "RB673 UPDATE ${table:A} SET x = 1 RETURNING x",
                "RB673 UPDATE ${table:A} SET x = (1))",
                "RB674 UPDATE rubicon_meta SET x = 1",
                "RB674 UPDATE \"rubicon_meta\" SET x = 1",
                "RB674 UPDATE ONLY rubicon_meta SET x = 1",
                "RB674 DELETE FROM other",
                "RB674 DELETE FROM ${table:A} USING other",
                "RB674 DELETE FROM ${table:A} USING (other JOIN ${table:B} ON TRUE)",
                "RB674 INSERT INTO other VALUES (1)",
                "RB674 INSERT INTO ${table:A} SELECT * FROM ${table:B}, other",
                "RB674 INSERT INTO ${table:A} SELECT * FROM ${table:B} fetch, other",
                "RB674 INSERT INTO ${table:A} SELECT * FROM ${table:B} JOIN ${table:C} ON a.where, other",
                "RB674 INSERT INTO ${table:A} SELECT * FROM (${table:B} CROSS JOIN other)",
                "RB674 INSERT INTO ${table:A} SELECT * FROM (VALUES (1)) AS v(x), other",
                "RB674 INSERT INTO ${table:A} SELECT * FROM 'other'",
                "RB674 INSERT INTO ${table:A} SELECT trim(x) FROM pg_catalog.pg_authid",
                "RB674 INSERT INTO ${table:A} SELECT 1 WHERE 1 IN other",
                "RB674 INSERT INTO ${table:A} SELECT trim(1 IN other)",
                "RB674 INSERT INTO ${table:A} WITH t AS (SELECT * FROM t) SELECT * FROM t",
                "RB674 INSERT INTO ${table:A} WITH rubicon_meta AS (SELECT 1) SELECT * FROM rubicon_meta",
                "RB674 INSERT INTO ${table:A} SELECT DISTINCT FROM other",
                "RB674 UPDATE ${table:A} SET ${table:B} = 1",
                "RB674 UPDATE $1 SET x = 1",
                "RB674 UPDATE ${field:A} SET x = 1",
                "RB675 INSERT INTO ${table:A} SELECT pg_read_file('/etc/passwd')",
                "RB675 INSERT INTO ${table:A} SELECT \"pg_read_file\"('/etc/passwd')",
                "RB675 INSERT INTO ${table:A} SELECT pg_catalog.upper('x')",
                "RB675 INSERT INTO ${table:A} SELECT load_extension ('x')",
                "RB675 INSERT INTO ${table:A} SELECT query_to_xml('DELETE', true, true, '')",
                "RB675 INSERT INTO ${table:A} SELECT 1.FROM other",
                "RB675 INSERT INTO ${table:A} SELECT E'\\'; COMMIT; --'",
                "RB675 INSERT INTO ${table:A} SELECT U&'x'",
                "RB675 UPDATE ${table:A} SET x = ?",
                "RB675 UPDATE ${table:A} SET x = :name",
                "RB675 UPDATE ${table:A} SET x = {fn now()}",
                "RB672 UPDATE ${table:A} SET x = 'y",
                "RB672 UPDATE ${table:A} SET \"x = 1",
                "RB672 UPDATE ${table:A} SET x = 1 /* /* */",
                "RB676 UPDATE ${table:A} -- tag:\n-- tag: X\n SET x = 1",
                "RB676 -- tag:",
                "RB676 -- tag: x\nUPDATE ${table:A} SET x = 1;\n-- Tag: X\nUPDATE ${table:A} SET x = 1",
            })
    void whatLeadsOutOfTheTablesOrTheTransactionIsRefused(String refused) {
        List<String> codes = problems(UPGRADE, refused.substring(6)).stream()
                .map(one -> one.substring(0, 5))
                .toList();
        assertEquals(refused.substring(0, 5), codes.getFirst(), codes::toString);
    }

    @Test
    void aProblemSaysWhereItIs() {
        assertEquals(
                List.of("RB674: " + UPGRADE + ":3: 'other' is not a table that a script reaches"),
                problems(UPGRADE, "-- one\n\nDELETE FROM other;\n"));
    }

    @Test
    void whatOnlyLooksDoesNotWrite() {
        assertEquals(
                List.of(
                        "RB673: upgrade/OnValidateUpgradePerCompany.sql:1: OnValidateUpgradePerCompany only looks, and this"
                                + " statement would write"),
                problems("upgrade/OnValidateUpgradePerCompany.sql", "DELETE FROM ${table:A}"));
        assertEquals(
                SqlStatement.Verb.QUERY,
                read("upgrade/OnCheckPreconditionsPerDatabase.sql", "SELECT x FROM ${table:A} WHERE x < 0")
                        .of(SqlFlavour.SQLITE)
                        .getFirst()
                        .statements()
                        .getFirst()
                        .verb());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upgrade/OnUpgradePerCompanies.sql",
                "upgrade/onupgradepercompany.sql",
                "upgrade/OnUpgradePerCompany.mysql.sql",
                "upgrade/more/OnUpgradePerCompany.sql",
                "upgrade/OnUpgradePerCompany.postgres.sql",
                "upgrade/.sql"
            })
    void aNameThatWouldNeverRunIsRefused(String path) {
        assertEquals("RB670", problems(path, "").getFirst().substring(0, 5));
    }

    @Test
    void whatIsNoTextIsRefused() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(UPGRADE, new byte[] {'-', '-', (byte) 0xff});
        assertEquals(
                "RB671",
                assertThrows(InvalidInput.class, () -> UpgradeScripts.read(files))
                        .problems()
                        .getFirst()
                        .code());
        assertEquals(
                "RB671", problems(UPGRADE, "-- x\rDELETE FROM other").getFirst().substring(0, 5));
        assertEquals("RB671", problems(UPGRADE, " ".repeat(5 << 20)).getFirst().substring(0, 5));
    }

    @Test
    void whatNestsHasALimit() {
        assertEquals(
                List.of("RB673: " + UPGRADE + ":1: the statement nests too deep"),
                problems(UPGRADE, "UPDATE ${table:A} SET x = " + "(".repeat(501) + "1" + ")".repeat(501)));
    }

    @Test
    void manyProblemsAreNotAllTold() {
        assertEquals(20, problems(UPGRADE, "DROP x;\n".repeat(100_000)).size());
    }
}
