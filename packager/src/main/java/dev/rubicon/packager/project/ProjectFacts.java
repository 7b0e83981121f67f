package dev.rubicon.packager.project;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Version;
import dev.rubicon.packager.context.DescribedApp;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project is, besides its project file.
 *
 * @param app absent if it holds none
 */
record ProjectFacts(ProjectFolder folder, Optional<DescribedApp> app) {
    static final String BRANCH = "currentBranch";

    /** The name that the compiler gives the app file. */
    static String fileName(DescribedApp app) {
        return app.identity().publisher() + "_" + app.identity().name() + "_"
                + app.identity().version() + ".app";
    }

    /** The variables that every project has; absent where there is no value. */
    SortedMap<String, Optional<String>> variables(BuildSettings settings) {
        SortedMap<String, Optional<String>> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        variables.put(BRANCH, settings.branch());
        variables.put("projectDir", Optional.of(ProjectFolder.slashed(folder.folder())));
        variables.put("alAppProjectDir", app.map(DescribedApp::path).map(ProjectFolder::slashed));
        variables.put("alAppName", app.map(known -> known.identity().name()));
        variables.put("alAppPublisher", app.map(known -> known.identity().publisher()));
        variables.put(
                "alAppVersion", app.map(known -> known.identity().version().toString()));
        variables.put("alAppId", app.map(known -> known.identity().id().toString()));
        variables.put("alAppDescription", app.map(known -> known.description().orElse("")));
        return variables;
    }

    /**
     * The version that {@code app.json} names for an app.
     *
     * @param id of its own app or one of its dependencies, {@code application} or {@code platform}, letter case aside
     * @throws InvalidInput RB187 if it names none
     */
    Version versionOf(String id) {
        DescribedApp own = app.orElseThrow(() -> ProjectProblems.noAppJson(folder.root()));
        if (id.equalsIgnoreCase("application") && own.application().isPresent()) {
            return own.application().get();
        }
        if (id.equalsIgnoreCase("platform") && own.platform().isPresent()) {
            return own.platform().get();
        }
        if (id.equalsIgnoreCase(own.identity().id().toString())) {
            return own.identity().version();
        }
        return own.dependencies().stream()
                .filter(dependency -> dependency.id().toString().equalsIgnoreCase(id))
                .findFirst()
                .map(dependency -> dependency.minimum())
                .orElseThrow(() -> ProjectProblems.noSuchApp(id));
    }
}
