package dev.rubicon.resolver;

import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.util.List;

/** What somebody could ask for instead: with all these changes there is a solution, in which nothing goes back. */
public record Hint(List<Change> changes) {
    public Hint {
        changes = List.copyOf(changes);
    }

    /** A change of a request. */
    public sealed interface Change {
        /**
         * Ask for the same package in other versions.
         *
         * @param to the version that it then gets
         */
        record AskFor(Request.Wish instead, Version to) implements Change {}

        /** Ask for an installed package, too, which then moves. */
        record Move(PackageVersion installed, Version to) implements Change {}

        /** Do not ask for it. */
        record LeaveOut(Request.Wish wish) implements Change {}
    }
}
