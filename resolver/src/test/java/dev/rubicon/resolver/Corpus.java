package dev.rubicon.resolver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Problems that other package managers test themselves with, one JSON object a line. */
final class Corpus {
    /**
     * A problem and what is known of its solutions.
     *
     * @param solution what is expected, empty if it is not known
     * @param exact whether {@code solution} is the only one, or the one that the policy gives
     */
    record Problem(
            String name,
            World world,
            Request request,
            Installed installed,
            boolean solvable,
            SortedMap<PackageId, Version> solution,
            boolean exact) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final Map<String, PackageId> ids = new HashMap<>();

    private Corpus() {}

    static Stream<Problem> read(String resource) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Corpus.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            List<Problem> problems = new ArrayList<>();
            for (String line : lines.lines().toList()) {
                JsonNode node = Json.read(line, resource);
                // Cycles are allowed here.
                if (!has(node.get("features"), "cycle-is-error")) {
                    problems.add(new Corpus().problem(node));
                }
            }
            return problems.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(JsonNode features, String feature) {
        for (JsonNode item : features) {
            if (item.textValue().equals(feature)) {
                return true;
            }
        }
        return false;
    }

    private Problem problem(JsonNode node) {
        SortedMap<PackageId, Version> solution = versions(node.path("expect").path("solution"));
        World world = new World();
        Set<PackageVersion> seen = new LinkedHashSet<>();
        for (JsonNode release : node.get("packages")) {
            PackageVersion identity = identity(release);
            List<Dependency> dependencies = new ArrayList<>();
            for (JsonNode line : release.get("dependencies")) {
                dependencies.add(Dependency.on(id(line), query(line)));
            }
            if (seen.add(identity)) {
                world.add(World.release(identity, dependencies, Optional.empty(), false));
            }
        }
        List<Request.Wish> wishes = new ArrayList<>();
        for (JsonNode root : node.get("roots")) {
            wishes.add(new Request.Wish(id(root), query(root)));
        }
        JsonNode check = node.get("check");
        return new Problem(
                node.get("name").textValue(),
                world,
                request(wishes),
                installed(world, versions(node.get("locked"))),
                check.get("sat").booleanValue(),
                solution,
                check.path("unique").asBoolean() || check.path("bfs_lex").asBoolean());
    }

    /** Nothing that is installed stays because of that: "locked" prefers a version and nothing more. */
    static Request request(List<Request.Wish> wishes) {
        return new Request(wishes, Request.Rest.GOES, Request.Dependencies.STAY);
    }

    private static Installed installed(World world, SortedMap<PackageId, Version> locked) {
        List<InstalledRelease> packages = new ArrayList<>();
        locked.forEach((id, version) -> world.releases(id).stream()
                .filter(release -> release.version().equals(version))
                .forEach(release -> packages.add(new InstalledRelease(release, false, VersionQuery.ANY))));
        return new Installed(packages);
    }

    private SortedMap<PackageId, Version> versions(JsonNode node) {
        SortedMap<PackageId, Version> versions = new TreeMap<>();
        node.properties()
                .forEach(entry -> versions.put(
                        id(entry.getKey()), Version.parse(entry.getValue().textValue())));
        return versions;
    }

    private PackageVersion identity(JsonNode node) {
        return new PackageVersion(id(node), Version.parse(node.get("version").textValue()));
    }

    private static VersionQuery query(JsonNode node) {
        return VersionQuery.parse(node.get("version").textValue());
    }

    private PackageId id(JsonNode node) {
        return id(node.get("id").textValue());
    }

    // Others allow names that are no package ids; they get a number.
    private PackageId id(String name) {
        return ids.computeIfAbsent(
                name,
                any -> name.matches("[a-z0-9]+([./-][a-z0-9]+)*")
                        ? new PackageId(name)
                        : new PackageId("renamed/" + ids.size()));
    }
}
