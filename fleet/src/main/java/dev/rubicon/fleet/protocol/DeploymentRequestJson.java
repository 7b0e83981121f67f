package dev.rubicon.fleet.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.ArgumentsJson;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Request;
import java.util.TreeSet;

/** {@code {"kind": "install", "packages": [{"id": "bundle/pos", "version": "^ 2.0"}], ...}}. */
public final class DeploymentRequestJson {
    private DeploymentRequestJson() {}

    public static ObjectNode write(DeploymentRequest request) {
        return switch (request) {
            case DeploymentRequest.Install install -> {
                ObjectNode json = Json.object().put("kind", "install");
                ArrayNode packages = json.putArray("packages");
                install.packages()
                        .forEach(one -> packages.addObject()
                                .put("id", one.id().value())
                                .put("version", one.query().toString()));
                json.put("rest", Fields.word(install.rest()));
                json.set("arguments", ArgumentsJson.write(install.arguments()));
                json.put("archive", install.archive());
                install.skippedCode().forEach(json.putArray("skipUpgradeCode")::add);
                ArrayNode forced = json.putArray("forceSync");
                install.forced()
                        .forEach(one -> forced.addObject()
                                .put("id", one.id().value())
                                .put("version", one.version().toString()));
                yield json;
            }
            case DeploymentRequest.Uninstall uninstall -> {
                ObjectNode json = Json.object().put("kind", "uninstall");
                ArrayNode ids = json.putArray("packages");
                uninstall.ids().forEach(id -> ids.add(id.value()));
                yield json.put("dependants", Fields.word(uninstall.dependants()))
                        .put("data", Fields.word(uninstall.data()))
                        .put("archive", uninstall.archive());
            }
        };
    }

    /** @throws dev.rubicon.model.InvalidInput RB120 to RB126, RB940 or RB944, or what a value refuses, if it is not what {@link #write} writes */
    public static DeploymentRequest read(JsonNode node) {
        JsonObject json = JsonObject.of(node, "the request of the deployment");
        String kind = json.string("kind");
        DeploymentRequest request = switch (kind) {
            case "install" -> install(json);
            case "uninstall" ->
                new DeploymentRequest.Uninstall(
                        json.strings("packages").stream().map(PackageId::new).toList(),
                        Fields.word(json, "dependants", InstallRequest.Dependants.class),
                        Fields.word(json, "data", Step.Data.class),
                        json.flag("archive"));
            default -> throw Fields.unknown("the kind of request", kind);
        };
        json.end();
        return request;
    }

    private static DeploymentRequest.Install install(JsonObject json) {
        return new DeploymentRequest.Install(
                json.list("packages", item -> {
                    JsonObject one = JsonObject.of(item, "what is asked for");
                    var asked = new InstallRequest.Asked(
                            one.parsed("id", PackageId::new), one.parsed("version", VersionQuery::parse));
                    one.end();
                    return asked;
                }),
                Fields.word(json, "rest", Request.Rest.class),
                ArgumentsJson.read(json.optional("arguments").orElseGet(Json::object), "the deployment"),
                json.flag("archive"),
                new TreeSet<>(json.strings("skipUpgradeCode")),
                new TreeSet<>(json.list("forceSync", DeploymentRequestJson::version)));
    }

    private static PackageVersion version(JsonNode node) {
        JsonObject json = JsonObject.of(node, "a version to be forced");
        PackageVersion version =
                new PackageVersion(json.parsed("id", PackageId::new), json.parsed("version", Version::parse));
        json.end();
        return version;
    }
}
