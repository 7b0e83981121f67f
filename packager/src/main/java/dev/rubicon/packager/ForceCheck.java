package dev.rubicon.packager;

import dev.rubicon.model.ForceProof.BreakingChange;
import dev.rubicon.model.ForceProof.Compared;
import dev.rubicon.model.ForceProof.Start;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the ForceVersion that a package declares is the one it needs. Missing or too low, an update would be refused at every
 * customer; too high, one would be forced that need not be. Source: seed 001, "set ForceVersion to the latest version that
 * introduces destructive changes".
 */
public sealed interface ForceCheck {
    /** It is as it should be. */
    record Right() implements ForceCheck {}

    /** Something breaks, and an update from there crosses no ForceVersion: it is missing, or not above {@code worst}. */
    record TooLow(Optional<Version> declared, Start worst, Version needed) implements ForceCheck {}

    /** Nothing breaks between {@code needed}, or what was compared at all, and the version declared. */
    record TooHigh(Version declared, Optional<Version> needed) implements ForceCheck {}

    /** @param declared at most as high as {@code own} */
    static ForceCheck of(Version own, Optional<Version> declared, Compared proof) {
        Optional<Version> needed = proof.needed(own);
        if (needed.isPresent()) {
            Start worst = proof.lastBreaking().orElseThrow();
            if (declared.isEmpty() || !declared.get().isAfter(worst.from())) {
                return new TooLow(declared, worst, needed.get());
            }
        }
        // What was broken before the first version that was compared is not known: a lower one may be right.
        boolean tooHigh = declared.isPresent()
                && proof.starts().stream()
                        .map(Start::from)
                        .filter(from -> proof.lastBreaking().stream().noneMatch(last -> !from.isAfter(last.from())))
                        .anyMatch(from -> declared.get().isAfter(from));
        return tooHigh ? new TooHigh(declared.get(), needed) : new Right();
    }

    /** What is wrong with it, as an error or a warning; absent if nothing is. */
    default Optional<Problem> problem(PackageVersion identity) {
        return switch (this) {
            case Right right -> Optional.empty();
            case TooLow low ->
                Optional.of(new Problem(
                        "RB172",
                        "an update of " + identity.id() + " from " + low.worst().from() + " to " + identity.version()
                                + " would break "
                                + changes(low.worst().changes())
                                + low.declared()
                                        .map(version -> ", and ForceVersion " + version + " does not cover that")
                                        .orElse(", and no ForceVersion says so")
                                + ": "
                                + low.worst().changes().stream()
                                        .map(change -> change.code() + " " + change.action())
                                        .collect(Collectors.joining("; ")),
                        "put {\"ForceVersion\": \"" + low.needed()
                                + "\"} into AppMetadata.json, or pack with --force-version auto"));
            case TooHigh high ->
                Optional.of(new Problem(
                        "RB173",
                        "ForceVersion " + high.declared() + " of " + identity + " forces updates that break nothing",
                        high.needed()
                                .map(version -> "the last version that breaks something is " + version
                                        + ": put {\"ForceVersion\": \"" + version + "\"} into AppMetadata.json")
                                .orElse("leave ForceVersion out, if nothing was broken before either")));
        };
    }

    private static String changes(List<BreakingChange> changes) {
        return changes.size() == 1 ? "1 thing" : changes.size() + " things";
    }
}
