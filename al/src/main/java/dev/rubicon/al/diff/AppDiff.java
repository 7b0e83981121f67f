package dev.rubicon.al.diff;

import dev.rubicon.al.DeclaredApp;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.schema.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What differs between two versions of an app.
 *
 * @param changes those that need force first, then those that do if there are rows, then the others; among them as the schema has
 *     them: own tables ascending by id, tables that are extended, enums
 */
public record AppDiff(AppIdentity from, AppIdentity to, List<LocatedChange> changes) {
    private static final List<Verdict> ORDER = List.of(Verdict.BREAKING, Verdict.BREAKING_WITH_ROWS, Verdict.ALLOWED);

    public AppDiff {
        changes = List.copyOf(changes);
    }

    public static AppDiff of(DeclaredApp from, DeclaredApp to) {
        List<LocatedChange> changes = new ArrayList<>(Locator.changes(from, to));
        changes.sort(Comparator.comparingInt(change -> ORDER.indexOf(change.verdict())));
        return new AppDiff(from.app().identity(), to.app().identity(), changes);
    }

    /** Whether an update from the one to the other needs force, be it only where there are rows. */
    public boolean isBreaking() {
        return !changes.isEmpty() && changes.getFirst().verdict() != Verdict.ALLOWED;
    }
}
