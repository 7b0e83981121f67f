package dev.rubicon.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Guid;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import java.util.UUID;

/** The identity of an app, in manifests and in a repository's index. */
final class AppJson {
    private AppJson() {}

    static ObjectNode write(AppIdentity app) {
        return Json.object()
                .put("id", app.id().toString())
                .put("name", app.name())
                .put("publisher", app.publisher())
                .put("version", app.version().toString());
    }

    static AppIdentity read(JsonObject json) {
        return new AppIdentity(
                json.parsed("id", AppJson::appId),
                json.string("name"),
                json.string("publisher"),
                json.parsed("version", Version::parse));
    }

    static UUID appId(String text) {
        return Guid.parse(text).orElseThrow(() -> notAnAppId(text));
    }

    private static InvalidInput notAnAppId(String text) {
        return new InvalidInput(
                "RB128",
                "'" + Quoted.shortened(text) + "' is not an app id",
                "write it as in app.json, such as 5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60");
    }
}
