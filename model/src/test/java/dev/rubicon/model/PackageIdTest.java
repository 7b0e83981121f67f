package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "my-app", "bundle/pos", "map/ls-central-to-bc", "ms-dotnet-9-hosting", "a.b/c-d", "9"})
    void namesOfSmallLettersAndDigitsWithSingleSeparatorsAreIds(String text) {
        check(true, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "A", "My-App", "a_b", "a--b", "-a", "a-", "a//b", "/a", "a/", "..", "../a", "a/../b", "a b", "a\\b",
                "a:b", "a\n", "ä", "a.-b"
            })
    void everythingElseIsNot(String text) {
        check(false, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "nul", "a/aux", "com1/a", "lpt9.x", "prn.a.b"})
    void devicesOfWindowsAreNot(String text) {
        check(false, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "con-app", "my-con", "com10", "a.con"})
    void whatOnlyLooksLikeADeviceIs(String text) {
        check(true, text);
    }

    @Test
    void theLengthIsBounded() {
        check(true, "a".repeat(80));
        check(false, "a".repeat(81));
        check(false, "a-".repeat(5_000_000));
    }

    @Test
    void asAFileNameTheNamespaceIsUnderlined() {
        assertEquals("bundle__pos", new PackageId("bundle/pos").fileName());
    }

    private static void check(boolean expected, String text) {
        boolean valid;
        try {
            valid = new PackageId(text).toString().equals(text);
        } catch (InvalidInput refused) {
            assertEquals("RB101", refused.problems().getFirst().code());
            valid = false;
        }
        assertEquals(expected, valid, () -> Quoted.shortened(text));
    }
}
