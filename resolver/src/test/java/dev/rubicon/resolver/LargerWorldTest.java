package dev.rubicon.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolution.Solved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The solver beside a SAT solver that carries out the same policy, in worlds too large to try everything. */
class LargerWorldTest {
    private static final int PACKAGES = 24;
    private static final int VERSIONS = 6;

    @Test
    void bothChooseTheSameInTheSameOrder() {
        int solved = 0;
        for (int seed = 0; seed < 600; seed++) {
            solved += check(new Random(seed), "seed " + seed) ? 1 : 0;
        }
        assertTrue(solved > 100 && solved < 580, "both outcomes are tried: " + solved);
    }

    private static boolean check(Random random, String context) {
        World world = world(random);
        Installed installed = installed(random, world);
        Request request = new Request(wishes(random), Request.Rest.GOES, Request.Dependencies.STAY);
        Resolution resolution = new Resolver(world).resolve(request, installed);
        Optional<Map<PackageId, Release>> ours =
                resolution instanceof Solved solved ? Optional.of(chosen(solved)) : Optional.empty();
        Optional<Map<PackageId, Release>> expected = SatOracle.chosen(world, installed, request);
        assertEquals(identities(expected), identities(ours), context);
        return ours.isPresent();
    }

    private static World world(Random random) {
        StringBuilder lines = new StringBuilder();
        for (int id = 0; id < PACKAGES; id++) {
            for (int version = 1; version <= VERSIONS; version++) {
                List<String> dependencies = new ArrayList<>();
                int other = id;
                for (int i = random.nextInt(4); i > 0; i--) {
                    other += 1 + random.nextInt(PACKAGES / 2);
                    if (other % PACKAGES != id) {
                        int lowest = 1 + random.nextInt(VERSIONS);
                        dependencies.add("p" + other % PACKAGES + " >=" + lowest + ".0 <"
                                + (lowest + 1 + random.nextInt(2)) + ".0");
                    }
                }
                lines.append("p").append(id).append(' ').append(version).append(".0");
                lines.append(dependencies.isEmpty() ? "" : " -> " + String.join(", ", dependencies));
                lines.append('\n');
            }
        }
        return World.of(lines.toString());
    }

    private static Installed installed(Random random, World world) {
        List<InstalledRelease> packages = new ArrayList<>();
        for (PackageId id : world.ids()) {
            if (random.nextInt(4) == 0) {
                Release release = world.releases(id).get(random.nextInt(VERSIONS));
                packages.add(new InstalledRelease(
                        release,
                        false,
                        World.request(id.value()).wishes().getFirst().query()));
            }
        }
        return new Installed(packages);
    }

    private static List<Request.Wish> wishes(Random random) {
        List<String> wishes = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            wishes.add("p" + random.nextInt(PACKAGES)
                    + (random.nextBoolean() ? " >=" + (1 + random.nextInt(VERSIONS)) + ".0" : ""));
        }
        return World.request(String.join(", ", wishes)).wishes();
    }

    private static Map<PackageId, Release> chosen(Solved solved) {
        Map<PackageId, Release> chosen = new LinkedHashMap<>();
        solved.chosen().stream().map(Chosen::release).forEach(release -> chosen.put(release.id(), release));
        return chosen;
    }

    private static String identities(Optional<Map<PackageId, Release>> releases) {
        return releases.map(all ->
                        all.values().stream().map(Release::identity).toList().toString())
                .orElse("no solution");
    }
}
