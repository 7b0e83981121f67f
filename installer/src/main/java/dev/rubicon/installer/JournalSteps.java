package dev.rubicon.installer;

import dev.rubicon.installer.journal.JournalStep;
import dev.rubicon.installer.plan.AppSyncMode;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.Version;
import java.util.Optional;
import java.util.stream.Collectors;

/** Steps as the journal keeps them. */
final class JournalSteps {
    private JournalSteps() {}

    static JournalStep of(int number, Applied.Done done, String started, String finished) {
        Step.Acting step = done.step();
        return new JournalStep(
                number,
                step.target().id(),
                from(step),
                step.target().version(),
                mode(step),
                reasons(step),
                done.archivedRows(),
                done.code(),
                started,
                finished);
    }

    private static Optional<Version> from(Step.Acting step) {
        return switch (step) {
            case Step.Move move -> move.from();
            case Step.Remove remove -> Optional.empty();
            case Step.Sync sync -> sync.mode() == AppSyncMode.CLEAN ? Optional.empty() : sync.from();
        };
    }

    private static String mode(Step.Acting step) {
        return switch (step) {
            case Step.Move move -> move.mode().toString();
            case Step.Sync sync -> sync.mode().toString();
            case Step.Remove remove ->
                switch (remove.data()) {
                    case STAYS -> "Uninstall";
                    case GOES -> "Clean";
                };
        };
    }

    private static String reasons(Step.Acting step) {
        return switch (step) {
            case Step.Move move -> move.reasons().stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Step.Sync sync -> "schema of " + sync.app().identity().name();
            case Step.Remove remove ->
                switch (remove.why()) {
                    case Step.Why.Asked asked -> "";
                    case Step.Why.NeedsOther other -> "needs " + other.needed();
                    case Step.Why.NotNeeded notNeeded -> "neither asked for nor needed";
                };
        };
    }
}
