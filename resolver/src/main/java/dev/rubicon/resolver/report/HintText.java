package dev.rubicon.resolver.report;

import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Hint;
import dev.rubicon.resolver.Request;
import java.util.stream.Collectors;

/** What somebody could ask for instead, in words. */
public final class HintText {
    private HintText() {}

    public static String of(Hint hint) {
        return hint.changes().stream().map(HintText::change).collect(Collectors.joining(", and "));
    }

    private static String change(Hint.Change change) {
        return switch (change) {
            case Hint.Change.AskFor other ->
                "ask for " + other.instead().id() + " " + other.to() + " instead of " + wish(other.instead());
            case Hint.Change.Move move ->
                "ask for " + move.installed().id() + ", too: it then moves from "
                        + move.installed().version() + " to " + move.to();
            case Hint.Change.LeaveOut out -> "do not ask for " + wish(out.wish());
        };
    }

    private static String wish(Request.Wish wish) {
        return wish.query().equals(VersionQuery.ANY) ? wish.id().value() : wish.id() + " " + wish.query();
    }
}
