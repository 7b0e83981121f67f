package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A small problem with everything in it, the same for the same seed. */
record RandomWorld(List<String> lines, List<String> installedLines, Request request) {
    static final List<String> IDS = List.of("a", "b", "c", "d", "e");
    private static final List<String> VERSIONS = List.of("1.0", "2.0", "3.0-rc.1");
    private static final List<String> QUERIES =
            List.of("", "", "1.0", "2.0", ">=2.0", "<2.0", "!^", "_", "- >=2.0", "*-rc", ">=1.0", "*-rc || 1.0");

    static RandomWorld of(int seed, boolean withSubstitutes) {
        Random random = new Random(seed);
        List<String> lines = lines(random, withSubstitutes);
        return new RandomWorld(lines, installed(random, World.of(String.join("\n", lines))), request(random));
    }

    World world() {
        return World.of(String.join("\n", lines));
    }

    Installed installed() {
        return world().installed(String.join("; ", installedLines));
    }

    private static List<String> lines(Random random, boolean withSubstitutes) {
        List<String> lines = new ArrayList<>();
        for (String id : IDS) {
            for (String version : VERSIONS) {
                if (random.nextInt(4) > 0) {
                    lines.add(line(random, id, version, withSubstitutes && id.equals("e") && random.nextBoolean()));
                }
            }
        }
        return lines;
    }

    private static String line(Random random, String id, String version, boolean substitute) {
        List<String> dependencies = new ArrayList<>();
        for (String other : IDS) {
            if (!other.equals(id) && random.nextInt(4) == 0) {
                dependencies.add(kind(random) + other + " " + pick(random, QUERIES));
            }
        }
        return id + " " + version + (random.nextInt(10) == 0 ? " yanked" : "") + (substitute ? " for a" : "")
                + (dependencies.isEmpty() ? "" : " -> " + String.join(", ", dependencies));
    }

    private static String kind(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "optional ";
            case 1 -> "restrict ";
            default -> "";
        };
    }

    private static List<String> installed(Random random, World world) {
        List<String> installed = new ArrayList<>();
        for (String id : IDS) {
            List<Release> releases = world.releases(new PackageId(id));
            if (!releases.isEmpty() && random.nextInt(3) == 0) {
                installed.add(pick(random, releases).identity().toString());
            }
        }
        return installed;
    }

    private static Request request(Random random) {
        List<Request.Wish> wishes = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            wishes.add(new Request.Wish(new PackageId(pick(random, IDS)), VersionQuery.parse(pick(random, QUERIES))));
        }
        Request.Rest rest = random.nextInt(4) == 0 ? Request.Rest.GOES : Request.Rest.STAYS;
        Request.Dependencies dependencies =
                random.nextInt(4) == 0 ? Request.Dependencies.MOVE : Request.Dependencies.STAY;
        return new Request(wishes, rest, dependencies);
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A problem for which {@code fails} still holds, and from which no line can be left out. */
    RandomWorld smallest(Predicate<RandomWorld> fails) {
        return smaller()
                .filter(fails)
                .findFirst()
                .map(one -> one.smallest(fails))
                .orElse(this);
    }

    private Stream<RandomWorld> smaller() {
        Stream<RandomWorld> fewerWishes = without(request.wishes()).stream()
                .map(wishes -> new RandomWorld(
                        lines, installedLines, new Request(wishes, request.rest(), request.dependencies())));
        Stream<RandomWorld> fewerInstalled =
                without(installedLines).stream().map(rest -> new RandomWorld(lines, rest, request));
        Stream<RandomWorld> fewerLines =
                without(lines).stream().map(rest -> new RandomWorld(rest, installedLines, request));
        Stream<RandomWorld> shorterLines = lines.stream()
                .filter(line -> line.contains(", "))
                .flatMap(line -> {
                    String[] sides = line.split(" -> ");
                    return without(List.of(sides[1].split(", "))).stream()
                            .map(rest -> sides[0] + " -> " + String.join(", ", rest))
                            .map(shorter -> new RandomWorld(
                                    lines.stream()
                                            .map(each -> each.equals(line) ? shorter : each)
                                            .toList(),
                                    installedLines,
                                    request));
                });
        return Stream.of(fewerWishes, fewerInstalled, fewerLines, shorterLines).flatMap(each -> each);
    }

    private static <T> List<List<T>> without(List<T> list) {
        List<List<T>> shorter = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            List<T> rest = new ArrayList<>(list);
            rest.remove(i);
            shorter.add(rest);
        }
        return shorter;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\ninstalled " + String.join("; ", installedLines) + "\n" + request;
    }
}
