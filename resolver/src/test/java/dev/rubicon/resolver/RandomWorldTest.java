package dev.rubicon.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolution.Solved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Small worlds with everything in them: the solver finds a solution exactly where trying all combinations finds one. */
class RandomWorldTest {
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e");
    private static final List<String> VERSIONS = List.of("1.0", "2.0", "3.0-rc.1");
    private static final List<String> QUERIES =
            List.of("", "", "1.0", "2.0", ">=2.0", "<2.0", "!^", "_", "- >=2.0", "*-rc", ">=1.0", "*-rc || 1.0");

    @Test
    void theSolverAgreesWithTryingEverything() {
        int solved = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            solved += check(seed) ? 1 : 0;
        }
        assertTrue(solved > 2_500 && solved < 8_500, "both outcomes are tried: " + solved);
    }

    private static boolean check(int seed) {
        Random random = new Random(seed);
        String lines = randomLines(random);
        World world = World.of(lines);
        Installed installed = randomInstalled(random, world);
        Request request = randomRequest(random);
        String context = "seed " + seed + "\n" + lines + "installed "
                + installed.packages().stream()
                        .map(there -> there.release().identity())
                        .toList() + "\n" + request;
        Resolution resolution = new Resolver(world).resolve(request, installed);
        Oracle oracle = new Oracle(world, request, installed);
        if (resolution instanceof Solved solution) {
            SortedMap<PackageId, Release> chosen = new TreeMap<>();
            solution.chosen().stream().map(Chosen::release).forEach(release -> chosen.put(release.id(), release));
            assertEquals(Optional.empty(), oracle.objection(chosen, false), context);
            return true;
        }
        assertEquals(Optional.empty(), oracle.anySolution(), context);
        return false;
    }

    private static String randomLines(Random random) {
        StringBuilder lines = new StringBuilder();
        for (String id : IDS) {
            for (String version : VERSIONS) {
                if (random.nextInt(4) == 0) {
                    continue;
                }
                List<String> dependencies = new ArrayList<>();
                for (String other : IDS) {
                    if (!other.equals(id) && random.nextInt(4) == 0) {
                        dependencies.add(kind(random) + other + " " + pick(random, QUERIES));
                    }
                }
                lines.append(id).append(' ').append(version);
                lines.append(random.nextInt(10) == 0 ? " yanked" : "");
                lines.append(id.equals("e") && random.nextBoolean() ? " for a" : "");
                lines.append(dependencies.isEmpty() ? "" : " -> " + String.join(", ", dependencies));
                lines.append('\n');
            }
        }
        return lines.toString();
    }

    private static String kind(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "optional ";
            case 1 -> "restrict ";
            default -> "";
        };
    }

    private static Installed randomInstalled(Random random, World world) {
        List<InstalledRelease> packages = new ArrayList<>();
        for (String id : IDS) {
            List<Release> releases = world.releases(new PackageId(id));
            if (!releases.isEmpty() && random.nextInt(3) == 0) {
                packages.add(new InstalledRelease(pick(random, releases), false, VersionQuery.ANY));
            }
        }
        return new Installed(packages);
    }

    private static Request randomRequest(Random random) {
        List<String> wishes = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            wishes.add(pick(random, IDS) + " " + pick(random, QUERIES));
        }
        return World.request(String.join(", ", wishes));
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** What a solution is, written down once more, without any search. */
    private record Oracle(World world, Request request, Installed installed) {
        Optional<SortedMap<PackageId, Release>> anySolution() {
            return extend(new TreeMap<>(), 0);
        }

        private Optional<SortedMap<PackageId, Release>> extend(SortedMap<PackageId, Release> chosen, int next) {
            if (next == IDS.size()) {
                return objection(chosen, true).isEmpty() ? Optional.of(chosen) : Optional.empty();
            }
            Optional<SortedMap<PackageId, Release>> without = extend(chosen, next + 1);
            if (without.isPresent()) {
                return without;
            }
            for (Release release : world.releases(new PackageId(IDS.get(next)))) {
                SortedMap<PackageId, Release> more = new TreeMap<>(chosen);
                more.put(release.id(), release);
                Optional<SortedMap<PackageId, Release>> found = extend(more, next + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        /** @param lean whether to object to a substitute beside what it stands in for: it is allowed, but need not be found */
        Optional<String> objection(SortedMap<PackageId, Release> chosen, boolean lean) {
            for (Request.Wish wish : request.wishes()) {
                if (!chosen.containsKey(wish.id()) || !fits(chosen.get(wish.id()), wish.query())) {
                    return Optional.of("the wish " + wish);
                }
            }
            for (Release release : chosen.values()) {
                if (!isInstalled(release) && (release.yanked() || isUnnamed(release, chosen))) {
                    return Optional.of(release.identity() + " may not be chosen");
                }
                for (Dependency line : release.dependencies()) {
                    if (!isMet(line, chosen)) {
                        return Optional.of(release.identity() + " needs " + line);
                    }
                }
            }
            Set<PackageId> reached = reached(
                    chosen, request.wishes().stream().map(Request.Wish::id).toList(), lean);
            List<PackageId> kept = new ArrayList<>();
            for (InstalledRelease there : installed.packages()) {
                if (!reached.contains(there.id())) {
                    kept.add(there.id());
                    if (!there.release().equals(chosen.get(there.id()))) {
                        return Optional.of(there.id() + " moves for no reason");
                    }
                }
            }
            reached.addAll(reached(chosen, kept, lean));
            return chosen.keySet().equals(reached) ? Optional.empty() : Optional.of("something is there for no reason");
        }

        private Set<PackageId> reached(SortedMap<PackageId, Release> chosen, List<PackageId> from, boolean lean) {
            Set<PackageId> reached = new HashSet<>(from);
            Deque<PackageId> open = new ArrayDeque<>(from);
            while (!open.isEmpty()) {
                for (Dependency line : chosen.get(open.remove()).dependencies()) {
                    List<Release> providers = providers(line.id(), chosen);
                    if (isRequired(line)) {
                        providers.stream()
                                .filter(provider -> !lean || providers.size() == 1 || isPackageInstalled(provider.id()))
                                .map(Release::id)
                                .filter(reached::add)
                                .forEach(open::add);
                    }
                }
            }
            return reached;
        }

        private boolean isMet(Dependency line, SortedMap<PackageId, Release> chosen) {
            if (!isRequired(line) && !line.onlyRestrictVersion()) {
                return true;
            }
            List<Release> providers = providers(line.id(), chosen);
            return providers.stream().allMatch(provider -> fits(provider, line.version()))
                    && (!isRequired(line) || !providers.isEmpty());
        }

        private boolean isRequired(Dependency line) {
            boolean present = installed.packages().stream()
                            .anyMatch(there -> there.id().equals(line.id())
                                    || there.release().substituteFor().equals(Optional.of(line.id())))
                    || request.wishes().stream().anyMatch(wish -> wish.id().equals(line.id()));
            return present || !line.optional() && !line.onlyRestrictVersion();
        }

        private static List<Release> providers(PackageId id, SortedMap<PackageId, Release> chosen) {
            return chosen.values().stream()
                    .filter(release -> isFor(release, id))
                    .toList();
        }

        private static boolean isFor(Release release, PackageId id) {
            return release.id().equals(id) || release.substituteFor().equals(Optional.of(id));
        }

        private boolean isUnnamed(Release release, SortedMap<PackageId, Release> chosen) {
            return release.version().isPreRelease()
                    && request.wishes().stream()
                            .noneMatch(wish -> wish.id().equals(release.id())
                                    && wish.query().picks(release.version()))
                    && chosen.values().stream()
                            .flatMap(owner -> owner.dependencies().stream())
                            .noneMatch(line -> (isRequired(line) || line.onlyRestrictVersion())
                                    && isFor(release, line.id())
                                    && line.version().picks(release.version()));
        }

        private boolean fits(Release release, VersionQuery query) {
            return query.isSatisfiedBy(release.version())
                    || query.stay() == VersionQuery.Stay.ALWAYS && isInstalled(release);
        }

        private boolean isPackageInstalled(PackageId id) {
            return installed.find(id).isPresent();
        }

        private boolean isInstalled(Release release) {
            return installed.packages().stream()
                    .anyMatch(there -> there.release().equals(release));
        }
    }
}
