package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Guid;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.server.apps.Filter.Property;
import dev.rubicon.server.apps.Filter.Type;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.fleet.Instances;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Environments that have an app, and hotfixes for them. */
record EnvironmentRoutes(Catalog catalog, AppIndex index, Instances instances, AppOperations operations) {
    private static final SortedMap<String, Property> ENVIRONMENT = Properties.of(
            new Property("aadTenantId", Type.TEXT),
            new Property("applicationFamily", Type.TEXT),
            new Property("locationName", Type.TEXT),
            new Property("name", Type.TEXT),
            new Property("type", Type.TEXT),
            new Property("version", Type.VERSION));

    private static final SortedMap<String, Property> HOTFIX = Properties.of(
            new Property("id", Type.TEXT),
            new Property("environmentAadTenantId", Type.TEXT),
            new Property("environmentName", Type.TEXT),
            new Property("environmentType", Type.TEXT),
            new Property("status", Type.TEXT),
            new Property("sourceAppVersion", Type.VERSION),
            new Property("targetAppVersion", Type.VERSION),
            new Property("createdOn", Type.TIME),
            new Property("runAfter", Type.TIME));

    List<Route> routes(String prefix) {
        String country = prefix + "/apps/{app}/countries/{country}";
        String hotfixes = country + "/environmentHotfixes";
        Access read = Access.needs(Scope.READ);
        Access deploy = Access.needs(Scope.DEPLOY);
        return List.of(
                Route.get(country + "/environments", read, this::environments),
                Route.get(hotfixes, read, this::hotfixes),
                Route.post(hotfixes, deploy, request -> schedule(request, prefix)),
                Route.get(hotfixes + "/{id}", read, request -> Reply.json(json(required(request)))),
                Route.patch(hotfixes + "/{id}", deploy, this::cancel));
    }

    // An environment is of the countries for which its version was uploaded.
    private Reply environments(Request request) {
        UUID app = VersionRoutes.app(request);
        CountryCode country = VersionRoutes.country(request);
        Filter filter = Filter.of(request, ENVIRONMENT);
        List<Version> versions = catalog.read(transaction -> {
            AppCatalog.requireCountry(transaction, app, country);
            return AppCatalog.versions(transaction, app).stream()
                    .filter(one -> one.country().equals(country))
                    .map(one -> one.app().version())
                    .toList();
        });
        return filter.reply(Environment.all(instances, app).stream()
                .filter(environment -> versions.contains(environment.app().version()))
                .map(environment -> environment.json(country))
                .toList());
    }

    private Reply hotfixes(Request request) {
        UUID app = VersionRoutes.app(request);
        CountryCode country = VersionRoutes.country(request);
        Filter filter = Filter.of(request, HOTFIX);
        catalog.read(transaction -> {
            AppCatalog.requireCountry(transaction, app, country);
            return true;
        });
        return filter.reply(operations.hotfixes(app, country).stream()
                .map(EnvironmentRoutes::json)
                .toList());
    }

    private Reply schedule(Request request, String prefix) {
        UUID app = VersionRoutes.app(request);
        CountryCode country = VersionRoutes.country(request);
        WantedHotfix wanted = WantedHotfix.read(request.json());
        List<AppVersion> versions = catalog.read(transaction -> {
            AppCatalog.requireCountry(transaction, app, country);
            return AppCatalog.versions(transaction, app);
        });
        Environment environment = Environment.required(instances, wanted.environment(), app);
        AppVersion target = versions.stream()
                .filter(one ->
                        one.country().equals(country) && one.app().version().equals(wanted.target()))
                .findFirst()
                .orElseThrow(() -> AppProblems.noVersion(app, country, wanted.target()));
        Release release = AppIndex.release(index.repository(), target.inPackage())
                .orElseThrow(() -> AppProblems.noVersion(app, country, wanted.target()));
        WantedHotfix.check(environment.app(), isPreview(versions, environment), target, release);
        AppOperation.Facts facts = new AppOperation.Facts(
                AppOperation.Kind.HOTFIX,
                environment.name(),
                app,
                Optional.of(country),
                Optional.of(environment.app().version()),
                Optional.of(target.app().version()),
                wanted.runAfter(),
                wanted.hours());
        AppOperation created = operations.create(
                facts, install(target.inPackage()), request.caller().name());
        return Reply.json(201, json(created))
                .with(
                        "Location",
                        prefix + "/apps/" + app + "/countries/" + country + "/environmentHotfixes/" + created.id());
    }

    private static boolean isPreview(List<AppVersion> versions, Environment environment) {
        List<AppVersion> installed = versions.stream()
                .filter(one -> one.app().version().equals(environment.app().version()))
                .toList();
        return !installed.isEmpty() && installed.stream().allMatch(one -> one.availability() == Availability.PREVIEW);
    }

    private static DeploymentRequest install(PackageVersion version) {
        return new DeploymentRequest.Install(
                List.of(new InstallRequest.Asked(version.id(), VersionQuery.exactly(version.version()))),
                Arguments.NONE);
    }

    private AppOperation required(Request request) {
        UUID app = VersionRoutes.app(request);
        CountryCode country = VersionRoutes.country(request);
        String id = request.parameter("id");
        return Guid.parse(id)
                .flatMap(operations::find)
                .filter(found -> found.facts().kind() == AppOperation.Kind.HOTFIX)
                .filter(found -> found.facts().app().equals(app)
                        && found.facts().country().equals(Optional.of(country)))
                .orElseThrow(() -> AppProblems.noHotfix(id));
    }

    private Reply cancel(Request request) {
        AppOperation hotfix = required(request);
        JsonObject json = request.json();
        String status = json.string("status");
        json.end();
        if (!status.equals("Canceled")) {
            throw new InvalidInput(
                    "RB930",
                    "the status of a hotfix cannot become '" + Quoted.shortened(status) + "'",
                    "only Canceled can be written, before it runs");
        }
        return Reply.json(json(operations.cancel(hotfix, request.caller().name())));
    }

    private static ObjectNode json(AppOperation hotfix) {
        AppOperation.Facts facts = hotfix.facts();
        String status = hotfix.status().text();
        ObjectNode json = Json.object()
                .put("id", hotfix.id().toString())
                .put("environmentAadTenantId", Environment.TENANT)
                .put("sourceAppVersion", facts.source().orElseThrow().toString())
                .put("targetAppVersion", facts.target().orElseThrow().toString())
                .put("status", Character.toUpperCase(status.charAt(0)) + status.substring(1))
                .put("createdOn", Fields.write(hotfix.createdAt()))
                .put("runAfter", Fields.write(facts.runAfter().orElse(hotfix.createdAt())));
        hotfix.startedAt().ifPresent(at -> json.put("startedOn", Fields.write(at)));
        hotfix.completedAt().ifPresent(at -> json.put("completedOn", Fields.write(at)));
        hotfix.errorMessage().ifPresent(message -> json.put("errorMessage", message));
        return json.put("appId", facts.app().toString())
                .put("countryCode", facts.country().orElseThrow().value())
                .put("environmentApplicationFamily", Environment.FAMILY)
                .put("environmentName", facts.instance().value())
                .put("environmentType", Environment.TYPE)
                .put("ignoreUpgradeWindow", facts.hours() == Hours.ANY);
    }
}
