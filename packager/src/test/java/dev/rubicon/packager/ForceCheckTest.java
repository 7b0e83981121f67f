package dev.rubicon.packager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.ForceProof.BreakingChange;
import dev.rubicon.model.ForceProof.Compared;
import dev.rubicon.model.ForceProof.Start;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ForceVersion that a package needs. Source: seed 001, "the latest version that introduces destructive changes". */
class ForceCheckTest {
    /** {@code compared} lists earlier versions, with a ! where an update from there breaks something. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            own   | compared               | declared | needed | verdict
            2.0.0 | 1.9.0                  | -        | -      | right
            2.0.0 | 1.9.0!                 | -        | 2.0.0  | low
            2.0.0 | 1.9.0!                 | 2.0.0    | 2.0.0  | right
            2.0.0 | 1.9.0!                 | 1.9.0    | 2.0.0  | low
            2.0.0 | 1.9.0!                 | 1.9.5    | 2.0.0  | right
            2.0.0 | 1.9.0                  | 2.0.0    | -      | high
            2.0.0 | 1.9.0                  | 1.9.0    | -      | right
            2.0.0 | 1.9.0                  | 1.0.0    | -      | right
            2.2.0 | 1.0.0! 1.9.0! 2.0.0 2.1.0 | -     | 2.0.0  | low
            2.2.0 | 1.0.0! 1.9.0! 2.0.0 2.1.0 | 2.0.0 | 2.0.0  | right
            2.2.0 | 1.0.0! 1.9.0! 2.0.0 2.1.0 | 2.1.0 | 2.0.0  | high
            2.2.0 | 1.0.0! 1.9.0! 2.0.0 2.1.0 | 1.9.0 | 2.0.0  | low
            2.2.0 | 2.1.0 1.0.0! 2.0.0     | 1.5.0    | 2.0.0  | right
            3.0.0 | 1.0.0! 2.0.0 2.5.0!    | 2.0.0    | 3.0.0  | low
            3.0.0 | 1.0.0! 2.0.0 2.5.0!    | 3.0.0    | 3.0.0  | right
            """, useHeadersInDisplayName = true)
    void theForceVersionIsTheOneAfterTheLastBreak(
            String own, String compared, String declared, String needed, String verdict) {
        Compared proof = proof(compared);
        Version version = Version.parse(own);
        assertEquals(Optional.ofNullable(needed), proof.needed(version).map(Version::toString));
        String said =
                switch (ForceCheck.of(version, Optional.ofNullable(declared).map(Version::parse), proof)) {
                    case ForceCheck.Right right -> "right";
                    case ForceCheck.TooLow low -> "low";
                    case ForceCheck.TooHigh high -> "high";
                };
        assertEquals(verdict, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            1.0.0! 1.9.0 | -     | RB172: an update of pos from 1.0.0 to 2.0.0 would break 1 thing, and no ForceVersion says so: SC102 drops field A.B
            1.0.0! 1.9.0 | 1.0.0 | RB172: an update of pos from 1.0.0 to 2.0.0 would break 1 thing, and ForceVersion 1.0.0 does not cover that: SC102 drops field A.B
            1.0.0! 1.9.0 | 2.0.0 | RB173: ForceVersion 2.0.0 of pos 2.0.0 forces updates that break nothing
            """)
    void aProblemSaysWhatBreaks(String compared, String declared, String expected) {
        PackageVersion identity = new PackageVersion(new PackageId("pos"), Version.parse("2.0.0"));
        Problem problem = ForceCheck.of(
                        identity.version(), Optional.ofNullable(declared).map(Version::parse), proof(compared))
                .problem(identity)
                .orElseThrow();
        assertEquals(expected, problem.code() + ": " + problem.message());
        assertEquals(true, problem.hint().contains("{\"ForceVersion\": \"1.9.0\"}"), problem::hint);
    }

    private static Compared proof(String compared) {
        return new Compared(Arrays.stream(compared.split(" "))
                .map(text -> new Start(
                        Version.parse(text.replace("!", "")),
                        text.endsWith("!") ? List.of(new BreakingChange("SC102", "drops field A.B")) : List.of()))
                .toList());
    }
}
