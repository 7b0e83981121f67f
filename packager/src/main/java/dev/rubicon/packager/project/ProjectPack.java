package dev.rubicon.packager.project;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.packager.Declaration;
import dev.rubicon.packager.Pack;
import dev.rubicon.packager.PackRequest;
import dev.rubicon.packager.PackResult;
import dev.rubicon.packager.PackSettings;
import dev.rubicon.packager.PackSource;
import dev.rubicon.packager.PathPattern;
import dev.rubicon.packager.context.AppOrder;
import dev.rubicon.packager.context.DescribedApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Packages of projects, one each, in the order in which their apps need each other. */
public final class ProjectPack {
    private final Pack pack;
    private final VersionLookup lookup;

    public ProjectPack(Pack pack, VersionLookup lookup) {
        this.pack = pack;
        this.lookup = lookup;
    }

    /**
     * What was given.
     *
     * @param folders of the projects
     * @param sources that go into each package besides what its project names
     * @param declaration of every package: what it says counts more than a project
     * @param outputFolder instead of the one that a project names, or the current one
     */
    public record Given(
            List<Path> folders, List<PackSource> sources, Declaration declaration, Optional<Path> outputFolder) {
        public Given {
            folders = List.copyOf(folders);
            sources = List.copyOf(sources);
        }
    }

    /**
     * Writes all packages, or none.
     *
     * @throws InvalidInput RB177 to RB195, with the file and the key; what {@link Pack#run(List)} refuses
     * @throws Unavailable RB170, RB192, RB206 or RB248, and as {@link Pack#run(List)}
     */
    public List<PackResult> run(Given given, BuildSettings build, PackSettings settings) {
        List<Problem> problems = new ArrayList<>();
        List<Project> read = new ArrayList<>();
        each(given.folders(), problems, folder -> read.add(Project.read(folder, build, lookup)));
        List<Project> projects = ordered(read);
        Map<PackageId, List<Problem>> warnings = new LinkedHashMap<>();
        List<PackRequest> requests = new ArrayList<>();
        try (ProjectApps apps = new ProjectApps(build.apps())) {
            each(projects, problems, project -> {
                PackRequest request = request(project, apps, given, settings);
                requests.add(request);
                warnings.put(request.declared().id(), project.warnings());
            });
            return pack.run(requests).stream()
                    .map(result -> result.warning(warnings.get(result.manifest().id())))
                    .toList();
        }
    }

    // All that is wrong, not only with the first.
    private static <T> void each(List<T> all, List<Problem> problems, Consumer<T> part) {
        for (T one : all) {
            try {
                part.accept(one);
            } catch (InvalidInput e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    // Those without an app come first: nobody knows who needs them.
    private static List<Project> ordered(List<Project> projects) {
        List<Project> ordered = new ArrayList<>(
                projects.stream().filter(project -> project.app().isEmpty()).toList());
        Map<Path, Project> byApp = new LinkedHashMap<>();
        projects.forEach(project -> project.app().ifPresent(app -> byApp.put(app.path(), project)));
        AppOrder.of(projects.stream().flatMap(project -> project.app().stream()).toList())
                .forEach(app -> ordered.add(byApp.get(app.path())));
        return ordered;
    }

    private static PackRequest request(Project project, ProjectApps apps, Given given, PackSettings settings) {
        Manifest declared = given.declaration().over(project.declaration()).manifest(project.identity());
        project.devDependencies();
        List<PackSource> sources = new ArrayList<>(given.sources());
        List<ProjectSource> named = project.sources();
        Optional<Path> outputFolder = project.outputFolder();
        Optional<Path> app = project.app().flatMap(apps::make);
        for (ProjectSource source : named) {
            project.at("files", () -> paths(project, source, app))
                    .forEach(path -> sources.add(new PackSource(path, source.folder())));
        }
        Path output = given.outputFolder().or(() -> outputFolder).orElse(Path.of("."));
        return settings.into(output).request(declared, sources);
    }

    // What the project calls its app file is the one that was made just now, not one that may have been left there.
    private static List<Path> paths(Project project, ProjectSource source, Optional<Path> made) {
        ProjectFolder folder = project.folder();
        if (made.isEmpty()) {
            return folder.matching(source.path());
        }
        DescribedApp app = project.app().orElseThrow();
        String expected = folder.inside(ProjectFolder.slashed(app.path()) + "/" + ProjectFacts.fileName(app));
        if (source.path().equalsIgnoreCase(expected)) {
            return List.of(made.get());
        }
        if (!PathPattern.hasWildcards(source.path()) || !isFor(source.path(), expected)) {
            return folder.matching(source.path());
        }
        List<Path> paths = new ArrayList<>(folder.matchingIfAny(source.path()));
        paths.removeIf(path -> path.endsWith(ProjectFacts.fileName(app)));
        paths.add(made.get());
        return paths;
    }

    private static boolean isFor(String pattern, String path) {
        int name = pattern.lastIndexOf('/') + 1;
        return path.startsWith(pattern.substring(0, name))
                && PathPattern.matches(pattern.substring(name), path.substring(name));
    }
}
