package dev.rubicon.packager.context;

import dev.rubicon.al.AppDependency;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.packager.Declaration;
import dev.rubicon.packager.PackRequest;
import dev.rubicon.packager.PackSettings;
import dev.rubicon.packager.PackSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Packages of apps, one each: id, name, version and dependencies come from their manifests. */
public final class ContextPack {
    private final AppMap map;
    private final Map<UUID, PackageId> ids = new LinkedHashMap<>();

    private ContextPack(AppMap map) {
        this.map = map;
    }

    /**
     * What was given.
     *
     * @param sources apps, and files that go with the only app
     * @param id of the package of the only app, instead of a suggested one
     * @param version of that package, instead of the app's
     * @param declaration of every package: what it says counts more than a manifest
     */
    public record Given(
            List<PackSource> sources, Optional<PackageId> id, Optional<Version> version, Declaration declaration) {
        public Given {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A request a package, in the order in which the apps need each other.
     *
     * @throws InvalidInput RB178 for each app that is needed and in no known package; RB180 or RB181 as {@link AppOrder#of}; RB188 for
     *     what is no app; what reading one refuses
     * @throws Unavailable RB206
     */
    public static List<PackRequest> requests(Given given, AppMap map, PackSettings settings) {
        ContextPack pack = new ContextPack(map);
        List<PackSource> found =
                given.sources().stream().filter(source -> isApp(source.path())).toList();
        if (given.sources().isEmpty()) {
            throw new InvalidInput(ContextProblems.nothingGiven());
        }
        if (found.isEmpty()
                || found.size() > 1 && found.size() < given.sources().size()) {
            throw new InvalidInput(given.sources().stream()
                    .map(PackSource::path)
                    .filter(path -> !isApp(path))
                    .map(path -> Files.exists(path) ? ContextProblems.noApp(path) : ContextProblems.noSuchPath(path))
                    .toList());
        }
        if (found.size() > 1 && (given.id().isPresent() || given.version().isPresent())) {
            throw new InvalidInput(ContextProblems.oneIdForMany(found.size()));
        }
        if (found.size() == 1) {
            DescribedApp app = DescribedApp.read(found.getFirst().path());
            pack.ids.put(app.identity().id(), given.id().orElseGet(() -> pack.ownId(app)));
            return List.of(pack.request(app, given, given.sources(), settings));
        }
        List<DescribedApp> apps = AppOrder.of(
                found.stream().map(source -> DescribedApp.read(source.path())).toList());
        apps.forEach(app -> pack.ids.put(app.identity().id(), pack.ownId(app)));
        pack.checkIds(apps);
        return pack.requests(apps, given, settings);
    }

    // Before anything else is said of two packages that are one, such as that it needs itself.
    private void checkIds(List<DescribedApp> apps) {
        Map<PackageId, DescribedApp> packed = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (DescribedApp app : apps) {
            PackageId id = ids.get(app.identity().id());
            Optional.ofNullable(packed.putIfAbsent(id, app))
                    .ifPresent(first -> problems.add(ContextProblems.samePackage(id, first.path(), app.path())));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private List<PackRequest> requests(List<DescribedApp> apps, Given given, PackSettings settings) {
        Map<Path, PackSource> sources =
                given.sources().stream().collect(Collectors.toMap(PackSource::path, source -> source));
        List<PackRequest> requests = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (DescribedApp app : apps) {
            try {
                requests.add(request(app, given, List.of(sources.get(app.path())), settings));
            } catch (InvalidInput e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems.stream().distinct().toList());
        }
        return requests;
    }

    private static boolean isApp(Path path) {
        return Files.isRegularFile(path.resolve("app.json"))
                || Files.isRegularFile(path)
                        && Apps.isAppFile(path.getFileName().toString());
    }

    private PackageId ownId(DescribedApp app) {
        return map.packageOf(app.identity().id())
                .orElseGet(() -> new PackageId(SuggestedId.of(app.identity().name())));
    }

    private PackRequest request(DescribedApp app, Given given, List<PackSource> sources, PackSettings settings) {
        AppMap.Entry entry = map.entry(app.identity().id());
        Declaration declaration = given.declaration()
                .over(Declaration.of(
                        entry.name().orElse(app.identity().name()),
                        app.description(),
                        dependencies(app, entry.extraDependencies())));
        PackageVersion identity = new PackageVersion(
                ids.get(app.identity().id()),
                given.version().orElse(app.identity().version()));
        Manifest declared = declaration.manifest(identity);
        return settings.with(entry.metadata()).request(declared, sources);
    }

    private List<Dependency> dependencies(DescribedApp app, List<Dependency> extra) {
        Map<PackageId, List<String>> queries = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        app.application().ifPresent(version -> add(queries, KnownApps.APPLICATION, KnownApps.APPLICATION_APP, version));
        app.platform().ifPresent(version -> add(queries, KnownApps.PLATFORM, KnownApps.PLATFORM_APP, version));
        for (AppDependency dependency : app.dependencies()) {
            Optional.ofNullable(ids.get(dependency.id()))
                    .or(() -> map.packageOf(dependency.id()))
                    .ifPresentOrElse(
                            id -> add(queries, id, dependency.id(), dependency.minimum()),
                            () -> problems.add(ContextProblems.unmapped(app.identity(), dependency)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        List<Dependency> dependencies = new ArrayList<>();
        queries.forEach((id, ranges) -> dependencies.add(
                Dependency.on(id, VersionQuery.parse(ranges.stream().distinct().collect(Collectors.joining(" "))))));
        dependencies.removeIf(own -> extra.stream().anyMatch(other -> other.id().equals(own.id())));
        dependencies.addAll(extra);
        return dependencies;
    }

    // Several apps may be in one package: every range counts.
    private void add(Map<PackageId, List<String>> queries, PackageId known, UUID app, Version minimum) {
        PackageId id = map.entry(app).id().orElse(known);
        queries.computeIfAbsent(id, any -> new ArrayList<>()).add(map.entry(app).query(minimum));
    }
}
