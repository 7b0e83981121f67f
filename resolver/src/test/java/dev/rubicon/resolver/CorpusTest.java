package dev.rubicon.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.Resolution.Solved;
import dev.rubicon.resolver.Resolution.Unsolvable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    static Stream<Corpus.Problem> problems() {
        return Stream.of("random-small.jsonl", "cocoapods.jsonl", "composer.jsonl", "resolvelib.jsonl")
                .flatMap(Corpus::read);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void problemsOfOtherPackageManagersAreSolvedAsTheyShouldBe(Corpus.Problem problem) {
        if (problem.solvable()) {
            check(problem);
        } else {
            checkNone(problem);
        }
    }

    private static void check(Corpus.Problem problem) {
        Solved solved = assertInstanceOf(Solved.class, resolve(problem, problem.request()));
        SortedMap<PackageId, Version> versions = new TreeMap<>();
        solved.chosen()
                .forEach(chosen ->
                        versions.put(chosen.release().id(), chosen.release().version()));
        assertEquals(versions.size(), solved.chosen().size(), "one version of each package");
        assertValid(problem.request(), solved, versions);
        if (problem.exact()) {
            assertEquals(problem.solution(), versions);
        }
    }

    private static void assertValid(Request request, Solved solved, SortedMap<PackageId, Version> versions) {
        for (Request.Wish wish : request.wishes()) {
            assertTrue(wish.query().isSatisfiedBy(versions.get(wish.id())), wish::toString);
        }
        Set<PackageId> needed = new HashSet<>();
        request.wishes().forEach(wish -> needed.add(wish.id()));
        for (Resolution.Chosen chosen : solved.chosen()) {
            for (Dependency line : chosen.release().dependencies()) {
                assertTrue(
                        versions.containsKey(line.id()) && line.version().isSatisfiedBy(versions.get(line.id())),
                        () -> chosen.release().identity() + " needs " + line);
                needed.add(line.id());
            }
        }
        assertEquals(versions.keySet(), needed, "nothing that nobody needs");
    }

    private static void checkNone(Corpus.Problem problem) {
        Unsolvable unsolvable = assertInstanceOf(Unsolvable.class, resolve(problem, problem.request()));
        List<Request.Wish> named = unsolvable.contradiction().derivation().facts().stream()
                .filter(Fact.Asked.class::isInstance)
                .map(Fact.Asked.class::cast)
                .map(asked -> new Request.Wish(asked.id(), asked.query()))
                .toList();
        assertInstanceOf(
                Unsolvable.class,
                resolve(problem, Corpus.request(named)),
                "the wishes it names clash without the others");
    }

    private static Resolution resolve(Corpus.Problem problem, Request request) {
        return new Resolver(problem.world()).resolve(request, problem.installed());
    }
}
