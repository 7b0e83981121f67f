package dev.rubicon.resolver.force;

import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a step synchronizes the schema, or why it does not take place. Source: design, semantics section 3. */
public sealed interface ForceDecision {
    /** There is no data, so there is nothing to lose. */
    record FirstInstall() implements ForceDecision {}

    /** The instance has this version; nothing to do. */
    record UpToDate() implements ForceDecision {}

    /** Nothing allows destructive changes. */
    record Add() implements ForceDecision {}

    /**
     * Destructive changes are allowed; whether there are any is another question.
     *
     * @param reasons all that hold, in the order of {@link ForceReason}; at least one
     */
    record Force(List<ForceReason> reasons) implements ForceDecision {
        public Force {
            reasons = List.copyOf(reasons);
        }
    }

    /** The target is older than what the instance has; refused, whatever the arguments. */
    record Downgrade(Version dataVersion, Version target) implements ForceDecision {}

    /** ForceVersion is higher than the package's own version; refused before anything else is looked at. */
    record InvalidPackage(Version forceVersion, Version target) implements ForceDecision {}

    static ForceDecision of(ForceFacts facts) {
        Version target = facts.target();
        if (facts.forceVersion().isPresent() && facts.forceVersion().get().isAfter(target)) {
            return new InvalidPackage(facts.forceVersion().get(), target);
        }
        if (facts.dataVersion().isEmpty()) {
            return new FirstInstall();
        }
        Version from = facts.dataVersion().get();
        if (target.isBefore(from)) {
            return new Downgrade(from, target);
        }
        if (target.equals(from)) {
            return new UpToDate();
        }
        List<ForceReason> reasons = reasons(facts, from);
        return reasons.isEmpty() ? new Add() : new Force(reasons);
    }

    private static List<ForceReason> reasons(ForceFacts facts, Version from) {
        List<ForceReason> reasons = new ArrayList<>();
        for (ForceReason reason : ForceReason.values()) {
            boolean holds = switch (reason) {
                case ARGUMENT -> facts.allowedForPackage();
                case PLATFORM_ARGUMENT -> facts.allowedForPlatform();
                case SYNC_MODE ->
                    facts.repositorySyncMode() == SyncMode.FORCE_SYNC
                            && facts.occasion() == ForceFacts.Occasion.DEPLOYMENT
                            && !facts.isHotfix();
                case CROSSES_FORCE_VERSION ->
                    facts.forceVersion()
                            .filter(forceVersion -> crosses(forceVersion, from, facts.target()))
                            .isPresent();
            };
            if (holds) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    /** Whether an update passes the version at which destructive changes were declared: {@code from < forceVersion <= target}. */
    private static boolean crosses(Version forceVersion, Version from, Version target) {
        return forceVersion.isAfter(from) && !forceVersion.isAfter(target);
    }

    /** The mode of the step; absent if no step takes place. */
    default Optional<SyncMode> syncMode() {
        return switch (this) {
            case FirstInstall first -> Optional.of(SyncMode.ADD);
            case Add add -> Optional.of(SyncMode.ADD);
            case Force force -> Optional.of(SyncMode.FORCE_SYNC);
            case UpToDate upToDate -> Optional.empty();
            case Downgrade downgrade -> Optional.empty();
            case InvalidPackage invalid -> Optional.empty();
        };
    }
}
