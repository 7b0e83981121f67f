package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.server.fleet.FleetInstance;
import dev.rubicon.server.fleet.Instances;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An instance of the fleet that has an app, in the words of Business Central: all are of one tenant and one family, are productive,
 * and stand where their ring is.
 *
 * @param app as its agent reported it last
 */
record Environment(FleetInstance instance, AppIdentity app) {
    static final String TENANT = new UUID(0, 0).toString();
    static final String FAMILY = "BusinessCentral";
    static final String TYPE = "Production";

    static List<Environment> all(Instances instances, UUID app) {
        return instances.all(Optional.empty()).stream()
                .flatMap(instance -> of(instance, app).stream())
                .toList();
    }

    static Optional<Environment> of(FleetInstance instance, UUID app) {
        return instance.report().stream()
                .flatMap(report -> report.apps().stream())
                .filter(installed -> installed.id().equals(app))
                .findFirst()
                .map(installed -> new Environment(instance, installed));
    }

    /** @throws dev.rubicon.server.web.HttpProblem 404 RB934 */
    static Environment required(Instances instances, String name, UUID app) {
        return instances
                .named(name)
                .flatMap(instance -> of(instance, app))
                .orElseThrow(() -> AppProblems.noEnvironment(name, app));
    }

    InstanceName name() {
        return instance.name();
    }

    ObjectNode json(CountryCode country) {
        return Json.object()
                .put("aadTenantId", TENANT)
                .put("appId", app.id().toString())
                .put("applicationFamily", FAMILY)
                .put("countryCode", country.value())
                .put("locationName", instance.ring())
                .put("name", name().value())
                .put("type", TYPE)
                .put("version", app.version().toString());
    }

    /** @throws InvalidInput RB930 unless it is the one family that there is, with or without a space */
    static String family(String text) {
        if (!text.replace(" ", "").equalsIgnoreCase(FAMILY)) {
            throw new InvalidInput(
                    "RB930",
                    "'" + Quoted.shortened(text) + "' is not a family of environments",
                    "all are of " + FAMILY);
        }
        return text;
    }

    /** @throws InvalidInput RB930 */
    static String type(String text) {
        if (!text.equals(TYPE)) {
            throw new InvalidInput(
                    "RB930", "'" + Quoted.shortened(text) + "' is not the type of an environment", "all are " + TYPE);
        }
        return text;
    }
}
