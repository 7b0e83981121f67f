package dev.rubicon.testkit;

import dev.rubicon.format.Content;
import dev.rubicon.format.PackageWriter;
import dev.rubicon.format.WrittenPackage;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A package in the making: as a manifest, as a line of an index or as a file. Its name is its id. */
public final class PackageBuilder {
    private final PackageVersion identity;
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<PackagedApp> apps = new ArrayList<>();
    private final SortedMap<PackagePath, Content> contents = new TreeMap<>();
    private Arguments fillParameters = Arguments.NONE;
    private Optional<PackageId> substituteFor = Optional.empty();
    private Optional<Version> forceVersion = Optional.empty();
    private boolean platform;

    private PackageBuilder(PackageVersion identity) {
        this.identity = identity;
    }

    public static PackageBuilder of(String id, String version) {
        return new PackageBuilder(new PackageVersion(new PackageId(id), Version.parse(version)));
    }

    /** @param dependency as {@code id} or {@code id@query} */
    public PackageBuilder dependsOn(String dependency) {
        return with(Dependency.parse(dependency));
    }

    public PackageBuilder with(Dependency dependency) {
        dependencies.add(dependency);
        return this;
    }

    public PackageBuilder with(Parameter parameter) {
        parameters.add(parameter);
        return this;
    }

    public PackageBuilder fills(String id, String key, String value) {
        fillParameters = fillParameters.with(new PackageId(id), key, value);
        return this;
    }

    public PackageBuilder substituteFor(String id) {
        substituteFor = Optional.of(new PackageId(id));
        return this;
    }

    public PackageBuilder forceVersion(String version) {
        forceVersion = Optional.of(Version.parse(version));
        return file(AppMetadata.FILE_NAME, "{\"ForceVersion\": \"" + version + "\"}");
    }

    public PackageBuilder platform() {
        platform = true;
        return this;
    }

    /** @param path from the root of the package, such as {@code files/my-app/app.json} */
    public PackageBuilder file(String path, String text) {
        contents.put(new PackagePath(path), Content.of(text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Says that the folder {@code files/<name>} is an app; its files are added by {@link #file}. */
    public PackageBuilder app(AppIdentity app, String name) {
        apps.add(new PackagedApp(app, new PackagePath("files/" + name)));
        return this;
    }

    /** Without the list of files, which is only known once they are written. */
    public Manifest manifest() {
        return new Manifest(
                identity,
                identity.id().value(),
                Optional.empty(),
                Optional.empty(),
                dependencies,
                parameters,
                fillParameters,
                substituteFor,
                platform,
                apps,
                List.of(),
                Optional.empty());
    }

    /** A line of an index for which there is no file: size 0, and a digest that no other version has. */
    public Release release() {
        Digest digest = Digest.of(identity.toString().getBytes(StandardCharsets.UTF_8));
        return Release.of(manifest(), new AppMetadata(forceVersion, List.of()), 0, digest);
    }

    /** The package file. */
    public WrittenPackage writeTo(Path folder) {
        return PackageWriter.write(manifest(), contents, folder);
    }
}
