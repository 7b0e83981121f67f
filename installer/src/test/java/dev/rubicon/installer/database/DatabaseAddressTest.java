package dev.rubicon.installer.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is an address of a database, and what it must not hold. */
class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/erp, jdbc:postgresql://db/erp?currentSchema=public",
        "jdbc:postgresql://db:5433/erp?user=me, jdbc:postgresql://db:5433/erp?currentSchema=public&user=me",
        "jdbc:postgresql://[::1]/e%20p?user=a%26b&currentSchema=S+1,"
                + " jdbc:postgresql://[::1]/e+p?currentSchema=S+1&user=a%26b",
        "jdbc:sqlite:/srv/../x.db, jdbc:sqlite:/x.db"
    })
    void anAddressIsPrintedInOneWay(String given, String printed) {
        assertEquals(printed, DatabaseAddress.parse(given).url());
        assertEquals(printed, DatabaseAddress.parse(printed).url());
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/erp?password=hush, RB716",
        "jdbc:postgresql://db/erp?user=me&PASSWORD=hush, RB716",
        "jdbc:postgresql://db/erp?sslpassword=hush, RB716",
        "jdbc:postgresql://me:hush@db/erp, RB716",
        "postgresql://me:hush@db/erp, RB716",
        "jdbc:postgresql:db, RB702",
        "jdbc:postgresql://db, RB702",
        "jdbc:postgresql://db/erp#x, RB702",
        "jdbc:postgresql://db/%zz, RB702",
        "jdbc:sqlite::memory:, RB702",
        "jdbc:postgresql://db/erp?loggerFile=/etc/x, RB717",
        "jdbc:postgresql://db/erp?user=a&user=b, RB717",
        "jdbc:postgresql://db/erp?user, RB717",
        "'jdbc:postgresql://db/erp?currentSchema=a,b', RB717",
    })
    void whatIsNoAddressIsRefusedAndNoPasswordRepeated(String given, String code) {
        Problem problem = assertThrows(ProblemException.class, () -> DatabaseAddress.parse(given))
                .problems()
                .getFirst();
        assertEquals(code, problem.code(), problem::toString);
        assertFalse(problem.toString().contains("hush"), problem::toString);
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        Dialect dialect = new PostgresDialect();
        for (int length = 1; length < 80; length++) {
            String name = "x".repeat(length % 4) + "ä€𝄞".repeat(length);
            String identifier = dialect.identifier(name);
            assertEquals(name.equals(identifier), name.getBytes(StandardCharsets.UTF_8).length <= 63);
            assertFalse(identifier.contains("\uFFFD"), identifier);
            assertEquals(true, identifier.getBytes(StandardCharsets.UTF_8).length <= 63, identifier);
        }
    }
}
