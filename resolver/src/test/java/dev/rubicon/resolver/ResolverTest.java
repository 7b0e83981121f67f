package dev.rubicon.resolver;

import static dev.rubicon.resolver.Answers.POS;
import static dev.rubicon.resolver.Answers.check;
import static dev.rubicon.resolver.Answers.checkNone;
import static dev.rubicon.resolver.Answers.resolve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.resolver.Resolution.MissingPackage;
import dev.rubicon.resolver.Resolution.Solved;
import dev.rubicon.resolver.Resolution.Undecided;
import dev.rubicon.resolver.Resolution.Unsolvable;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is taken, and by which dependencies. */
class ResolverTest {
    @Test
    void theRequestGetsTheNewestAndItsDependenciesFollow() {
        check(POS, "", "bundle/pos", "bundle/pos 2.0, app 2.0, base 2.0");
        check(POS, "", "app 1.0", "app 1.0, base 1.1");
        check(POS, "", "base <2.0, app", "base 1.1, app 1.0");
    }

    @Test
    void anEarlierWishGetsItsNewestBeforeALaterOne() {
        World world = World.of("""
                left 1.0
                left 2.0 -> base 1.0
                right 1.0
                right 2.0 -> base 2.0
                base 1.0
                base 2.0
                """);
        check(world, "", "left, right", "left 2.0, right 1.0, base 1.0");
        check(world, "", "right, left", "right 2.0, left 1.0, base 2.0");
    }

    @Test
    void cyclesAreAllowed() {
        World world = World.of("""
                a 1.0 -> b
                a 2.0 -> b >=2.0
                b 1.0 -> a
                b 2.0 -> a
                """);
        check(world, "", "a", "a 2.0, b 2.0");
        check(world, "", "b 1.0", "b 1.0, a 1.0");
    }

    @Test
    void whatDependsOnItselfNeedsAVersionThatFits() {
        World world = World.of("""
                app 1.0 -> base, app >=2.0
                app 2.0 -> base, app >=1.0
                base 1.0
                """);
        check(world, "", "app", "app 2.0, base 1.0");
        checkNone(
                world,
                "",
                "app 1.0",
                "Because the request asks for app 1.0 and app 1.0 depends on app >=2.0, there is no solution.");
    }

    @Test
    void theLowestIsTakenWhereTheQuerySaysSo() {
        check(POS, "", "base _", "base 1.0");
        check(POS, "", "base _ >=1.1", "base 1.1");
    }

    @Test
    void yankedReleasesAreNotNewlyTakenButKeptWhereTheyAre() {
        World world = World.of("""
                app 1.0
                app 1.1 yanked
                """);
        check(world, "", "app", "app 1.0");
        check(world, "app 1.1", "app", "app 1.1");
        checkNone(
                world,
                "",
                "app 1.1",
                "Because the request asks for app 1.1 and app 1.1 is yanked, there is no solution.");
    }

    @Test
    void preReleasesAreTakenIfOneRequirementNamesThemAndTheOthersAllowThem() {
        World world = World.of("""
                base 1.0
                base 2.0-rc.1
                base 2.0-rc.2
                app 1.0 -> base >=1.0
                app 2.0 -> base *-rc
                old 1.0 -> base <2.0-rc.2
                """);
        check(world, "", "base", "base 1.0");
        check(world, "", "app 1.0", "app 1.0, base 1.0");
        check(world, "", "app 1.0, base *-rc", "app 1.0, base 2.0-rc.2");
        check(world, "", "app 2.0", "app 2.0, base 2.0-rc.2");
        check(world, "", "app 2.0, old", "app 2.0, old 1.0, base 2.0-rc.1");
        check(world, "base 2.0-rc.1", "app 1.0", "app 1.0, base 2.0-rc.1");
        checkNone(
                world,
                "",
                "base 2.0",
                "Because the request asks for base 2.0 and base 2.0-rc.1 and 2.0-rc.2 are pre-releases whose labels nothing names, there is no solution.");
    }

    @Test
    void anEarlierAlternativeIsPreferredWhateverTheVersion() {
        World world = World.of("""
                app 1.0-dev.branch.x.1
                app 1.0-dev.branch.x.2
                app 2.0-dev.0.master.7
                """);
        check(world, "", "app *-dev.branch.x. >> *-dev.0.master.", "app 1.0-dev.branch.x.2");
        check(world, "", "app *-dev.branch.y. >> *-dev.0.master.", "app 2.0-dev.0.master.7");
    }

    @Test
    void anOptionalDependencyCountsOnlyIfInstalledOrRequested() {
        World world = World.of("""
                extra 1.0
                extra 2.0
                app 1.0 -> optional extra >=2.0
                needy 1.0 -> extra 1.0
                """);
        check(world, "", "app", "app 1.0");
        check(world, "extra 1.0", "app", "app 1.0, extra 2.0");
        check(world, "", "app, extra", "app 1.0, extra 2.0");
        check(world, "", "app, needy", "app 1.0, needy 1.0, extra 1.0");
    }

    @Test
    void aRestrictionInstallsNothingButBindsWhatIsThere() {
        World world = World.of("""
                server 21.0
                server 22.0
                server 23.0
                map/to-bc 22.0 -> restrict server 22.0
                app 1.0 -> server
                """);
        check(world, "", "map/to-bc", "map/to-bc 22.0");
        check(world, "", "map/to-bc, app", "map/to-bc 22.0, app 1.0, server 22.0");
        check(world, "", "app, map/to-bc", "app 1.0, map/to-bc 22.0, server 22.0");
        check(world, "server 21.0", "map/to-bc", "map/to-bc 22.0, server 22.0");
    }

    @Test
    void aSubstituteStandsInIfItIsThereAlready() {
        World world = World.of("""
                base 1.0
                base 2.0
                base-runtime 1.0 for base
                base-runtime 2.0 for base
                app 1.0 -> base >=1.0
                app 2.0 -> base >=2.0
                """);
        check(world, "", "app", "app 2.0, base 2.0");
        check(world, "", "base-runtime, app", "base-runtime 2.0, app 2.0");
        check(world, "base-runtime 1.0", "app 1.0", "app 1.0, base-runtime 1.0");
        check(world, "base-runtime 1.0", "app 2.0", "app 2.0, base-runtime 2.0");
    }

    @Test
    void aSubstituteStandsInForWhatDoesNotExist() {
        World world = World.of("""
                runtime 1.0 for base
                app 1.0 -> base
                """);
        check(world, "", "app", "app 1.0, runtime 1.0");
    }

    @Test
    void aClashNamesBothSides() {
        checkNone(
                POS,
                "",
                "app 2.0, base 1.0",
                "Because the request asks for app 2.0 and app 2.0 depends on base >=2.0, base 2.0 is needed.",
                "So, because the request asks for base 1.0, there is no solution.");
    }

    @Test
    void aMissingPackageIsNamedWithItsNearSpellings() {
        checkMissing(POS, "bundle/pso", "bundle/pso: bundle/pos");
        checkMissing(POS, "bsae", "bsae:");
        checkMissing(POS, "bases", "bases: base");
        checkMissing(POS, "pos", "pos: bundle/pos");
        checkMissing(World.of("app 1.0 -> nothing"), "app", "nothing:");
    }

    @Test
    void aSearchThatTakesTooLongIsGivenUp() {
        World world = World.of("""
                a 1.0 -> c 1.0
                a 2.0 -> c 2.0
                b 1.0 -> c 3.0
                c 1.0
                c 2.0
                c 3.0
                """);
        assertInstanceOf(Undecided.class, new Resolver(world, 1).resolve(World.request("a, b"), Installed.NOTHING));
    }

    @Test
    void aLongChainIsNoProblem() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            lines.append("p").append(i).append(" 1.0 -> p").append(i + 1).append('\n');
        }
        Resolution resolution =
                new Resolver(World.of(lines + "p3000 1.0")).resolve(World.request("p0"), Installed.NOTHING);
        assertEquals(3_001, assertInstanceOf(Solved.class, resolution).chosen().size());
    }

    @Test
    void itIsSaidWhatBroughtAPackageIn() {
        Solved solved = assertInstanceOf(
                Solved.class, new Resolver(POS).resolve(World.request("app 2.0"), POS.installed("bundle/pos 2.0")));
        assertEquals(
                List.of("Requested[query=2.0]", "DependencyOf[owner=app 2.0, dependency=base@>=2.0]", "Kept[]"),
                solved.chosen().stream().map(chosen -> chosen.why().toString()).toList());
    }

    private static void checkMissing(World world, String request, String expected) {
        Contradiction contradiction =
                assertInstanceOf(Unsolvable.class, resolve(world, "", request)).contradiction();
        assertEquals(
                expected,
                contradiction.missing(contradiction.derivation()).stream()
                        .map(ResolverTest::text)
                        .collect(Collectors.joining("\n")));
    }

    private static String text(MissingPackage missing) {
        return missing.id() + ":" + spaced(missing.similar());
    }

    private static String spaced(List<?> items) {
        return items.stream().map(item -> " " + item).collect(Collectors.joining());
    }
}
