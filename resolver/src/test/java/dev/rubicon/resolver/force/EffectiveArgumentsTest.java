package dev.rubicon.resolver.force;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.resolver.force.EffectiveArguments.Acting;
import dev.rubicon.resolver.force.EffectiveArguments.Ineffective;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectiveArgumentsTest {
    private static final PackageId APP = new PackageId("ls-central-app");
    private static final PackageId SERVER = PackageId.BC_SERVER;

    static Stream<JsonNode> cases() {
        return Cases.read("forceversion-scope.jsonl");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseOfTheTable(JsonNode row) {
        EffectiveArguments arguments = EffectiveArguments.of(
                with(Arguments.NONE, SERVER, row, "serverInstalledAllowForceSync"),
                with(with(Arguments.NONE, APP, row, "appAllowForceSync"), SERVER, row, "serverArgumentAllowForceSync"),
                row.get("serverIsUpdated").booleanValue() ? List.of(SERVER, APP) : List.of(APP),
                SERVER);
        boolean forApp = arguments.allowForceSync(APP);
        boolean forAll = arguments.platformAllowsForceSync();
        assertEquals(row.get("effectiveAllowForceSync").textValue(), Boolean.toString(forApp || forAll));
        ForceFacts facts = ForceFacts.of(
                        Cases.version(row, "from"),
                        Cases.version(row, "to").orElseThrow(),
                        Cases.version(row, "forceVersion"))
                .withAllowed(forApp, forAll);
        boolean forced = ForceDecision.of(facts) instanceof ForceDecision.Force;
        assertEquals(row.get("expected").textValue(), forced ? "Force" : "No force");
    }

    private static Arguments with(Arguments arguments, PackageId id, JsonNode row, String key) {
        return Cases.text(row, key)
                .map(value -> arguments.with(id, Arguments.ALLOW_FORCE_SYNC, value))
                .orElse(arguments);
    }

    @Test
    void anArgumentOfThePlatformHasNoEffectWhileItIsNotUpdated() {
        EffectiveArguments arguments =
                EffectiveArguments.of(Arguments.NONE, allow(SERVER, "true"), List.of(APP), SERVER);
        check(arguments, Arguments.NONE, List.of());
        assertEquals(List.of(new Ineffective(SERVER, "AllowForceSync", "true", List.of(APP))), arguments.ineffective());
    }

    @Test
    void anyOtherArgumentOfAPackageThatIsNotUpdatedHasNoEffectEither() {
        Arguments given =
                Arguments.NONE.with(SERVER, "Port", "7046").with(new PackageId("other"), "AllowForceSync", "true");
        EffectiveArguments arguments = EffectiveArguments.of(Arguments.NONE, given, List.of(APP), SERVER);
        check(arguments, Arguments.NONE, List.of());
        assertEquals(
                List.of(
                        new Ineffective(SERVER, "Port", "7046", List.of()),
                        new Ineffective(new PackageId("other"), "AllowForceSync", "true", List.of())),
                arguments.ineffective());
    }

    @Test
    void givenArgumentsOfUpdatedPackagesAreInEffectAndStored() {
        EffectiveArguments arguments =
                EffectiveArguments.of(allow(APP, "false"), allow(APP, "True"), List.of(SERVER, APP), SERVER);
        check(arguments, allow(APP, "True"), List.of(new Acting(APP, false)));
        assertEquals(List.of(), arguments.ineffective());
    }

    @Test
    void storedArgumentsStayInEffectUntilChanged() {
        check(
                EffectiveArguments.of(allow(SERVER, "true"), Arguments.NONE, List.of(APP), SERVER),
                allow(SERVER, "true"),
                List.of(new Acting(SERVER, true)));
        check(
                EffectiveArguments.of(allow(SERVER, "true"), allow(SERVER, "false"), List.of(APP), SERVER),
                allow(SERVER, "true"),
                List.of(new Acting(SERVER, true)));
        check(
                EffectiveArguments.of(allow(SERVER, "true"), allow(SERVER, "false"), List.of(SERVER, APP), SERVER),
                allow(SERVER, "false"),
                List.of());
    }

    @Test
    void givingWhatIsStoredAnywayIsNothingToWarnAbout() {
        EffectiveArguments arguments =
                EffectiveArguments.of(allow(SERVER, "true"), allow(SERVER, "TRUE"), List.of(APP), SERVER);
        assertEquals(List.of(), arguments.ineffective());
    }

    @Test
    void nothingActsWhereNothingIsUpdated() {
        check(
                EffectiveArguments.of(allow(SERVER, "true"), Arguments.NONE, List.of(), SERVER),
                allow(SERVER, "true"),
                List.of());
    }

    private static Arguments allow(PackageId id, String value) {
        return Arguments.NONE.with(id, "AllowForceSync", value);
    }

    private static void check(EffectiveArguments arguments, Arguments inEffect, List<Acting> acting) {
        assertEquals(inEffect, arguments.inEffect());
        assertEquals(acting, arguments.acting());
    }
}
