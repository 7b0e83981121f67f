package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Hint.Change;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolution.Solved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries changes of a request that has no solution: each one that its derivation suggests, then two at a time. */
final class Hints {
    private static final int MAX_HINTS = 3;
    private static final int MAX_CONFLICTS = 2_000;
    private static final VersionQuery NEWEST = VersionQuery.ANY.updating();

    /** Something to try. */
    private sealed interface Attempt {
        Request in(Request request);

        Change change(Solved solved);

        /** Another query for a package that is asked for. */
        record Widen(Request.Wish wish, VersionQuery query) implements Attempt {
            @Override
            public Request in(Request request) {
                return withWishes(
                        request,
                        request.wishes().stream()
                                .map(each -> each.equals(wish) ? new Request.Wish(wish.id(), query) : each)
                                .toList());
            }

            @Override
            public Change change(Solved solved) {
                return new Change.AskFor(wish, version(solved, wish.id()));
            }
        }

        record Move(PackageVersion installed) implements Attempt {
            @Override
            public Request in(Request request) {
                List<Request.Wish> wishes = new ArrayList<>(request.wishes());
                wishes.add(new Request.Wish(installed.id(), NEWEST));
                return withWishes(request, wishes);
            }

            @Override
            public Change change(Solved solved) {
                return new Change.Move(installed, version(solved, installed.id()));
            }
        }

        record LeaveOut(Request.Wish wish) implements Attempt {
            @Override
            public Request in(Request request) {
                return withWishes(
                        request,
                        request.wishes().stream()
                                .filter(each -> !each.equals(wish))
                                .toList());
            }

            @Override
            public Change change(Solved solved) {
                return new Change.LeaveOut(wish);
            }
        }

        private static Request withWishes(Request request, List<Request.Wish> wishes) {
            return new Request(wishes, request.rest(), request.dependencies());
        }

        private static Version version(Solved solved, PackageId id) {
            return solved.chosen().stream()
                    .map(Chosen::release)
                    .filter(release -> release.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .version();
        }
    }

    private final Universe universe;

    Hints(Universe universe) {
        this.universe = universe;
    }

    List<Hint> from(Derivation derivation) {
        List<Attempt> attempts = attempts(derivation.facts());
        List<Hint> hints = new ArrayList<>();
        for (Attempt attempt : attempts) {
            tried(List.of(attempt)).ifPresent(hints::add);
        }
        for (int first = 0; first < attempts.size() && hints.isEmpty(); first++) {
            for (int second = first + 1; second < attempts.size(); second++) {
                tried(List.of(attempts.get(first), attempts.get(second))).ifPresent(hints::add);
            }
        }
        return hints.stream().limit(MAX_HINTS).toList();
    }

    // To move something that is there is less than to want something else, and that is less than to do without.
    private List<Attempt> attempts(List<Fact> facts) {
        List<Attempt> moves = new ArrayList<>();
        List<Attempt> wider = new ArrayList<>();
        List<Attempt> fewer = new ArrayList<>();
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Asked asked -> {
                    Request.Wish wish = new Request.Wish(asked.id(), asked.query());
                    if (!asked.query().equals(VersionQuery.ANY)) {
                        wider.add(new Attempt.Widen(wish, VersionQuery.ANY));
                    }
                    if (universe.request().wishes().size() > 1) {
                        fewer.add(new Attempt.LeaveOut(wish));
                    }
                }
                case Fact.Stays stays -> addOnce(moves, new Attempt.Move(stays.installed()));
                case Fact.Unmoved unmoved -> addOnce(moves, new Attempt.Move(unmoved.installed()));
                case Fact.Unnamed unnamed ->
                    universe.request().wishes().stream()
                            .filter(wish -> wish.id().equals(unnamed.id()))
                            .map(wish -> new Attempt.Widen(
                                    wish,
                                    VersionQuery.exactly(
                                            unnamed.versions().some().getLast())))
                            .forEach(wider::addFirst);
                case Fact.Declared any -> {}
                case Fact.Yanked any -> {}
            }
        }
        moves.addAll(wider);
        moves.addAll(fewer);
        return moves;
    }

    private static void addOnce(List<Attempt> attempts, Attempt attempt) {
        if (!attempts.contains(attempt)) {
            attempts.add(attempt);
        }
    }

    private Optional<Hint> tried(List<Attempt> attempts) {
        Request request = universe.request();
        for (Attempt attempt : attempts) {
            request = attempt.in(request);
        }
        if (new Search(universe.with(request)).run(MAX_CONFLICTS) instanceof Search.Found found) {
            Solved solved = new Solved(found.chosen());
            if (UpdatePath.of(solved, universe.installed(), universe.source()) instanceof UpdatePath.Ordered) {
                return Optional.of(new Hint(
                        attempts.stream().map(attempt -> attempt.change(solved)).toList()));
            }
        }
        return Optional.empty();
    }
}
