package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class VersionQueryTest {
    @ParameterizedTest
    @CsvFileSource(resources = "ranges.csv")
    void rangesHoldWhatOtherImplementationsSayTheyDo(String version, String range, boolean expected) {
        check(expected, version, range);
    }

    @ParameterizedTest
    @CsvSource({
        // The example of the documentation.
        "1.9,     '1.9 || >=2.0 <3.0', true",
        "1.9.5,   '1.9 || >=2.0 <3.0', true",
        "2.0,     '1.9 || >=2.0 <3.0', true",
        "2.5,     '1.9 || >=2.0 <3.0', true",
        "1.0,     '1.9 || >=2.0 <3.0', false",
        "1.10,    '1.9 || >=2.0 <3.0', false",
        "3.0,     '1.9 || >=2.0 <3.0', false",
        // A bare version: a prefix, but with four parts or a label exactly that one.
        "22.0.5,              22.0,             true",
        "22.1,                22.0,             false",
        "22.0.1.2,            22.0.1.2,         true",
        "22.0.1.3,            22.0.1.2,         false",
        "1.0.0-rc.1,          1.0.0-rc.1,       true",
        "1.0.0,               1.0.0-rc.1,       false",
        "1.0.0.0,             =1.0,             true",
        "1.0.1,               =1.0,             false",
        // White space around operators and symbols means nothing.
        "1.5,     '  >=  1.0   <  2.0 ', true",
        "2.0,     '  >=  1.0   <  2.0 ', false",
        "1.5,     '!^ 1.5',    true",
        "1.5,     '^!1.5',     true",
        // Pre-releases need their label named.
        "2.0.0-rc.1, '',              false",
        "2.0.0-rc.1, '>=1.0',         false",
        "2.0.0-rc.1, '2.0',           false",
        "2.0.0-rc.1, '*-rc',          true",
        "2.0.0-rc1,  '*-rc',          true",
        "2.0.0,      '*-rc',          false",
        "2.0.0-beta, '*-rc',          false",
        "2.0.0-rc.1, '*-rc >=2.1',    false",
        "2.1.0-rc.1, '*-rc >=2.0 <3', true",
        "2.0.0-rc.1, '*',             false",
        "2.0.0,      '*',             true",
        "2.0.0-rc.2, '>=2.0.0-rc.1',  true",
        "3.0.0-rc.2, '>=2.0.0-rc.1',  false",
        "3.0.0,      '>=2.0.0-rc.1',  true",
        // A trailing dot ends the identifier.
        "1.0-dev.branch.x.7,  '*-dev.branch.x.', true",
        "1.0-dev.branch.x,    '*-dev.branch.x.', true",
        "1.0-dev.branch.xy.7, '*-dev.branch.x.', false",
        "1.0-dev.branch.xy.7, '*-dev.branch.x',  true",
        // A priority list allows all that one of its alternatives allows.
        "1.0-dev.branch.x.7, '^ *-dev.branch.x. >> *-dev.0.master.', true",
        "1.0-dev.0.master.3, '^ *-dev.branch.x. >> *-dev.0.master.', true",
        "1.0,                '^ *-dev.branch.x. >> *-dev.0.master.', false",
        "1.0,                '*-dev.branch.x.>>>=1.0',               true"
    })
    void aVersionIsPickedOrNot(String version, String query, boolean expected) {
        check(expected, version, query);
    }

    @ParameterizedTest
    @CsvSource({
        "2.0.0-rc.1, '>=1.0',  true",
        "2.0.0-rc.1, '<2.0',   true",
        "2.0.0-rc.1, '2.0',    true",
        "2.0.0-rc.1, '>=2.0',  false",
        "2.0.0-beta, '*-rc',   false",
        "2.0.0,      '*-rc',   false"
    })
    void anInstalledPreReleaseInRangeIsGoodEnough(String version, String query, boolean expected) {
        assertEquals(expected, VersionQuery.parse(query).isSatisfiedBy(Version.parse(version)));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0-dev.branch.x.7, 0",
        "1.0-dev.0.master.3, 1",
        "1.0,                2",
    })
    void anEarlierAlternativeIsPreferred(String version, int expected) {
        VersionQuery query = VersionQuery.parse("*-dev.branch.x. >> *-dev.0.master.");
        assertEquals(expected, query.preference(Version.parse(version)));
    }

    @ParameterizedTest
    @CsvSource({
        "'',          IF_SATISFYING, LATEST, ''",
        "^,           IF_SATISFYING, LATEST, ^",
        "_>=1.0,      IF_SATISFYING, LOWEST, '_ >=1.0'",
        "^! >=1.1.0,  NEVER,         LATEST, '!^ >=1.1.0'",
        "!^  24.0,    NEVER,         LATEST, '!^ 24.0'",
        "^-,          ALWAYS,        LATEST, -^",
        "_- >= 3.0,   ALWAYS,        LOWEST, '-_ >=3.0'",
        "-*-rc,       ALWAYS,        LATEST, '- *-rc'",
        "*-a. >> *-b, IF_SATISFYING, LATEST, '*-a. >> *-b'",
    })
    void symbolsStandInAnyOrderAndArePrintedInOne(
            String text, VersionQuery.Stay stay, VersionQuery.Pick pick, String normal) {
        VersionQuery query = VersionQuery.parse(text);
        assertEquals(stay, query.stay());
        assertEquals(pick, query.pick());
        assertEquals(normal, query.toString());
        assertEquals(query, VersionQuery.parse(normal));
        assertEquals(query.hashCode(), VersionQuery.parse(normal).hashCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "~1.0 § '~1.0' is no comparator",
                "^^1.0 § a selection symbol stands twice in '^^'",
                "^_ 1.0 § '^' asks for the latest and '_' for the lowest version",
                "!- 1.0 § '!' asks to move and '-' to leave what is installed",
                ">=1.0 || § there is nothing on one side of '||'",
                "|| 1.0 § there is nothing on one side of '||'",
                "1.0 >> § there is nothing on one side of '>>'",
                ">> 1.0 § there is nothing on one side of '>>'",
                "1.0 >> >> 2 § there is nothing on one side of '>>'",
                "> =1.0 § '>' is no comparator",
                ">= § '>=' is no comparator",
                "=>1.0 § '=>1.0' is no comparator",
                "1.0,2.0 § '1.0,2.0' is not a version",
                "1.0 - 2.0 § '-' is no comparator",
                "1.x § '1.x' is not a version",
                "*- § '*-' is no comparator",
                "*-rc.. § '*-rc..' is no comparator",
                "*-a *-b § it filters by two labels; join them with '||' or '>>'",
                ">=01.0 § '01.0' is not a version: '01' has a leading zero",
                "1.0.0.0.0 § '1.0.0.0.0' is not a version: it has 5 numeric parts, at most four are allowed"
            })
    void whatIsNoQueryIsRefused(String text, String why) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> VersionQuery.parse(text));
        assertEquals("RB103", refused.problems().getFirst().code());
        assertEquals("'" + text + "' is not a version query: " + why, refused.getMessage());
    }

    @Test
    void theHighestPrefixOfAllIsAQuery() {
        check(true, "2147483647.1", "2147483647");
    }

    @Test
    void hugeTextIsRefused() {
        assertThrows(InvalidInput.class, () -> VersionQuery.parse(">=1.0 ".repeat(1_000_000)));
    }

    private static void check(boolean expected, String version, String query) {
        assertEquals(
                expected,
                VersionQuery.parse(query).picks(Version.parse(version)),
                () -> version + " in '" + query + "'");
    }
}
