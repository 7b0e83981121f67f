package dev.rubicon.benchmarks;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.VersionSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.IVecInt;
import org.sat4j.specs.TimeoutException;

/**
 * The same questions to SAT4J: a variable for each release that the roots can lead to, at most one of each package, and a clause for
 * each dependency. The roots are made newest one by one, in order. What is measured is the search, not the writing down.
 */
public final class SatPeer {
    private final VersionSource source;
    private final Map<Dependency, List<Release>> fitting = new HashMap<>();
    private long nanos;

    public SatPeer(VersionSource source) {
        this.source = source;
    }

    /** The time spent searching so far. */
    long nanos() {
        return nanos;
    }

    /** The versions of the roots; absent if there is no solution. */
    public Optional<List<Release>> solve(List<Dependency> roots) {
        Map<Release, Integer> variables = closure(roots);
        ISolver solver = SolverFactory.newDefault();
        solver.newVar(variables.size());
        try {
            state(solver, variables, roots);
        } catch (ContradictionException e) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        try {
            return newest(solver, variables, roots);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            nanos += System.nanoTime() - start;
        }
    }

    private Map<Release, Integer> closure(List<Dependency> roots) {
        Map<Release, Integer> variables = new LinkedHashMap<>();
        Deque<Release> open = new ArrayDeque<>();
        roots.forEach(root -> open.addAll(fitting(root)));
        while (!open.isEmpty()) {
            Release release = open.remove();
            if (variables.putIfAbsent(release, variables.size() + 1) == null) {
                release.dependencies().forEach(line -> open.addAll(fitting(line)));
            }
        }
        return variables;
    }

    // Newest first.
    private List<Release> fitting(Dependency dependency) {
        return fitting.computeIfAbsent(dependency, any -> {
            List<Release> releases = new ArrayList<>();
            VersionQuery query = dependency.version();
            source.releases(dependency.id()).stream()
                    .filter(release -> query.isSatisfiedBy(release.version()))
                    .forEach(release -> releases.addFirst(release));
            return releases;
        });
    }

    private void state(ISolver solver, Map<Release, Integer> variables, List<Dependency> roots)
            throws ContradictionException {
        Map<PackageId, IVecInt> packages = new LinkedHashMap<>();
        for (Map.Entry<Release, Integer> entry : variables.entrySet()) {
            Release release = entry.getKey();
            packages.computeIfAbsent(release.id(), any -> new VecInt()).push(entry.getValue());
            for (Dependency line : release.dependencies()) {
                solver.addClause(anyOf(variables, line).push(-entry.getValue()));
            }
        }
        for (IVecInt ofPackage : packages.values()) {
            if (ofPackage.size() > 1) {
                solver.addAtMost(ofPackage, 1);
            }
        }
        for (Dependency root : roots) {
            solver.addClause(anyOf(variables, root));
        }
    }

    private IVecInt anyOf(Map<Release, Integer> variables, Dependency dependency) {
        IVecInt clause = new VecInt();
        fitting(dependency).forEach(release -> clause.push(variables.get(release)));
        return clause;
    }

    private Optional<List<Release>> newest(ISolver solver, Map<Release, Integer> variables, List<Dependency> roots)
            throws TimeoutException {
        IVecInt assumed = new VecInt();
        List<Release> chosen = new ArrayList<>();
        for (Dependency root : roots) {
            boolean found = false;
            for (Release release : fitting(root)) {
                assumed.push(variables.get(release));
                found = solver.isSatisfiable(assumed);
                if (found) {
                    chosen.add(release);
                    break;
                }
                assumed.pop();
            }
            if (!found) {
                return Optional.empty();
            }
        }
        return Optional.of(chosen);
    }
}
