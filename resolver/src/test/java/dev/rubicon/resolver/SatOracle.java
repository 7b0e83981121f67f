package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/**
 * The policy, carried out by a SAT solver: a variable for each release of the world, and a question for each release that might be
 * taken next. For worlds of releases and plain dependencies, with versions that are preferred.
 */
final class SatOracle {
    private final World world;
    private final Map<PackageId, Release> preferred = new LinkedHashMap<>();
    private final Map<Release, Integer> variables = new LinkedHashMap<>();
    private final ISolver solver = SolverFactory.newDefault();
    private final VecInt taken = new VecInt();

    private SatOracle(World world, Installed installed) {
        this.world = world;
        installed.packages().forEach(there -> preferred.put(there.id(), there.release()));
        for (PackageId id : world.ids()) {
            world.releases(id).forEach(release -> variables.put(release, variables.size() + 1));
        }
        solver.newVar(variables.size());
    }

    /** What is chosen, in the order in which it is reached; absent if there is no solution. */
    static Optional<Map<PackageId, Release>> chosen(World world, Installed installed, Request request) {
        SatOracle oracle = new SatOracle(world, installed);
        try {
            oracle.state(request);
            return oracle.solver.isSatisfiable() ? Optional.of(oracle.walk(request)) : Optional.empty();
        } catch (ContradictionException e) {
            return Optional.empty();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void state(Request request) throws ContradictionException {
        for (PackageId id : world.ids()) {
            VecInt versions = anyOf(id, VersionQuery.ANY);
            if (versions.size() > 1) {
                solver.addAtMost(versions, 1);
            }
        }
        for (Map.Entry<Release, Integer> entry : variables.entrySet()) {
            for (Dependency line : entry.getKey().dependencies()) {
                solver.addClause(anyOf(line.id(), line.version()).push(-entry.getValue()));
            }
        }
        for (Request.Wish wish : request.wishes()) {
            solver.addClause(anyOf(wish.id(), wish.query()));
        }
    }

    private VecInt anyOf(PackageId id, VersionQuery query) {
        VecInt clause = new VecInt();
        candidates(id, query).forEach(release -> clause.push(variables.get(release)));
        return clause;
    }

    // Newest first, but what is preferred before that.
    private List<Release> candidates(PackageId id, VersionQuery query) {
        List<Release> candidates = new ArrayList<>();
        for (Release release : world.releases(id)) {
            if (query.isSatisfiedBy(release.version())) {
                candidates.addFirst(release);
            }
        }
        Optional.ofNullable(preferred.get(id)).filter(candidates::remove).ifPresent(candidates::addFirst);
        return candidates;
    }

    private Map<PackageId, Release> walk(Request request) throws TimeoutException {
        Map<PackageId, Release> reached = new LinkedHashMap<>();
        Deque<Request.Wish> open = new ArrayDeque<>(request.wishes());
        while (!open.isEmpty()) {
            Request.Wish next = open.remove();
            if (!reached.containsKey(next.id())) {
                Release best = best(next);
                reached.put(next.id(), best);
                best.dependencies().forEach(line -> open.add(new Request.Wish(line.id(), line.version())));
            }
        }
        return reached;
    }

    private Release best(Request.Wish wish) throws TimeoutException {
        for (Release release : candidates(wish.id(), wish.query())) {
            taken.push(variables.get(release));
            if (solver.isSatisfiable(taken)) {
                return release;
            }
            taken.pop();
        }
        throw new IllegalStateException("there was a solution before " + wish);
    }
}
