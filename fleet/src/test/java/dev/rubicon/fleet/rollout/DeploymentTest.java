package dev.rubicon.fleet.rollout;

import static dev.rubicon.fleet.rollout.Fleet.deployment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which deployments there can be, and what a hotfix is. */
class DeploymentTest {
    @ParameterizedTest(name = "{0} to {1}, forced {2}")
    @CsvSource({
        "1.0.0, 1.0.5, false, 'a:planned, preparing'",
        "1.0.0, 1.1.0, false, 'a:refused RB946, preparing'",
        "1.0.0, 2.0.0, true, 'a:refused RB946, preparing'",
        "1.0.0, 1.0.5, true, 'a:refused RB947, preparing'",
    })
    void aHotfixKeepsMinorAndNeverForces(String from, String to, boolean forced, String expected) {
        Deployment hotfix = deployment(Deployment.Kind.HOTFIX, 0, 1, 1, Optional.empty(), 1, "r");
        assertEquals(
                expected,
                new Fleet(hotfix, "r/a")
                        .planned(Fleet.plan(from, to, forced, 0), "a")
                        .text());
    }

    @Test
    void aDeploymentThatCannotBeIsRefused() {
        check("RB944", () -> deployment(3, 2, 1, "r"));
        check("RB944", () -> deployment(0, 0, 1, "r"));
        check("RB944", () -> deployment(0, 1, 0, "r"));
        check("RB944", () -> deployment(0, 1, 1));
        check("RB944", () -> deployment(0, 1, 1, "r", "r"));
        check("RB945", () -> new Fleet(deployment(0, 1, 1, "r"), "other/a"));
        check("RB945", () -> new Fleet(deployment(0, 1, 1, "r", "s"), "r/a", "s/a"));
    }

    private static void check(String code, Executable action) {
        InvalidInput problem = assertThrows(InvalidInput.class, action);
        assertEquals(code, problem.problems().getFirst().code(), problem::toString);
    }
}
