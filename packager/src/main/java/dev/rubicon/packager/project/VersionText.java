package dev.rubicon.packager.project;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Works out what a project file means by a version. */
final class VersionText {
    private static final String OTHERWISE = "write the version, or give the variable that stands for it by --var";

    private final ProjectFacts facts;
    private final BuildSettings settings;
    private final BranchLabels labels;
    private final VersionLookup lookup;

    VersionText(ProjectFacts facts, BuildSettings settings, BranchLabels labels, VersionLookup lookup) {
        this.facts = facts;
        this.settings = settings;
        this.labels = labels;
        this.lookup = lookup;
    }

    /**
     * @param fill fills variables into a text
     * @throws InvalidInput RB187, RB189 or RB190; what {@code fill} refuses
     */
    String of(VersionValue value, UnaryOperator<String> fill) {
        return switch (value) {
            case VersionValue.Literal literal -> fill.apply(literal.text());
            case VersionValue.OfApp app -> app.rule().apply(facts.versionOf(app.app()), app.parts());
            case VersionValue.OfPackage found -> ofPackage(found, fill);
            case VersionValue.OfBranches branches ->
                branches.branches().stream()
                        .map(this::branch)
                        .filter(branch -> !branch.isBlank())
                        .map(branch -> "*-" + labels.of(branch.strip()) + ".")
                        .distinct()
                        .collect(Collectors.joining(" >> "));
        };
    }

    private String branch(String name) {
        if (!BranchLabels.names(name)) {
            return name;
        }
        return BranchLabels.fill(name, settings.branch().orElseThrow(ProjectProblems::noBranch));
    }

    private String ofPackage(VersionValue.OfPackage found, UnaryOperator<String> fill) {
        if (found.script().isPresent()) {
            throw ProjectProblems.script(found.script().get(), OTHERWISE);
        }
        String query = fill.apply(found.query());
        return lookup.find(new PackageId(fill.apply(found.id())), VersionQuery.parse(query))
                .orElseThrow(() -> ProjectProblems.notFound(
                        found.id(), query, "name a repository that has one by --repository; or " + OTHERWISE))
                .toString();
    }
}
