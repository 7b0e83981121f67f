package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.repository.Repository;
import dev.rubicon.server.apps.Filter.Property;
import dev.rubicon.server.apps.Filter.Type;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Versions of apps: list, upload, show, change, download. */
record VersionRoutes(Catalog catalog, AppIndex index, Uploads uploads, VersionChanges changes) {
    private static final SortedMap<String, Property> PROPERTIES = Properties.of(
            new Property("version", Type.VERSION),
            new Property("appId", Type.TEXT),
            new Property("countryCode", Type.TEXT),
            new Property("packageId", Type.TEXT),
            new Property("publisher", Type.TEXT),
            new Property("name", Type.TEXT),
            new Property("uploadedOn", Type.TIME),
            new Property("availability", Type.TEXT),
            new Property("status", Type.TEXT),
            new Property("syncMode", Type.TEXT),
            new Property("majorVersion", Type.NUMBER),
            new Property("minorVersion", Type.NUMBER),
            new Property("buildVersion", Type.NUMBER),
            new Property("revisionVersion", Type.NUMBER));

    List<Route> routes(String prefix) {
        String all = prefix + "/apps/{app}/countries/{country}/versions";
        String one = all + "/{version}";
        Access read = Access.needs(Scope.READ);
        Access publish = Access.needs(Scope.PUBLISH);
        return List.of(
                Route.get(all, read, this::list),
                Route.post(all, publish, request -> upload(request, prefix)).withBody(UploadBody.MOST_ENCODED),
                Route.get(one, read, this::show),
                Route.patch(one, publish, this::change),
                Route.post(one + "/getPackageContents", read, this::contents));
    }

    static UUID app(Request request) {
        return AppIds.parse(request.parameter("app"));
    }

    static CountryCode country(Request request) {
        return new CountryCode(request.parameter("country"));
    }

    private static Version version(Request request) {
        return Version.parse(request.parameter("version"));
    }

    private Reply list(Request request) {
        UUID app = app(request);
        CountryCode country = country(request);
        Filter filter = Filter.of(request, PROPERTIES);
        List<AppVersion> versions = catalog.read(transaction -> {
            AppCatalog.requireCountry(transaction, app, country);
            return AppCatalog.versions(transaction, app).stream()
                    .filter(one -> one.country().equals(country))
                    .toList();
        });
        Repository repository = index.repository();
        return filter.reply(
                versions.stream().map(version -> json(repository, version)).toList());
    }

    private static ObjectNode json(Repository repository, AppVersion version) {
        return version.json(AppIndex.syncMode(repository, version.inPackage()));
    }

    private Reply upload(Request request, String prefix) {
        request.requireJson();
        UUID app = app(request);
        Uploads.Taken taken = uploads.take(request, app, country(request));
        AppVersion version = taken.version();
        Reply reply = Tags.reply(taken.isNew() ? 201 : 200, json(index.repository(), version));
        return reply.with(
                "Location",
                prefix + "/apps/" + app + "/countries/" + version.country() + "/versions/"
                        + version.app().version());
    }

    private AppVersion required(Request request) {
        UUID app = app(request);
        CountryCode country = country(request);
        Version version = version(request);
        return catalog.read(transaction -> AppCatalog.requiredVersion(transaction, app, country, version));
    }

    private Reply show(Request request) {
        return Tags.reply(200, json(index.repository(), required(request)));
    }

    private Reply change(Request request) {
        VersionChange change = VersionChange.read(request.json());
        return Tags.reply(200, changes.change(request, app(request), country(request), version(request), change));
    }

    /** What was uploaded: the app file, or the package. */
    private Reply contents(Request request) {
        AppVersion version = required(request);
        Repository repository = index.repository();
        Path file = repository.fetch(version.inPackage());
        boolean whole = AppIndex.release(repository, version.inPackage())
                .map(Release::digest)
                .filter(version.content()::equals)
                .isPresent();
        try (PackageFile opened = PackageFile.open(file)) {
            Optional<FileEntry> app = whole ? Optional.empty() : appFile(opened, version);
            return app.map(entry ->
                            download(entry.path().fileName(), entry.size(), out -> copy(file, entry.path(), out)))
                    .orElseGet(() -> download(
                            PackageFile.fileName(version.inPackage()), opened.size(), out -> Files.copy(file, out)));
        }
    }

    private static Optional<FileEntry> appFile(PackageFile opened, AppVersion version) {
        return opened.manifest().apps().stream()
                .filter(app -> app.app().id().equals(version.app().id()))
                .flatMap(app -> opened.manifest().files().stream()
                        .filter(entry -> entry.path().equals(app.path())))
                .findFirst();
    }

    private static Reply download(String name, long length, Reply.Source source) {
        return Reply.streamed(200, "application/octet-stream", length, source)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"");
    }

    private static void copy(Path file, PackagePath path, OutputStream out) throws IOException {
        try (PackageFile opened = PackageFile.open(file)) {
            opened.copyTo(path, out);
        }
    }
}
