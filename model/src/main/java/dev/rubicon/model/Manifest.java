package dev.rubicon.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a package's author declares, and what its files are. In a package it is {@code manifest.json}.
 *
 * @param name the same for every version
 * @param displayName the name of this version
 * @param dependencies in declared order, one line per id
 * @param fillParameters what this package presets for others of the same install
 * @param substituteFor another id whose dependants this package satisfies
 * @param platform whether platform arguments are given to this package; {@code bc-server} is the platform without it
 * @param apps the apps among the files, ascending by path
 * @param files ascending by path
 * @param minClientVersion the oldest Rubicon that can install it
 * @param updatesFrom the installed versions that it can be updated from; all if it does not say
 * @param forceProof how ForceVersion was proven when it was packed; absent if there was nothing to prove it against
 */
public record Manifest(
        PackageVersion identity,
        String name,
        Optional<String> displayName,
        Optional<String> description,
        List<Dependency> dependencies,
        List<Parameter> parameters,
        Arguments fillParameters,
        Optional<PackageId> substituteFor,
        boolean platform,
        List<PackagedApp> apps,
        List<FileEntry> files,
        Optional<Version> minClientVersion,
        Optional<VersionQuery> updatesFrom,
        Optional<ForceProof> forceProof) {
    public static final String FILE_NAME = "manifest.json";

    public Manifest {
        dependencies = List.copyOf(dependencies);
        parameters = List.copyOf(parameters);
        apps = apps.stream()
                .sorted((left, right) -> left.path().compareTo(right.path()))
                .toList();
        files = files.stream()
                .sorted((left, right) -> left.path().compareTo(right.path()))
                .toList();
        Set<PackageId> seen = new HashSet<>();
        for (Dependency dependency : dependencies) {
            if (dependency.id().equals(identity.id())) {
                throw invalid(identity, "it depends on itself", "remove that dependency");
            }
            if (!seen.add(dependency.id())) {
                throw invalid(identity, "it depends on " + dependency.id() + " twice", "join both into one query");
            }
        }
        Set<String> keys = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!keys.add(parameter.key().toLowerCase(Locale.ROOT))) {
                throw invalid(
                        identity, "it declares the parameter " + parameter.key() + " twice", "remove one of them");
            }
        }
        Set<String> paths = new HashSet<>();
        for (FileEntry file : files) {
            // Windows and macOS write names that differ in case only to one file.
            if (!paths.add(file.path().value().toLowerCase(Locale.ROOT))) {
                throw invalid(identity, "it lists the file '" + file.path() + "' twice", "pack it again");
            }
        }
        Set<UUID> appIds = new HashSet<>();
        for (PackagedApp app : apps) {
            if (!appIds.add(app.app().id())) {
                throw invalid(identity, "it holds the app " + app.app().id() + " twice", "pack only one of them");
            }
        }
        if (substituteFor.filter(identity.id()::equals).isPresent()) {
            throw invalid(identity, "it substitutes for itself", "name the other package, or remove substituteFor");
        }
        if (updatesFrom.filter(query -> !query.isRange()).isPresent()) {
            throw invalid(
                    identity,
                    "updatesFrom chooses among versions: " + updatesFrom.get(),
                    "write a range, such as >=1.0 <3.0, without symbols before it");
        }
    }

    /** One that can be updated from every version, with nothing proven. */
    public Manifest(
            PackageVersion identity,
            String name,
            Optional<String> displayName,
            Optional<String> description,
            List<Dependency> dependencies,
            List<Parameter> parameters,
            Arguments fillParameters,
            Optional<PackageId> substituteFor,
            boolean platform,
            List<PackagedApp> apps,
            List<FileEntry> files,
            Optional<Version> minClientVersion) {
        this(
                identity,
                name,
                displayName,
                description,
                dependencies,
                parameters,
                fillParameters,
                substituteFor,
                platform,
                apps,
                files,
                minClientVersion,
                Optional.empty(),
                Optional.empty());
    }

    private static InvalidInput invalid(PackageVersion identity, String why, String hint) {
        return new InvalidInput("RB110", "the manifest of " + identity + " is invalid: " + why, hint);
    }

    public PackageId id() {
        return identity.id();
    }

    public Version version() {
        return identity.version();
    }

    /** Whether arguments given to this package count for the whole instance. */
    public boolean isPlatform() {
        return platform || identity.id().equals(PackageId.BC_SERVER);
    }

    /** The same declarations over other content. */
    public Manifest withContent(List<PackagedApp> newApps, List<FileEntry> newFiles) {
        return with(newApps, newFiles, updatesFrom, forceProof);
    }

    /** The same, needing other packages. */
    public Manifest withDependencies(List<Dependency> others) {
        return new Manifest(
                identity,
                name,
                displayName,
                description,
                others,
                parameters,
                fillParameters,
                substituteFor,
                platform,
                apps,
                files,
                minClientVersion,
                updatesFrom,
                forceProof);
    }

    /** The same, but able to be updated only from some versions. */
    public Manifest withUpdatesFrom(Optional<VersionQuery> range) {
        return with(apps, files, range, forceProof);
    }

    /** The same, saying how its ForceVersion was proven. */
    public Manifest withForceProof(Optional<ForceProof> proof) {
        return with(apps, files, updatesFrom, proof);
    }

    private Manifest with(
            List<PackagedApp> newApps,
            List<FileEntry> newFiles,
            Optional<VersionQuery> newUpdatesFrom,
            Optional<ForceProof> newForceProof) {
        return new Manifest(
                identity,
                name,
                displayName,
                description,
                dependencies,
                parameters,
                fillParameters,
                substituteFor,
                platform,
                newApps,
                newFiles,
                minClientVersion,
                newUpdatesFrom,
                newForceProof);
    }
}
