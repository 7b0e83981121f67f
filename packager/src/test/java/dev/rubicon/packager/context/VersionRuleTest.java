package dev.rubicon.packager.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source: design, facts of LS Central, 4.5. */
class VersionRuleTest {
    @ParameterizedTest
    @CsvSource({
        "version,              15.1.2.3, 4, 15.1.2.3",
        "version,              15.1.2.3, 2, 15.1",
        "fromMinor,            15.1.2.3, 4, '>=15.1.2.3'",
        "fromMinor,            15.1.2.3, 3, '>=15.1.2'",
        "fromMinor,            15.1.2.3, 1, '>=15.1'",
        "fromMajor,            15.1.2.3, 4, '>=15.0'",
        "fromMinorToNextMajor, 15.1.2.3, 4, '>=15.1.2.3 <16.0'",
        "FromMinorToNextMajor, 15.1.2.3, 2, '>=15.1 <16.0'",
        "fromMajorToNextMajor, 15.1.2.3, 4, '>=15.0 <16.0'"
    })
    void aRuleMakesAQueryOfAVersion(String rule, String version, int parts, String expected) {
        assertEquals(expected, VersionRule.parse(rule).apply(Version.parse(version), parts));
    }

    @Test
    void anUnknownRuleNamesTheKnown() {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> VersionRule.parse("newest"));
        assertEquals(
                "RB179: 'newest' is not a version rule\n  hint: use one of version, fromMinor, fromMajor,"
                        + " fromMinorToNextMajor, fromMajorToNextMajor",
                refused.problems().getFirst().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Pets, pets-app",
        "Cronus.Base, cronus-base-app",
        "LS Central & more!, ls-central-more-app",
        "-x-, x-app",
        "  Größe!!  , gr-e-app",
        "CON, con-app",
        "日本, my-app"
    })
    void aPackageIsNamedAfterItsApp(String app, String expected) {
        assertEquals(expected, SuggestedId.of(app));
    }

    @Test
    void alsoOneWithALongName() {
        assertEquals("a".repeat(76) + "-app", SuggestedId.of("a".repeat(200)));
    }
}
