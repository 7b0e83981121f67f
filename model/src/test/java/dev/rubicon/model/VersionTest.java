package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({
        // Numbers count as numbers.
        "1.9.0, <, 1.10.0",
        "9.0.0, <, 10.0.0",
        "1.0.9, <, 1.0.10",
        "18.0.9999.0, <, 18.0.10000.0",
        "18.0.23456.21212, <, 18.0.23456.21213",
        "1.0.0.2147483646, <, 1.0.0.2147483647",
        // Missing parts count as 0.
        "1.0, =, 1.0.0",
        "1, =, 1.0.0.0",
        "2.0, <, 2.0.0.1",
        // SemVer 2.0.0, section 11.
        "1.0.0-alpha, <, 1.0.0-alpha.1",
        "1.0.0-alpha.1, <, 1.0.0-alpha.beta",
        "1.0.0-alpha.beta, <, 1.0.0-beta",
        "1.0.0-beta, <, 1.0.0-beta.2",
        "1.0.0-beta.2, <, 1.0.0-beta.11",
        "1.0.0-beta.11, <, 1.0.0-rc.1",
        "1.0.0-rc.1, <, 1.0.0",
        "1.0.0-rc.9999999999999999999, <, 1.0.0-rc.10000000000000000000",
        "1.0.0-A, <, 1.0.0-a",
        "1.0-rc.1, =, 1.0.0.0-rc.1",
        // Labels stand after four parts, too.
        "18.0.23456.1-dev.0.master.11, <, 18.0.23456.1",
        "18.0.23456.0, <, 18.0.23456.1-dev.0.master.11",
        // Build metadata does not count.
        "1.0.0+a, =, 1.0.0+b",
        "1.0.0-rc.1+5b880cae, =, 1.0.0-rc.1"
    })
    void versionsAreOrderedByNumbersThenLabel(String left, String relation, String right) {
        check(relation, left, right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "18.0.23456.21212", "1.0.0-rc.1+5b880cae", "0.0.0.0", "1.0.0--", "1.0.0+001"})
    void aVersionIsPrintedAsItWasWritten(String text) {
        assertEquals(text, Version.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``             | '' is not a version",
                "v1.0           | 'v1.0' is not a version",
                "` 1.0`         | ' 1.0' is not a version",
                "1..0           | '1..0' is not a version",
                "1.0.           | '1.0.' is not a version",
                "1.x            | '1.x' is not a version",
                "-1             | '-1' is not a version",
                "1.0.0.0.0      | '1.0.0.0.0' is not a version: it has 5 numeric parts, at most four are allowed",
                "01.0           | '01.0' is not a version: '01' has a leading zero",
                "2147483648     | '2147483648' is not a version: '2147483648' is larger than 2147483647",
                "99999999999.0  | '99999999999.0' is not a version: '99999999999' is larger than 2147483647",
                "1.0.0-a..b     | '1.0.0-a..b' is not a version: it has an empty identifier in 'a..b'",
                "1.0.0-01       | '1.0.0-01' is not a version: the identifier '01' has a leading zero",
                "1.0.0+a..b     | '1.0.0+a..b' is not a version: it has an empty identifier in 'a..b'",
                "1.0.0-         | '1.0.0-' is not a version",
                "1.0.0-ü        | '1.0.0-ü' is not a version",
                "١.٠            | '١.٠' is not a version",
            })
    void whatIsNoVersionIsRefused(String text, String message) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> Version.parse(text));
        assertEquals("RB102 " + message, refused.problems().getFirst().code() + " " + refused.getMessage());
    }

    @Test
    void hugeTextIsRefusedAndNotRepeatedInFull() {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> Version.parse("1.".repeat(1_000_000)));
        assertEquals(103, refused.getMessage().length() + "RB".length() + 1);
    }

    private static void check(String relation, String left, String right) {
        Version one = Version.parse(left);
        Version other = Version.parse(right);
        int expected = relation.equals("<") ? -1 : 0;
        assertEquals(expected, Integer.signum(one.compareTo(other)), () -> left + " against " + right);
        assertEquals(-expected, Integer.signum(other.compareTo(one)), () -> right + " against " + left);
        assertEquals(expected == 0, one.equals(other));
        if (expected == 0) {
            assertEquals(one.hashCode(), other.hashCode());
        }
    }
}
