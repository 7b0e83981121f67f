package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final PackageId APP = new PackageId("my-app");
    private static final Arguments SOME =
            Arguments.NONE.with(APP, "AllowForceSync", "True").with(PackageId.BC_SERVER, "Port", "7046");

    @Test
    void keysIgnoreCase() {
        check("7046", SOME, PackageId.BC_SERVER, "port");
        check("True", SOME, APP, "ALLOWFORCESYNC");
    }

    @Test
    void aLaterValueReplacesAnEarlierOneAndTheFirstSpellingOfTheKeyStays() {
        Arguments changed = SOME.overriddenBy(Arguments.NONE.with(APP, "allowforcesync", "false"));
        check("false", changed, APP, "AllowForceSync");
        check("7046", changed, PackageId.BC_SERVER, "Port");
        assertEquals("AllowForceSync", changed.of(APP).firstKey());
        check("True", SOME, APP, "AllowForceSync");
    }

    @Test
    void thoseOfOtherPackagesCanBeLeftOut() {
        assertEquals(Arguments.NONE.with(APP, "AllowForceSync", "True"), SOME.only(List.of(APP)));
        assertTrue(SOME.only(List.of()).isEmpty());
    }

    @Test
    void allowForceSyncIsTrueOrFalseInAnyCase() {
        assertEquals(Optional.of(true), SOME.allowForceSync(APP));
        assertEquals(
                Optional.of(false),
                Arguments.NONE.with(APP, "allowForceSync", "FALSE").allowForceSync(APP));
        assertEquals(Optional.empty(), SOME.allowForceSync(PackageId.BC_SERVER));
        refuse("RB105", "the argument my-app.AllowForceSync is 'yes'", "AllowForceSync", "yes");
        refuse("RB105", "the argument my-app.AllowForceSync is ''", "allowforcesync", "");
    }

    @Test
    void keysAreLettersAndDigits() {
        refuse("RB104", "'a.b' is not a parameter key", "a.b", "1");
        refuse("RB104", "'' is not a parameter key", "", "1");
    }

    @Test
    void aKeyGivenTwiceInDifferentCaseIsRefused() {
        Map<String, String> twice = new LinkedHashMap<>();
        twice.put("AllowForceSync", "false");
        twice.put("allowForceSync", "true");
        InvalidInput refused = assertThrows(InvalidInput.class, () -> Arguments.of(Map.of(APP, twice)));
        assertEquals("RB111", refused.problems().getFirst().code());
    }

    @Test
    void equalityIgnoresTheCaseOfKeys() {
        Arguments one = Arguments.NONE.with(APP, "Port", "1");
        Arguments other = Arguments.NONE.with(APP, "port", "1");
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertEquals(Arguments.NONE, Arguments.of(Map.of(APP, Map.of())));
    }

    private static void check(String expected, Arguments arguments, PackageId id, String key) {
        assertEquals(Optional.of(expected), arguments.value(id, key));
    }

    private static void refuse(String code, String message, String key, String value) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> Arguments.of(Map.of(APP, Map.of(key, value))));
        assertEquals(code, refused.problems().getFirst().code());
        assertEquals(message, refused.getMessage());
    }
}
