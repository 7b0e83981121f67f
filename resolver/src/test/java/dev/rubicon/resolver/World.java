package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Packages in memory. One release a line:
 *
 * <pre>
 * app 1.0 -&gt; base &gt;=1.0, optional extra, restrict map 2.0
 * base 1.1 yanked
 * base-runtime 1.0 for base
 * base 3.0 from &gt;=2.0
 * </pre>
 */
final class World implements VersionSource {
    private static final Digest DIGEST = Digest.of(new byte[0]);

    private final SortedMap<PackageId, List<Release>> releases = new TreeMap<>();

    static World of(String lines) {
        World world = new World();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> world.add(release(line.strip())));
        return world;
    }

    void add(Release release) {
        List<Release> ofPackage = releases.computeIfAbsent(release.id(), any -> new ArrayList<>());
        ofPackage.add(release);
        ofPackage.sort(Comparator.comparing(Release::version));
    }

    private static Release release(String line) {
        String[] sides = line.split(" -> ", 2);
        String[] words = sides[0].split(" ");
        List<String> flags = List.of(words);
        int substitutes = flags.indexOf("for");
        List<Dependency> dependencies = sides.length == 1
                ? List.of()
                : Stream.of(sides[1].split(", ")).map(World::dependency).toList();
        return release(
                new PackageVersion(new PackageId(words[0]), Version.parse(words[1])),
                dependencies,
                substitutes < 0 ? Optional.empty() : Optional.of(new PackageId(words[substitutes + 1])),
                flags.contains("yanked"),
                flags.contains("from")
                        ? Optional.of(VersionQuery.parse(words[flags.indexOf("from") + 1]))
                        : Optional.empty());
    }

    static Release release(
            PackageVersion identity, List<Dependency> dependencies, Optional<PackageId> substituteFor, boolean yanked) {
        return release(identity, dependencies, substituteFor, yanked, Optional.empty());
    }

    private static Release release(
            PackageVersion identity,
            List<Dependency> dependencies,
            Optional<PackageId> substituteFor,
            boolean yanked,
            Optional<VersionQuery> updatesFrom) {
        return new Release(
                identity,
                identity.id().value(),
                dependencies,
                substituteFor,
                false,
                Optional.empty(),
                List.of(),
                0,
                DIGEST,
                yanked,
                SyncMode.ADD,
                updatesFrom);
    }

    private static Dependency dependency(String text) {
        boolean optional = text.startsWith("optional ");
        boolean restrict = text.startsWith("restrict ");
        Request.Wish line = wish(text.substring(optional || restrict ? 9 : 0));
        return new Dependency(line.id(), line.query(), optional, restrict);
    }

    private static Request.Wish wish(String text) {
        String[] words = text.strip().split(" ", 2);
        return new Request.Wish(new PackageId(words[0]), VersionQuery.parse(words.length == 1 ? "" : words[1]));
    }

    /** {@code app >=1.0, base}. */
    static Request request(String text) {
        return new Request(
                text.isEmpty()
                        ? List.of()
                        : Stream.of(text.split(", ")).map(World::wish).toList());
    }

    /** {@code app 1.0, base 1.0}: these releases of this world, as dependencies. A line that is none is a release by itself. */
    Installed installed(String text) {
        return new Installed(
                text.isEmpty()
                        ? List.of()
                        : Stream.of(text.split("; "))
                                .map(this::installedPackage)
                                .toList());
    }

    private InstalledRelease installedPackage(String text) {
        Release described = release(text);
        Release known = releases(described.id()).stream()
                .filter(release -> release.version().equals(described.version()))
                .findFirst()
                .orElse(described);
        return new InstalledRelease(known, false, VersionQuery.ANY);
    }

    @Override
    public List<Release> releases(PackageId id) {
        return releases.getOrDefault(id, List.of());
    }

    @Override
    public List<PackageId> substitutesFor(PackageId id) {
        return releases.keySet().stream()
                .filter(other -> releases(other).stream()
                        .anyMatch(release -> release.substituteFor().equals(Optional.of(id))))
                .toList();
    }

    @Override
    public List<PackageId> ids() {
        return List.copyOf(releases.keySet());
    }
}
