package dev.rubicon.installer;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Release;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.VersionSource;
import java.util.List;
import java.util.Optional;

/** Says which versions of a solution their publisher has taken back: those that were there already, or are locked. */
public final class YankWarnings {
    private YankWarnings() {}

    /**
     * RB545 for each, in the order of the solution.
     *
     * @param source says what is yanked by now; nothing is asked of it that resolving has not read
     */
    public static List<Problem> of(Resolution.Solved solved, VersionSource source) {
        return solved.chosen().stream()
                .filter(chosen -> !(chosen.why() instanceof Resolution.Why.Kept))
                .map(Chosen::release)
                .flatMap(release -> now(release, source).stream())
                .filter(Release::yanked)
                .map(YankWarnings::warning)
                .toList();
    }

    private static Optional<Release> now(Release release, VersionSource source) {
        return source.releases(release.id()).stream()
                .filter(one -> one.version().equals(release.version()))
                .findFirst();
    }

    private static Problem warning(Release release) {
        return new Problem(
                "RB545",
                release.identity() + " is yanked"
                        + release.yankReason()
                                .map(reason -> ": '" + Quoted.shortened(reason) + "'")
                                .orElse(""),
                "move to another version when you can: rubicon show " + release.id() + " lists them");
    }
}
