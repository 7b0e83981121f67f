package dev.rubicon.installer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.ArgumentsJson;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.format.LockfileJson;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** The file of a {@link SavedPlan}. Its last key is the SHA-256 of all the others, so that a plan changed by hand is none. */
public final class SavedPlanJson {
    private static final int FORMAT = 1;
    private static final String SEAL = "sha256";

    private SavedPlanJson() {}

    public static ObjectNode write(SavedPlan saved) {
        ObjectNode json = Json.object()
                .put("format", FORMAT)
                .put("instance", saved.instance().value())
                .put("hash", saved.hash().hex())
                .put("snapshot", text(saved.when()));
        json.set("request", request(saved.request()));
        ArrayNode packages = json.putArray("packages");
        saved.packages()
                .forEach(needed -> packages.addObject()
                        .put("id", needed.identity().id().value())
                        .put("version", needed.identity().version().toString())
                        .put("size", needed.size())
                        .put("sha256", needed.digest().hex()));
        ArrayNode lines = json.putArray("plan");
        saved.lines().forEach(lines::add);
        return json.put(SEAL, seal(json).hex());
    }

    private static Digest seal(JsonNode json) {
        return Digest.of(Json.writeLine(json).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ObjectNode request(InstallRequest.OfVersions request) {
        ObjectNode json = Json.object();
        switch (request) {
            case InstallRequest.Install install -> install(json, install);
            case InstallRequest.Deploy deploy -> {
                install(json, deploy.install());
                ArrayNode forced = json.putArray("forced");
                deploy.forced()
                        .forEach(one -> forced.addObject()
                                .put("id", one.id().value())
                                .put("version", one.version().toString()));
            }
            case InstallRequest.Locked locked -> {
                json.set("locked", LockfileJson.write(locked.lockfile()));
                json.put("rest", text(locked.rest()));
            }
            case InstallRequest.Update update -> {
                ArrayNode ids = json.putArray("update");
                update.ids().forEach(id -> ids.add(id.value()));
                json.put("dependencies", text(update.dependencies()));
            }
        }
        if (!request.skippedCode().isEmpty()) {
            request.skippedCode().forEach(json.putArray("skipUpgradeCode")::add);
        }
        json.set("arguments", ArgumentsJson.write(request.arguments()));
        return json.put("archive", request.archive());
    }

    private static void install(ObjectNode json, InstallRequest.Install install) {
        ArrayNode asked = json.putArray("install");
        install.asked()
                .forEach(one -> asked.addObject()
                        .put("id", one.id().value())
                        .put("version", one.query().toString()));
        json.put("rest", text(install.rest()));
    }

    /** @throws Corrupt RB575 if the file was changed after it was written; InvalidInput if it is none of ours */
    public static SavedPlan read(byte[] bytes, String what) {
        JsonNode node = Json.read(bytes, what);
        JsonObject json = JsonObject.of(node, what);
        if (json.integer("format") != FORMAT) {
            throw new InvalidInput("RB705", what + " has an unknown format", "a newer Rubicon wrote it; use that one");
        }
        Digest sealed = json.parsed(SEAL, Digest::new);
        ObjectNode content = node.deepCopy();
        content.remove(SEAL);
        if (!seal(content).equals(sealed)) {
            throw new Corrupt(
                    "RB575",
                    what + " was changed after it was written",
                    "plan again: rubicon plan ... --output FILE; give what you want to the plan, not to the file");
        }
        SavedPlan saved = new SavedPlan(
                json.parsed("instance", InstanceName::new),
                request(JsonObject.of(json.optional("request").orElseGet(Json::object), "the request in " + what)),
                json.parsed("snapshot", SavedPlanJson::when),
                json.parsed("hash", Digest::new),
                json.list("packages", SavedPlanJson::needed),
                json.strings("plan"));
        json.end();
        return saved;
    }

    private static SavedPlan.Needed needed(JsonNode node) {
        JsonObject json = JsonObject.of(node, "a package of the plan");
        SavedPlan.Needed needed = new SavedPlan.Needed(
                new PackageVersion(json.parsed("id", PackageId::new), json.parsed("version", Version::parse)),
                json.integer("size"),
                json.parsed("sha256", Digest::new));
        json.end();
        return needed;
    }

    private static Precautions.When when(String text) {
        return Precautions.When.valueOf(text.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private static InstallRequest.OfVersions request(JsonObject json) {
        Arguments arguments = ArgumentsJson.read(json.optional("arguments").orElseGet(Json::object), "the plan");
        boolean archive = json.flag("archive");
        SortedSet<String> skipped =
                new TreeSet<>(json.has("skipUpgradeCode") ? json.strings("skipUpgradeCode") : List.of());
        if (json.has("locked")) {
            byte[] lockfile = Json.write(json.optional("locked").orElseThrow()).getBytes(StandardCharsets.UTF_8);
            return new InstallRequest.Locked(
                    LockfileJson.read(lockfile, "the lock file in the plan"), rest(json), arguments, archive, skipped);
        }
        if (json.has("update")) {
            return new InstallRequest.Update(
                    json.strings("update").stream().map(PackageId::new).toList(),
                    json.parsed("dependencies", text -> Request.Dependencies.valueOf(text.toUpperCase(Locale.ROOT))),
                    arguments,
                    archive,
                    skipped);
        }
        InstallRequest.Install install = new InstallRequest.Install(
                json.list("install", node -> {
                    JsonObject one = JsonObject.of(node, "what is asked for");
                    return new InstallRequest.Asked(
                            one.parsed("id", PackageId::new), one.parsed("version", VersionQuery::parse));
                }),
                rest(json),
                arguments,
                archive,
                skipped);
        return json.has("forced")
                ? new InstallRequest.Deploy(install, new TreeSet<>(json.list("forced", SavedPlanJson::version)))
                : install;
    }

    private static PackageVersion version(JsonNode node) {
        JsonObject json = JsonObject.of(node, "a forced version of the plan");
        return new PackageVersion(json.parsed("id", PackageId::new), json.parsed("version", Version::parse));
    }

    private static Request.Rest rest(JsonObject json) {
        return json.parsed("rest", text -> Request.Rest.valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
