package dev.rubicon.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.model.Release;
import dev.rubicon.resolver.Resolution.Solved;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UpdatePathTest {
    private static final World WORLD = World.of("""
            base 1.0
            base 2.0
            app 1.0 -> base
            app 2.0 -> base >=2.0
            bundle/pos 1.0 -> app, tools
            bundle/pos 2.0 -> tools, app 2.0
            tools 1.0
            left 1.0 -> right
            right 1.0 -> left, base
            map/to-bc 1.0 -> restrict base
            base-runtime 2.0 for base
            """);

    @Test
    void dependenciesComeFirst() {
        check("", "app", "install base 2.0, install app 2.0");
        check("", "bundle/pos 2.0", "install tools 1.0, install base 2.0, install app 2.0, install bundle/pos 2.0");
    }

    @Test
    void theRequestedOrderIsKeptWhereItIsFree() {
        check("", "tools, base", "install tools 1.0, install base 2.0");
        check("", "base, tools", "install base 2.0, install tools 1.0");
        check("", "app, base, tools", "install base 2.0, install app 2.0, install tools 1.0");
    }

    @Test
    void whatMovesIsUpdatedAndTheRestIsLeft() {
        check("base 1.0; app 1.0; tools 1.0", "app 2.0", "update base 1.0 2.0, update app 1.0 2.0, leave tools 1.0");
        check("base 1.0", "base", "leave base 1.0");
    }

    @Test
    void aCycleEndsWithItsFirstPackage() {
        check("", "left", "install base 2.0, install right 1.0, install left 1.0");
        check("", "right", "install left 1.0, install base 2.0, install right 1.0");
    }

    @Test
    void aRestrictionIsNoReasonToWait() {
        check("", "map/to-bc, base", "install map/to-bc 1.0, install base 2.0");
    }

    @Test
    void aSubstituteComesBeforeWhatDependsOnTheOther() {
        check("", "app, base-runtime", "install base-runtime 2.0, install app 2.0");
    }

    @Test
    void aDowngradeIsRefused() {
        check("base 2.0; tools 1.0", "tools, base 1.0", "refused base 2.0 1.0");
    }

    @Test
    void whatNothingNeedsGoesAtTheEndDependantsFirst() {
        Request tools = new Request(World.request("tools").wishes(), Request.Rest.GOES, Request.Dependencies.STAY);
        check(
                "app 1.0; base 1.0; bundle/pos 1.0",
                tools,
                "install tools 1.0, remove bundle/pos 1.0, remove app 1.0, remove base 1.0");
        check("tools 1.0; base 1.0", tools, "leave tools 1.0, remove base 1.0");
    }

    @Test
    void aVersionGoesThroughAsFewOthersAsItMay() {
        World world = World.of("""
                app 1.0
                app 1.5
                app 2.0 from >=1.0
                app 2.5 from >=1.0
                app 2.9 from >=2.5 yanked
                app 3.0 from >=2.0
                app 4.0 from >=2.9
                pos 1.0 -> app
                """);
        check(world, "app 1.0", "app 2.0", "update app 1.0 2.0");
        check(world, "app 1.0", "app 3.0", "update app 1.0 2.5, update app 2.5 3.0");
        check(
                world,
                "app 1.0",
                "app !^, pos",
                "update app 1.0 2.5, update app 2.5 3.0, update app 3.0 4.0, install pos 1.0");
        check(world, "app 2.9", "app !^", "update app 2.9 4.0");
        check(world, "", "app", "install app 4.0");
    }

    @Test
    void whereThereIsNoWayItIsSaidWhichVersionsAreMissing() {
        World world = World.of("""
                app 1.0
                app 2.5 from >=2.0
                app 3.0 from >=2.0
                app 4.0 from >=9.0
                """);
        check(world, "app 1.0", "app 3.0", "no way for app 1.0 to 3.0 through [2.5]");
        check(world, "app 1.0", "app !^", "no way for app 1.0 to 4.0 through []");
    }

    private static void check(String installed, String request, String expected) {
        check(installed, World.request(request), expected);
    }

    private static void check(String installed, Request request, String expected) {
        check(WORLD, installed, request, expected);
    }

    private static void check(World world, String installed, String request, String expected) {
        check(world, installed, World.request(request), expected);
    }

    private static void check(World world, String installed, Request request, String expected) {
        Installed there = world.installed(installed);
        Solved solved = assertInstanceOf(Solved.class, new Resolver(world).resolve(request, there));
        assertEquals(expected, text(UpdatePath.of(solved, there, world)));
    }

    private static String text(UpdatePath path) {
        return switch (path) {
            case UpdatePath.Ordered ordered ->
                ordered.steps().stream().map(UpdatePathTest::text).collect(Collectors.joining(", "));
            case UpdatePath.Unreachable unreachable ->
                unreachable.gaps().stream()
                        .map(gap -> "no way for " + gap.target().id() + " " + gap.installed() + " to "
                                + gap.target().version() + " through "
                                + gap.between().stream().map(Release::version).toList())
                        .collect(Collectors.joining(", "));
            case UpdatePath.Refused refused ->
                refused.downgrades().stream()
                        .map(downgrade ->
                                "refused " + downgrade.id() + " " + downgrade.installed() + " " + downgrade.target())
                        .collect(Collectors.joining(", "));
        };
    }

    private static String text(UpdateStep step) {
        return switch (step) {
            case UpdateStep.Install install -> "install " + install.release().identity();
            case UpdateStep.Update update ->
                "update " + update.id() + " " + update.from() + " "
                        + update.release().version();
            case UpdateStep.Leave leave -> "leave " + leave.installed();
            case UpdateStep.Remove remove -> "remove " + remove.installed();
        };
    }
}
