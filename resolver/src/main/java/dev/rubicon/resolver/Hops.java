package dev.rubicon.resolver;

import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The way of one package from its installed version up to its target, where versions say which others they can be updated from. Goes
 * through as few as possible, and through the newest of those. A version in between is only passed through, so nobody has to ask for
 * it; but withdrawn ones and pre-releases are not passed through either.
 */
final class Hops {
    private Hops() {}

    /** From the first version to pass through to the target itself; none if there is no way. */
    static List<Release> between(Version installed, Release target, List<Release> releases) {
        List<Release> above = new ArrayList<>(List.of(target));
        releases.reversed().stream()
                .filter(release -> mayPass(release, installed, target))
                .forEach(above::add);
        Map<Version, Release> cameFrom = new HashMap<>();
        Queue<Version> open = new ArrayDeque<>(List.of(installed));
        List<Version> seen = new ArrayList<>(open);
        while (!open.isEmpty()) {
            Version at = open.remove();
            for (Release next : above) {
                if (next.version().isAfter(at) && next.updatesFrom(at) && !seen.contains(next.version())) {
                    seen.add(next.version());
                    above.stream()
                            .filter(release -> release.version().equals(at))
                            .findFirst()
                            .ifPresent(from -> cameFrom.put(next.version(), from));
                    if (next == target) {
                        return way(target, cameFrom);
                    }
                    open.add(next.version());
                }
            }
        }
        return List.of();
    }

    /** Whether a version between two others can be passed through on the way. */
    static boolean mayPass(Release release, Version installed, Release target) {
        return release.version().isAfter(installed)
                && release.version().isBefore(target.version())
                && !release.yanked()
                && !release.version().isPreRelease();
    }

    private static List<Release> way(Release target, Map<Version, Release> cameFrom) {
        List<Release> way = new ArrayList<>(List.of(target));
        while (cameFrom.containsKey(way.getFirst().version())) {
            way.addFirst(cameFrom.get(way.getFirst().version()));
        }
        return way;
    }
}
