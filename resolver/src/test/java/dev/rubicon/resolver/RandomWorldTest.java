package dev.rubicon.resolver;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolution.Solved;
import dev.rubicon.resolver.Resolution.Unsolvable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The solver beside trying everything, in small worlds with everything in them. What goes wrong is printed as small as it gets. */
class RandomWorldTest {
    @Test
    void aSolutionIsFoundWhereverThereIsOne() {
        check(10_000, true, RandomWorldTest::wrongAnswer);
    }

    @Test
    void theSolutionIsTheOneThatThePolicyNames() {
        check(5_000, false, RandomWorldTest::wrongChoice);
    }

    @Test
    void theFactsOfAnExplanationSufficeAndNoneIsIdle() {
        check(5_000, true, RandomWorldTest::wrongExplanation);
    }

    private static void check(int seeds, boolean withSubstitutes, Function<RandomWorld, Optional<String>> objection) {
        int solved = 0;
        for (int seed = 0; seed < seeds; seed++) {
            RandomWorld random = RandomWorld.of(seed, withSubstitutes);
            Optional<String> wrong = objection.apply(random);
            if (wrong.isPresent()) {
                RandomWorld smallest =
                        random.smallest(smaller -> objection.apply(smaller).isPresent());
                fail("seed " + seed + ": " + objection.apply(smallest).orElseThrow() + "\n" + smallest);
            }
            solved += resolve(random) instanceof Solved ? 1 : 0;
        }
        assertTrue(solved > seeds / 4 && solved < seeds * 3 / 4, "both outcomes are tried: " + solved);
    }

    private static Resolution resolve(RandomWorld random) {
        return new Resolver(random.world()).resolve(random.request(), random.installed());
    }

    private static Optional<String> wrongAnswer(RandomWorld random) {
        try {
            Oracle oracle = new Oracle(random.world(), random.request(), random.installed());
            if (resolve(random) instanceof Solved solved) {
                return oracle.objection(new TreeMap<>(chosen(solved)), false);
            }
            return oracle.solutions().stream().findFirst().map(missed -> "there is a solution: " + missed.values());
        } catch (IllegalStateException e) {
            return Optional.of(e.toString());
        }
    }

    private static Optional<String> wrongChoice(RandomWorld random) {
        Oracle oracle = new Oracle(random.world(), random.request(), random.installed());
        if (resolve(random) instanceof Solved solved) {
            Map<PackageId, Release> preferred = oracle.preferred();
            return preferred.equals(chosen(solved))
                    ? Optional.empty()
                    : Optional.of("expected " + identities(preferred) + ", found " + identities(chosen(solved)));
        }
        return Optional.empty();
    }

    private static Optional<String> wrongExplanation(RandomWorld random) {
        if (resolve(random) instanceof Unsolvable unsolvable) {
            Derivation derivation = unsolvable.contradiction().derivation();
            if (!derivation.terms().isEmpty()) {
                return Optional.of("it does not end with a contradiction");
            }
            return FactsOracle.objection(derivation);
        }
        return Optional.empty();
    }

    private static String identities(Map<PackageId, Release> releases) {
        return releases.values().stream().map(Release::identity).toList().toString();
    }

    private static Map<PackageId, Release> chosen(Solved solved) {
        Map<PackageId, Release> chosen = new LinkedHashMap<>();
        solved.chosen().stream().map(Chosen::release).forEach(release -> chosen.put(release.id(), release));
        return chosen;
    }
}
