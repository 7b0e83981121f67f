package dev.rubicon.installer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.plan.ArgumentValues.Coming;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.Problem;
import dev.rubicon.testkit.PackageBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Section 2 of the semantics: argument, then fill parameter, then default; then {@code ${…}}. */
class ArgumentValuesTest {
    private static final PackageId POS = new PackageId("pos");

    @Test
    void anArgumentComesBeforeWhatIsPresetAndThatBeforeTheDefault() {
        PackageBuilder pos = PackageBuilder.of("pos", "1.0")
                .with(parameter("A", "default", false))
                .with(parameter("B", "default", false))
                .with(parameter("C", "default", false));
        PackageBuilder bundle =
                PackageBuilder.of("bundle/x", "1.0").fills("pos", "a", "preset").fills("pos", "B", "preset");
        Arguments given = Arguments.NONE.with(POS, "A", "given");
        Arguments values = values(given, pos, bundle).values();
        assertEquals("given", values.value(POS, "A").orElseThrow());
        assertEquals("preset", values.value(POS, "B").orElseThrow());
        assertEquals("default", values.value(POS, "C").orElseThrow());
    }

    @Test
    void whatIsPresetForAPackageThatDoesNotComeHasNoEffect() {
        PackageBuilder bundle = PackageBuilder.of("bundle/x", "1.0").fills("pos", "AllowForceSync", "true");
        assertEquals(Optional.empty(), values(Arguments.NONE, bundle).values().allowForceSync(POS));
        PackageBuilder pos = PackageBuilder.of("pos", "1.0");
        assertEquals(
                Optional.of(true), values(Arguments.NONE, pos, bundle).values().allowForceSync(POS));
    }

    @Test
    void namesAreFilledInWhateverTheirCase() {
        check(
                "in Store, by ann, of server",
                "in ${package.instancename}, by ${ENVIRONMENT.user}, of ${Ls/Data-1.X.Host}");
        check("$ {x} $5 ${", "$ {x} $5 ${");
    }

    private static void check(String expected, String text) {
        Arguments given = Arguments.NONE.with(POS, "Text", text).with(new PackageId("ls/data-1.x"), "host", "server");
        ArgumentValues values = values(given, PackageBuilder.of("pos", "1.0"));
        assertEquals(List.of(), values.problems());
        assertEquals(expected, values.values().value(POS, "Text").orElseThrow());
    }

    @Test
    void whatIsFilledInMayHaveNamesItself() {
        Arguments given = Arguments.NONE
                .with(POS, "A", "<${pos.B}${pos.B}>")
                .with(POS, "B", "${pos.C}")
                .with(POS, "C", "c");
        assertEquals(
                "<cc>",
                values(given, PackageBuilder.of("pos", "1.0"))
                        .values()
                        .value(POS, "A")
                        .orElseThrow());
    }

    @Test
    void anUnknownNameIsAnErrorThatListsTheKnownOnes() {
        Problem problem = problem(Arguments.NONE.with(POS, "A", "${pos.Hots}").with(POS, "Host", "h"));
        assertEquals("RB659", problem.code());
        assertTrue(problem.hint().contains("Package.InstanceName, pos.A, pos.Host"), problem.hint());
        assertEquals(
                "RB659",
                problem(Arguments.NONE.with(POS, "A", "${Environment.Nowhere}")).code());
    }

    @Test
    void aCircleIsShown() {
        Problem problem = problem(Arguments.NONE.with(POS, "A", "${pos.B}").with(POS, "B", "${POS.A}"));
        assertEquals("RB660", problem.code());
        assertTrue(problem.message().contains("pos.a -> pos.b -> POS.A"), problem.message());
    }

    @Test
    void aValueThatGrowsWithoutEndIsAnError() {
        Arguments given = Arguments.NONE.with(POS, "A0", "0123456789");
        for (int i = 1; i < 20; i++) {
            String before = "${pos.A" + (i - 1) + "}";
            given = given.with(POS, "A" + i, before.repeat(10));
        }
        assertEquals("RB661", problem(given).code());
    }

    @Test
    void aRequiredArgumentRefusesAPackageThatIsNew() {
        PackageBuilder pos = PackageBuilder.of("pos", "1.0").with(parameter("Host", null, true));
        ArgumentValues missing = values(Arguments.NONE, pos);
        assertEquals("RB658", missing.problems().getFirst().code());
        assertEquals(
                "give it: --argument pos.Host=VALUE",
                missing.problems().getFirst().hint());
        assertEquals(
                List.of(), values(Arguments.NONE.with(POS, "host", ""), pos).problems());
        assertEquals(
                List.of(),
                values(Arguments.NONE, pos, PackageBuilder.of("b", "1.0").fills("pos", "Host", "h"))
                        .problems());
    }

    // It may have been preset when it came; that is not stored.
    @Test
    void aRequiredArgumentIsWarnedOfWhereAPackageIsUpdated() {
        PackageBuilder pos = PackageBuilder.of("pos", "1.0").with(parameter("Host", null, true));
        ArgumentValues missing = ArgumentValues.of(
                Arguments.NONE, List.of(new Coming(pos.manifest(), false)), new InstanceName("Store"), Map.of());
        assertEquals(List.of(), missing.problems());
        assertEquals("RB662", missing.warnings().getFirst().code());
    }

    private static Problem problem(Arguments given) {
        return values(given, PackageBuilder.of("pos", "1.0")).problems().getFirst();
    }

    private static Parameter parameter(String key, String byDefault, boolean required) {
        return new Parameter(key, Optional.empty(), Optional.ofNullable(byDefault), Optional.empty(), required, false);
    }

    private static ArgumentValues values(Arguments given, PackageBuilder... coming) {
        return ArgumentValues.of(
                given,
                List.of(coming).stream()
                        .map(one -> new Coming(one.manifest(), true))
                        .toList(),
                new InstanceName("Store"),
                Map.of("USER", "ann"));
    }
}
