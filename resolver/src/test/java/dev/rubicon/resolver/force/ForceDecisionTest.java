package dev.rubicon.resolver.force;

import static dev.rubicon.resolver.force.ForceReason.ARGUMENT;
import static dev.rubicon.resolver.force.ForceReason.CROSSES_FORCE_VERSION;
import static dev.rubicon.resolver.force.ForceReason.PLATFORM_ARGUMENT;
import static dev.rubicon.resolver.force.ForceReason.SYNC_MODE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.force.ForceDecision.Add;
import dev.rubicon.resolver.force.ForceDecision.Downgrade;
import dev.rubicon.resolver.force.ForceDecision.FirstInstall;
import dev.rubicon.resolver.force.ForceDecision.Force;
import dev.rubicon.resolver.force.ForceDecision.InvalidPackage;
import dev.rubicon.resolver.force.ForceDecision.UpToDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForceDecisionTest {
    @Test
    void theFourExamplesOfTheForceSchemaTable() {
        check(new Add(), facts("1.0.0", "1.9.0", ""));
        check(new Force(List.of(CROSSES_FORCE_VERSION)), facts("1.9.0", "2.0.0", "2.0.0"));
        check(new Force(List.of(CROSSES_FORCE_VERSION)), facts("1.0.0", "2.1.0", "2.0.0"));
        check(new Add(), facts("2.1.0", "2.2.0", "2.0.0"));
    }

    static Stream<JsonNode> cases() {
        return Cases.read("forceversion.jsonl");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseOfTheTable(JsonNode row) {
        boolean allowed = row.get("allowForceSync").asText().equals("true");
        ForceFacts facts = ForceFacts.of(
                        Cases.version(row, "from"),
                        Cases.version(row, "to").orElseThrow(),
                        Cases.version(row, "forceVersion"))
                .withAllowed(allowed, false);
        assertEquals(row.get("expected").textValue(), text(ForceDecision.of(facts), row));
    }

    // The table names why nothing is forced, too.
    private static String text(ForceDecision decision, JsonNode row) {
        return switch (decision) {
            case Force force -> "Force";
            case FirstInstall first -> "first install";
            case Downgrade downgrade -> "downgrade";
            case InvalidPackage invalid -> "invalid package";
            case UpToDate upToDate -> "No force";
            case Add add -> row.get("forceVersion").isNull() ? "no metadata" : "No force";
        };
    }

    @Test
    void allReasonsAreListedInTheirOrder() {
        ForceFacts all = facts("1.0", "2.0", "2.0").withAllowed(true, true).withDeployment(SyncMode.FORCE_SYNC);
        check(new Force(List.of(ARGUMENT, PLATFORM_ARGUMENT, SYNC_MODE, CROSSES_FORCE_VERSION)), all);
        check(new Force(List.of(PLATFORM_ARGUMENT)), facts("1.0", "1.1", "").withAllowed(false, true));
    }

    @Test
    void metadataForcesWhateverTheArguments() {
        check(
                new Force(List.of(CROSSES_FORCE_VERSION)),
                facts("1.0", "2.0", "2.0").withAllowed(false, false));
    }

    @Test
    void theSyncModeOfTheRepositoryCountsInDeploymentsThatAreNoHotfix() {
        check(new Force(List.of(SYNC_MODE)), facts("1.0", "1.1", "").withDeployment(SyncMode.FORCE_SYNC));
        check(new Add(), facts("1.0.1", "1.0.2", "").withDeployment(SyncMode.FORCE_SYNC));
        check(new Add(), facts("1.0", "1.1", "").withDeployment(SyncMode.ADD));
        ForceFacts byHand = new ForceFacts(
                Optional.of(Version.parse("1.0")),
                Version.parse("1.1"),
                Optional.empty(),
                false,
                false,
                SyncMode.FORCE_SYNC,
                ForceFacts.Occasion.INSTALL);
        check(new Add(), byHand);
    }

    @Test
    void aFinalVersionCrossesWhatItsPreReleaseDidNot() {
        check(new Force(List.of(CROSSES_FORCE_VERSION)), facts("2.0.0-rc.1", "2.0.0", "2.0.0"));
        check(
                new InvalidPackage(Version.parse("2.0.0"), Version.parse("2.0.0-rc.1")),
                facts("1.0", "2.0.0-rc.1", "2.0.0"));
    }

    @Test
    void anInvalidPackageIsReportedBeforeAnythingElse() {
        InvalidPackage invalid = new InvalidPackage(Version.parse("3.0"), Version.parse("2.0"));
        check(invalid, facts("", "2.0", "3.0"));
        check(invalid, facts("2.0", "2.0", "3.0"));
        check(invalid, facts("2.5", "2.0", "3.0"));
        check(invalid, facts("1.0", "2.0", "3.0").withAllowed(true, true));
    }

    @Test
    void nothingIsForcedWhereThereIsNothingToLoseOrToDo() {
        check(new FirstInstall(), facts("", "2.0", "2.0").withAllowed(true, true));
        check(new UpToDate(), facts("2.0", "2.0.0.0", "2.0").withAllowed(true, true));
        check(
                new Downgrade(Version.parse("2.1"), Version.parse("2.0")),
                facts("2.1", "2.0", "").withAllowed(true, true));
    }

    @Test
    void aStepThatTakesPlaceHasASyncMode() {
        assertEquals(Optional.of(SyncMode.ADD), new FirstInstall().syncMode());
        assertEquals(Optional.of(SyncMode.ADD), new Add().syncMode());
        assertEquals(Optional.of(SyncMode.FORCE_SYNC), new Force(List.of(ARGUMENT)).syncMode());
        assertEquals(Optional.empty(), new UpToDate().syncMode());
    }

    private static void check(ForceDecision expected, ForceFacts facts) {
        assertEquals(expected, ForceDecision.of(facts), facts::toString);
    }

    private static ForceFacts facts(String from, String target, String forceVersion) {
        return ForceFacts.of(version(from), Version.parse(target), version(forceVersion));
    }

    private static Optional<Version> version(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Version.parse(text));
    }
}
