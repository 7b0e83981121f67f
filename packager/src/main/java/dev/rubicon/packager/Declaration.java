package dev.rubicon.packager;

import dev.rubicon.model.Arguments;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an author says of a package besides its id and version, which may come from elsewhere.
 *
 * @param parameters that the package takes
 * @param fillParameters what it presets for others
 */
public record Declaration(
        Optional<String> name,
        Optional<String> displayName,
        Optional<String> description,
        List<Dependency> dependencies,
        List<Parameter> parameters,
        Arguments fillParameters,
        Optional<PackageId> substituteFor,
        boolean platform,
        Optional<VersionQuery> updatesFrom) {
    public Declaration {
        dependencies = List.copyOf(dependencies);
        parameters = List.copyOf(parameters);
    }

    /** Nothing said. */
    public static final Declaration NOTHING = new Declaration(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Arguments.NONE,
            Optional.empty(),
            false,
            Optional.empty());

    /** Both; where both say something of the same thing, this one counts. */
    public Declaration over(Declaration other) {
        List<Dependency> allDependencies = new ArrayList<>(other.dependencies);
        allDependencies.removeIf(
                theirs -> dependencies.stream().anyMatch(own -> own.id().equals(theirs.id())));
        allDependencies.addAll(dependencies);
        List<Parameter> allParameters = new ArrayList<>(other.parameters);
        allParameters.removeIf(
                theirs -> parameters.stream().anyMatch(own -> own.key().equalsIgnoreCase(theirs.key())));
        allParameters.addAll(parameters);
        return new Declaration(
                name.or(other::name),
                displayName.or(other::displayName),
                description.or(other::description),
                allDependencies,
                allParameters,
                other.fillParameters.overriddenBy(fillParameters),
                substituteFor.or(other::substituteFor),
                platform || other.platform,
                updatesFrom.or(other::updatesFrom));
    }

    /** What is known of a package by the apps in it. */
    public static Declaration of(String name, Optional<String> description, List<Dependency> dependencies) {
        return new Declaration(
                Optional.of(name),
                Optional.empty(),
                description,
                dependencies,
                List.of(),
                Arguments.NONE,
                Optional.empty(),
                false,
                Optional.empty());
    }

    /**
     * Without files yet. The id is the name of one that has none.
     *
     * @throws dev.rubicon.model.InvalidInput RB110 if it contradicts itself
     */
    public Manifest manifest(PackageVersion identity) {
        return new Manifest(
                identity,
                name.orElse(identity.id().value()),
                displayName,
                description,
                dependencies,
                parameters,
                fillParameters,
                substituteFor,
                platform,
                List.of(),
                List.of(),
                Optional.empty(),
                updatesFrom,
                Optional.empty());
    }
}
