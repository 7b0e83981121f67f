package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.SyncMode;
import dev.rubicon.resolver.force.ForceDecision;
import dev.rubicon.resolver.force.ForceFacts;
import dev.rubicon.resolver.force.ForceReason;
import java.util.StringJoiner;

/** A force decision, for people and for programs. */
final class ForceReport {
    private ForceReport() {}

    static String text(ForceFacts facts, ForceDecision decision) {
        return switch (decision) {
            case ForceDecision.InvalidPackage invalid ->
                "invalid package: ForceVersion " + invalid.forceVersion() + " is higher than its version "
                        + invalid.target() + "\n  It is refused when it is built, published and installed.";
            case ForceDecision.FirstInstall first -> "Add: there is no data yet, so there is nothing to lose";
            case ForceDecision.Downgrade downgrade ->
                "refused: " + downgrade.dataVersion() + " to " + downgrade.target() + " is a downgrade"
                        + "\n  No argument allows that.";
            case ForceDecision.UpToDate upToDate -> "nothing to do: the instance has " + facts.target() + " already";
            case ForceDecision.Add add ->
                "Add: nothing allows destructive changes\n  " + whyNotForced(facts)
                        + "\n  A version that removes, renames or narrows something is refused at planning time,"
                        + "\n  before anything is touched.";
            case ForceDecision.Force force -> forced(facts, force);
        };
    }

    private static String whyNotForced(ForceFacts facts) {
        return facts.forceVersion()
                .map(forceVersion -> "ForceVersion " + forceVersion + " lies behind: it is not higher than "
                        + facts.dataVersion().orElseThrow() + ".")
                .orElse("The package declares no ForceVersion, and AllowForceSync is not 'true'.");
    }

    private static String forced(ForceFacts facts, ForceDecision.Force force) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("ForceSync: destructive changes are allowed");
        String conjunction = "because ";
        for (ForceReason reason : force.reasons()) {
            lines.add("  " + conjunction + sentence(facts, reason));
            conjunction = "and because ";
        }
        return lines.add("  Allowed is not destructive: the plan says what would be lost, and that is archived first.")
                .toString();
    }

    private static String sentence(ForceFacts facts, ForceReason reason) {
        return switch (reason) {
            case ARGUMENT -> "AllowForceSync is 'true' for the package";
            case PLATFORM_ARGUMENT -> "AllowForceSync is 'true' for the platform, and so for every package";
            case SYNC_MODE -> "the repository deploys " + facts.target() + " with ForceSync";
            case CROSSES_FORCE_VERSION ->
                "the update crosses ForceVersion: " + facts.dataVersion().orElseThrow() + " < "
                        + facts.forceVersion().orElseThrow() + " <= " + facts.target();
        };
    }

    static JsonNode json(ForceDecision decision) {
        ObjectNode node = Json.object().put("decision", word(decision));
        decision.syncMode().map(SyncMode::toString).ifPresent(mode -> node.put("syncMode", mode));
        if (decision instanceof ForceDecision.Force force) {
            force.reasons().forEach(reason -> node.withArray("reasons").add(reason.toString()));
        }
        return node;
    }

    /** {@code Force}, {@code No force}, {@code downgrade} or {@code invalid package}. */
    static String word(ForceDecision decision) {
        return switch (decision) {
            case ForceDecision.Force force -> "Force";
            case ForceDecision.Add add -> "No force";
            case ForceDecision.FirstInstall first -> "No force";
            case ForceDecision.UpToDate upToDate -> "No force";
            case ForceDecision.Downgrade downgrade -> "downgrade";
            case ForceDecision.InvalidPackage invalid -> "invalid package";
        };
    }
}
