package dev.rubicon.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolution.Solved;
import dev.rubicon.resolver.Resolution.Unsolvable;
import dev.rubicon.resolver.report.DerivationText;
import java.util.List;
import java.util.stream.Collectors;

/** What a resolver is expected to answer to a request to a world, which a text says. */
final class Answers {
    static final World POS = World.of("""
            base 1.0
            base 1.1
            base 2.0
            app 1.0 -> base >=1.0 <2.0
            app 2.0 -> base >=2.0
            bundle/pos 1.0 -> app =1.0
            bundle/pos 2.0 -> app 2.0
            """);

    private Answers() {}

    static void check(World world, String installed, String request, String expected) {
        check(resolve(world, installed, request), expected);
    }

    static void check(Resolution resolution, String expected) {
        assertEquals(
                expected,
                assertInstanceOf(Solved.class, resolution).chosen().stream()
                        .map(Chosen::release)
                        .map(release -> release.identity().toString())
                        .collect(Collectors.joining(", ")));
    }

    static void checkNone(World world, String installed, String request, String... expected) {
        Resolution resolution = resolve(world, installed, request);
        Unsolvable unsolvable = assertInstanceOf(Unsolvable.class, resolution);
        assertEquals(
                List.of(expected),
                DerivationText.lines(unsolvable.contradiction().derivation()));
    }

    static Resolution resolve(World world, String installed, String request) {
        return new Resolver(world).resolve(World.request(request), world.installed(installed));
    }
}
