package dev.rubicon.resolver;

import static dev.rubicon.resolver.Answers.POS;
import static dev.rubicon.resolver.Answers.check;
import static dev.rubicon.resolver.Answers.checkNone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of that which is installed already. */
class InstalledTest {
    @Test
    void anInstalledVersionInRangeCountsAsNewest() {
        check(POS, "base 1.0", "base", "base 1.0");
        check(POS, "base 1.0", "app", "app 2.0, base 2.0");
        check(POS, "base 1.0", "app 1.0", "app 1.0, base 1.0");
    }

    @Test
    void symbolsMoveOrLeaveWhatIsInstalled() {
        check(POS, "base 1.0", "base !^", "base 2.0");
        check(POS, "base 1.0", "base !_ >=1.1", "base 1.1");
        check(POS, "base 1.0", "base - >=2.0", "base 1.0");
        check(POS, "", "base - >=2.0", "base 2.0");
    }

    @Test
    void aDependencyMovesIfAnyRequirementKnownByThenSaysSo() {
        World world = World.of("""
                license 1.0
                license 2.0
                app 1.0 -> license >=1.0
                bundle/pos 1.0 -> license !^
                """);
        check(world, "license 1.0", "app, bundle/pos", "app 1.0, bundle/pos 1.0, license 2.0");
        check(world, "license 1.0", "app", "app 1.0, license 1.0");
    }

    @Test
    void whatTheRequestDoesNotLeadToStaysAsItIs() {
        World world = World.of("""
                other 1.0
                other 2.0
                third 1.0 -> other !^
                app 1.0
                """);
        check(world, "other 1.0; third 1.0", "app", "app 1.0, other 1.0, third 1.0");
    }

    @Test
    void whatIsInstalledAndForgottenByTheSourceStillCounts() {
        check(POS, "gone 7.0 -> base <2.0; base 1.0", "app 1.0", "app 1.0, base 1.0, gone 7.0");
        checkNone(
                POS,
                "gone 7.0 -> base <2.0; base 1.0",
                "app 2.0",
                "Because app 2.0 depends on base >=2.0 and gone 7.0 depends on base <2.0, app 2.0 rules out gone.",
                "So, because the request asks for app 2.0 and gone 7.0 is installed and is not removed, there is no solution.");
    }

    @Test
    void aDependantThatWouldBeLeftUnsatisfiedBlocksAndIsNamed() {
        checkNone(
                POS,
                "app 1.0; base 1.0",
                "base 2.0",
                "Because the request asks for base 2.0 and app 1.0 depends on base >=1.0 <2.0, app 1.0 is ruled out.",
                "So, because app 1.0 is installed and nothing asked for moves it, there is no solution.");
        check(POS, "app 1.0; base 1.0", "base 2.0, app !^", "base 2.0, app 2.0");
    }

    @Test
    void anOlderVersionIsTakenRatherThanBreakingADependant() {
        check(POS, "bundle/pos 1.0; app 1.0; base 1.0", "base !^", "base 1.1, app 1.0, bundle/pos 1.0");
    }

    @Test
    void twoPackagesThatOnlyLeadToEachOtherDoNotMove() {
        World world = World.of("""
                a 1.0 -> x 1.0
                a 2.0 -> b 2.0, x 2.0
                b 1.0 -> x 1.0
                b 2.0 -> a 2.0, x 2.0
                x 1.0
                x 2.0
                """);
        checkNone(
                world,
                "a 1.0; b 1.0; x 1.0",
                "x 2.0",
                "Because the request asks for x 2.0 and a 1.0 depends on x 1.0, a 1.0 is ruled out.",
                "So, because a 1.0 is installed and nothing asked for moves it, there is no solution.");
    }

    @Test
    void aMissingDependencyOfAnInstalledPackageIsRepaired() {
        check(POS, "app 1.0", "", "app 1.0, base 1.1");
    }

    @Test
    void nothingAskedIsNothingDone() {
        check(POS, "", "", "");
        check(POS, "app 1.0; base 1.0", "", "app 1.0, base 1.0");
    }

    @Test
    void inPlaceOfWhatIsThereOnlyWhatIsAskedForAndNeededStays() {
        checkMode(Request.Rest.GOES, Request.Dependencies.STAY, "tools 1.0; base 1.0", "app 1.0", "app 1.0, base 1.0");
        checkMode(
                Request.Rest.STAYS,
                Request.Dependencies.STAY,
                "tools 1.0; base 1.0",
                "app 1.0",
                "app 1.0, base 1.0, tools 1.0");
        checkMode(Request.Rest.GOES, Request.Dependencies.STAY, "app 1.0; base 1.0", "base 2.0", "base 2.0");
    }

    @Test
    void dependenciesMoveWithTheirDependantsIfTheyAreToldTo() {
        checkMode(Request.Rest.STAYS, Request.Dependencies.MOVE, "app 1.0; base 1.0", "app 1.0", "app 1.0, base 1.1");
        checkMode(Request.Rest.STAYS, Request.Dependencies.MOVE, "tools 1.0; base 1.0", "tools", "tools 1.0, base 1.0");
    }

    private static void checkMode(
            Request.Rest rest, Request.Dependencies dependencies, String installed, String request, String expected) {
        World world = World.of("""
                base 1.0
                base 1.1
                base 2.0
                app 1.0 -> base >=1.0 <2.0
                tools 1.0
                """);
        check(
                new Resolver(world)
                        .resolve(
                                new Request(World.request(request).wishes(), rest, dependencies),
                                world.installed(installed)),
                expected);
    }

    @Test
    void anotherRequestToTheSameResolverIsAnsweredAsIfItWereTheFirst() {
        Resolver resolver = new Resolver(POS);
        check(
                resolver.resolve(World.request("app"), POS.installed("gone 7.0 -> base <2.0; base 1.0")),
                "app 1.0, base 1.0, gone 7.0");
        check(resolver.resolve(World.request("app"), Installed.NOTHING), "app 2.0, base 2.0");
        check(resolver.resolve(World.request("app"), POS.installed("base 1.0")), "app 2.0, base 2.0");
    }

    @Test
    void anUpdateWithoutARequestAsksForWhatWasRequested() {
        InstalledRelease app = POS.installed("app 1.0").packages().getFirst();
        InstalledRelease base = POS.installed("base 1.0").packages().getFirst();
        Installed installed = new Installed(List.of(
                base,
                new InstalledRelease(
                        app.release(),
                        true,
                        World.request("app !^").wishes().getFirst().query())));
        assertEquals(World.request("app !^"), installed.requested());
    }
}
