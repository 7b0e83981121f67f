package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.server.apps.Filter.Property;
import dev.rubicon.server.apps.Filter.Type;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/** Apps, and the countries that they are in. */
record AppRoutes(Catalog catalog, AuditLog audit, Clock clock) {
    private static final SortedMap<String, Property> APP = Properties.of(
            new Property("id", Type.TEXT), new Property("name", Type.TEXT), new Property("publisher", Type.TEXT));

    private static final SortedMap<String, Property> COUNTRY = Properties.of(new Property("countryCode", Type.TEXT));

    List<Route> routes(String prefix) {
        String all = prefix + "/apps";
        String countries = all + "/{app}/countries";
        Access read = Access.needs(Scope.READ);
        return List.of(
                Route.get(all, read, this::list),
                Route.get(all + "/{app}", read, this::show),
                Route.get(countries, read, this::countries),
                Route.get(countries + "/{country}", read, this::country),
                Route.patch(countries + "/{country}", Access.needs(Scope.PUBLISH), this::add));
    }

    private Reply list(Request request) {
        Filter filter = Filter.of(request, APP);
        return filter.reply(
                catalog.read(AppCatalog::apps).stream().map(AppRoutes::appJson).toList());
    }

    private static ObjectNode appJson(AppCatalog.KnownApp app) {
        ObjectNode json = Json.object()
                .put("id", app.id().toString())
                .put("name", app.name())
                .put("publisher", app.publisher());
        return Tags.tagged(json, 0);
    }

    private Reply show(Request request) {
        UUID app = VersionRoutes.app(request);
        return Tags.reply(200, appJson(catalog.read(transaction -> AppCatalog.requiredApp(transaction, app))));
    }

    private Reply countries(Request request) {
        UUID app = VersionRoutes.app(request);
        Filter filter = Filter.of(request, COUNTRY);
        List<CountryCode> countries = catalog.read(transaction -> {
            AppCatalog.requiredApp(transaction, app);
            return AppCatalog.countries(transaction, app);
        });
        return filter.reply(countries.stream().map(AppRoutes::json).toList());
    }

    private static ObjectNode json(CountryCode country) {
        return Tags.tagged(Json.object().put("countryCode", country.value()), 0);
    }

    private Reply country(Request request) {
        UUID app = VersionRoutes.app(request);
        CountryCode country = VersionRoutes.country(request);
        catalog.read(transaction -> {
            AppCatalog.requireCountry(transaction, app, country);
            return true;
        });
        return Tags.reply(200, json(country));
    }

    /** Puts an app into a country. There is nothing of a country that could change. */
    private Reply add(Request request) {
        UUID app = VersionRoutes.app(request);
        CountryCode country = VersionRoutes.country(request);
        JsonObject json = request.json();
        json.optionalParsed("countryCode", CountryCode::new)
                .filter(named -> !named.equals(country))
                .ifPresent(other -> {
                    throw new InvalidInput("RB930", "the path and the body name different countries", "name the same");
                });
        json.end();
        boolean isNew = catalog.write(transaction -> {
            AppCatalog.requiredApp(transaction, app);
            boolean added = AppCatalog.addCountry(
                    transaction, app, country, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (added) {
                audit.append(
                        transaction,
                        request.caller().name(),
                        "app.country",
                        app.toString(),
                        Json.object().put("country", country.value()));
            }
            return added;
        });
        return Tags.reply(isNew ? 201 : 200, json(country));
    }
}
