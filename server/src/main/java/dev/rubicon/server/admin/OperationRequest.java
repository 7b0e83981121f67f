package dev.rubicon.server.admin;

import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Version;
import dev.rubicon.server.apps.AppIds;
import dev.rubicon.server.web.Request;
import java.util.Optional;
import java.util.UUID;

/** Bodies of requests, their keys in any letter case. The hours of an instance hold whatever they say of its window. */
sealed interface OperationRequest {
    /** @param version absent for the newest */
    record Install(Optional<Version> version, boolean previews, boolean more) implements OperationRequest {
        static Install read(Request request) {
            JsonObject json = body(request);
            Optional<Version> version = json.optionalParsed("targetVersion", Version::parse);
            boolean previews = flag(json, "allowPreviewVersion");
            boolean accepted = flag(json, "acceptIsvEula");
            json.optionalString("languageId");
            Install install = new Install(version, previews, dependencies(json));
            if (!accepted) {
                throw AdminRefusal.invalid("acceptIsvEula has to be true");
            }
            if (previews && version.isEmpty()) {
                throw AdminRefusal.invalid("allowPreviewVersion goes with a targetVersion");
            }
            return install;
        }
    }

    record Update(Version version, boolean previews, boolean more) implements OperationRequest {
        static Update read(Request request) {
            JsonObject json = body(request);
            Version version = json.parsed("targetVersion", Version::parse);
            return new Update(version, flag(json, "allowPreviewVersion"), dependencies(json));
        }
    }

    record Uninstall(boolean dependents, boolean data) implements OperationRequest {
        static Uninstall read(Request request) {
            JsonObject json = body(request);
            boolean dependents = flag(json, "uninstallDependents");
            boolean data = flag(json, "deleteData");
            flag(json, "useEnvironmentUpdateWindow");
            json.end();
            return new Uninstall(dependents, data);
        }
    }

    record Cancel(UUID operation) implements OperationRequest {
        static Cancel read(Request request) {
            JsonObject json = body(request);
            UUID operation = json.parsed("scheduledOperationId", AppIds::parse);
            json.end();
            return new Cancel(operation);
        }
    }

    private static boolean dependencies(JsonObject json) {
        boolean more = flag(json, "installOrUpdateNeededDependencies");
        flag(json, "useEnvironmentUpdateWindow");
        json.end();
        return more;
    }

    private static boolean flag(JsonObject json, String key) {
        return json.has(key) && json.flag(key);
    }

    private static JsonObject body(Request request) {
        if (!request.hasBody()) {
            throw AdminRefusal.noBody();
        }
        request.requireJson();
        return JsonObject.ofAnyCase(Json.read(request.body(), "the body"), "the body");
    }
}
