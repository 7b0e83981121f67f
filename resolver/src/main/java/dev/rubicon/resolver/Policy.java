package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolution.Why;
import dev.rubicon.resolver.Universe.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What to decide next: the request in its order, then dependencies breadth-first in declared order, then what stays. */
final class Policy {
    sealed interface Move {}

    record Choose(int release) implements Move {}

    /** Something would have to move or be there, and nothing that is chosen so far is a reason for that. */
    record Blocked(Incompatibility incompatibility) implements Move {}

    record Done(List<Chosen> chosen) implements Move {}

    private final Universe universe;
    private final Request request;
    private final PartialSolution solution;

    Policy(Universe universe, Request request, PartialSolution solution) {
        this.universe = universe;
        this.request = request;
        this.solution = solution;
    }

    /** The first choice that is open, with all that follows from earlier ones derived. */
    Move next() {
        return new Walk().next();
    }

    /** One way through the partial solution, from the request down to where it is open. */
    private final class Walk {
        private final Map<Integer, Why> reached = new LinkedHashMap<>();
        private final List<Integer> order = new ArrayList<>();
        private int walked;

        Move next() {
            return walkRequest()
                    .or(this::walkDependencies)
                    .or(this::keepTheRest)
                    .or(this::walkDependencies)
                    .or(this::leaveOutTheUnneeded)
                    .or(this::leaveOutTheUnnamed)
                    .orElseGet(this::done);
        }

        private Optional<Move> walkRequest() {
            for (Request.Wish wish : request.wishes()) {
                Fit fit = universe.fitOfPackage(wish.id(), wish.query());
                Optional<Move> move = settle(fit, wish.id(), wish.query(), new Why.Requested(wish.query()));
                if (move.isPresent()) {
                    return move;
                }
            }
            return Optional.empty();
        }

        private Optional<Move> walkDependencies() {
            for (; walked < order.size(); walked++) {
                int owner = order.get(walked);
                for (Line line : universe.lines(owner)) {
                    if (!line.required()) {
                        continue;
                    }
                    PackageId id = line.dependency().id();
                    VersionQuery query = line.dependency().version();
                    Why why = new Why.DependencyOf(universe.release(owner).identity(), line.dependency());
                    Optional<Move> move = settle(universe.fitOfDependency(id, query), id, query, why);
                    if (move.isPresent()) {
                        return move;
                    }
                }
            }
            return Optional.empty();
        }

        // Whatever stands for the package already is reached, and so is what is installed: it is there in any case.
        private Optional<Move> settle(Fit fit, PackageId id, VersionQuery query, Why why) {
            boolean settled = false;
            for (int number : fit.packages()) {
                int choice = solution.choice(number);
                if (choice >= 0 && IntStream.of(fit.good()).anyMatch(good -> good == choice)) {
                    reach(choice, why);
                    settled = true;
                }
            }
            IntStream open = IntStream.of(fit.good()).filter(solution::isOpen);
            if (!settled) {
                return Optional.of(new Choose(best(open, id, query)));
            }
            int[] installed = open.filter(universe::isPackageInstalled).toArray();
            return installed.length == 0
                    ? Optional.empty()
                    : Optional.of(new Choose(best(IntStream.of(installed), id, query)));
        }

        private void reach(int release, Why why) {
            if (reached.putIfAbsent(release, why) == null) {
                order.add(release);
            }
        }

        private int best(IntStream open, PackageId id, VersionQuery query) {
            boolean mayStay = mayStay(id, query);
            Comparator<Release> byVersion = Comparator.comparing(Release::version);
            Comparator<Integer> preference = Comparator.<Integer, Boolean>comparing(
                            release -> !(mayStay && universe.isInstalled(release)))
                    .thenComparing(release -> universe.needsNaming(release) && !isNamed(release))
                    .thenComparing(release -> !universe.isPackageInstalled(release))
                    .thenComparing(release ->
                            query.preference(universe.release(release).version()))
                    .thenComparing(release -> !universe.release(release).id().equals(id))
                    .thenComparing(
                            universe::release,
                            query.pick() == VersionQuery.Pick.LOWEST ? byVersion : byVersion.reversed())
                    .thenComparing(release -> universe.release(release).id());
            return open.boxed()
                    .min(preference)
                    .orElseThrow(() -> new IllegalStateException("nothing fits, and it was not noticed: " + id));
        }

        private boolean isNamed(int release) {
            return IntStream.of(universe.namers(release)).anyMatch(solution::isChosen);
        }

        // An installed version moves if any requirement known by now says so.
        private boolean mayStay(PackageId id, VersionQuery query) {
            return query.stay() != VersionQuery.Stay.NEVER
                    && order.stream()
                            .flatMap(owner -> universe.lines(owner).stream())
                            .filter(line -> line.dependency().id().equals(id))
                            .noneMatch(line -> line.dependency().version().stay() == VersionQuery.Stay.NEVER);
        }

        private Optional<Move> keepTheRest() {
            List<Integer> rest = universe.installed().stream()
                    .filter(installed -> !isReached(installed))
                    .toList();
            for (int installed : rest) {
                if (solution.isOpen(installed)) {
                    return Optional.of(new Choose(installed));
                }
                if (!solution.isChosen(installed)) {
                    Requirement stays = new Requirement.ByInstance(
                            universe.release(installed).identity());
                    return Optional.of(unlessLedTo(Term.notChosen(installed), new Cause.Stated(stays)));
                }
            }
            rest.forEach(installed -> reach(installed, new Why.Kept()));
            return Optional.empty();
        }

        private Optional<Move> leaveOutTheUnneeded() {
            return IntStream.range(0, solution.size())
                    .map(solution::term)
                    .filter(term -> term > 0 && !reached.containsKey(Term.release(term)))
                    .mapToObj(term -> unlessLedTo(term, new Cause.Unneeded()))
                    .findFirst();
        }

        private Optional<Move> leaveOutTheUnnamed() {
            return reached.keySet().stream()
                    .filter(release -> universe.needsNaming(release) && !isNamed(release))
                    .map(release -> unless(
                            Term.chosen(release),
                            new Cause.Unnamed(),
                            IntStream.of(universe.namers(release)).boxed().collect(Collectors.toSet())))
                    .findFirst();
        }

        private Move unlessLedTo(int term, Cause cause) {
            return unless(term, cause, Set.of());
        }

        /**
         * Nothing that is reached is good for {@code term}, so it holds only if that changes: if a reached package has another
         * release, not chosen now, that leads out of what is reached or is one of {@code helpful}, or if a dependency is met by
         * a substitute instead.
         */
        private Move unless(int term, Cause cause, Set<Integer> helpful) {
            IntStream changes = IntStream.range(0, universe.size())
                    .filter(release -> isReached(release) && !solution.isChosen(release))
                    .filter(release -> helpful.contains(release) || leadsOut(release))
                    .map(Term::notChosen);
            IntStream instead = reached.keySet().stream()
                    .flatMapToInt(this::choicesWithAlternative)
                    .map(Term::chosen);
            int[] terms = IntStream.concat(IntStream.of(term), IntStream.concat(changes, instead))
                    .distinct()
                    .toArray();
            return new Blocked(new Incompatibility(cause, terms));
        }

        private boolean leadsOut(int release) {
            return packagesNeeded(release)
                    .anyMatch(packages -> IntStream.of(packages).anyMatch(this::isUnreached));
        }

        private IntStream choicesWithAlternative(int release) {
            return packagesNeeded(release)
                    .filter(packages -> IntStream.of(packages).anyMatch(this::isUnreached))
                    .flatMapToInt(packages -> IntStream.of(packages).filter(number -> !isUnreached(number)))
                    .map(solution::choice);
        }

        private Stream<int[]> packagesNeeded(int release) {
            return universe.lines(release).stream()
                    .filter(Line::required)
                    .map(line -> universe.fitOfDependency(
                                    line.dependency().id(), line.dependency().version())
                            .packages());
        }

        private boolean isReached(int release) {
            return !isUnreached(universe.packageOf(release));
        }

        private boolean isUnreached(int number) {
            return !reached.containsKey(solution.choice(number));
        }

        private Move done() {
            List<Chosen> chosen = new ArrayList<>();
            reached.forEach((release, why) -> chosen.add(new Chosen(universe.release(release), why)));
            return new Done(chosen);
        }
    }
}
