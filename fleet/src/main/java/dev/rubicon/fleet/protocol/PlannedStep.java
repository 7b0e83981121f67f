package dev.rubicon.fleet.protocol;

import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.Optional;

/**
 * A step of a reported plan.
 *
 * @param from the version whose data the instance has; absent if it has none
 * @param forced whether destructive changes are allowed
 * @param reasons why, as {@link dev.rubicon.resolver.force.ForceReason} says it
 * @param breaking changes that need force
 * @param lost values that rows lose, and rows that go with their tables: a row that stays counts once for each value
 */
public record PlannedStep(
        Action action,
        PackageId id,
        Optional<Version> from,
        Version to,
        boolean forced,
        List<String> reasons,
        int breaking,
        long lost) {
    /** What becomes of the package. */
    public enum Action {
        INSTALL,
        UPDATE,
        UNINSTALL,
        /** Uninstalled with its tables. */
        CLEAN
    }

    public PlannedStep {
        reasons = List.copyOf(reasons);
    }

    static PlannedStep of(Step.Acting step) {
        int breaking = step.breakingChanges().size();
        return switch (step) {
            case Step.Move move ->
                new PlannedStep(
                        move.isUpdate() ? Action.UPDATE : Action.INSTALL,
                        move.target().id(),
                        move.from(),
                        move.target().version(),
                        move.isForced(),
                        move.reasons().stream().map(Object::toString).toList(),
                        breaking,
                        move.lost());
            case Step.Remove remove ->
                new PlannedStep(
                        switch (remove.data()) {
                            case STAYS -> Action.UNINSTALL;
                            case GOES -> Action.CLEAN;
                        },
                        remove.target().id(),
                        Optional.of(remove.target().version()),
                        remove.target().version(),
                        false,
                        List.of(),
                        breaking,
                        remove.lost());
            case Step.Sync sync -> throw new IllegalStateException("no deployment synchronizes " + sync.target());
        };
    }

    /** Whether somebody has to approve of it: it passes a ForceVersion or is forced otherwise, loses values, or drops tables. */
    public boolean isCrossing() {
        return forced || lost > 0 || action == Action.CLEAN;
    }
}
