package dev.rubicon.fleet.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Guid;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import java.util.UUID;

/** {@code {"name": "store-042", "agent": "...", "packages": [{"id": "bundle/pos", "version": "2.0.0", "asked": true}], ...}}. */
public final class InstanceReportJson {
    /** The largest that is read, in bytes. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private InstanceReportJson() {}

    public static ObjectNode write(InstanceReport report) {
        ObjectNode json = Json.object()
                .put("name", report.name().value())
                .put("agent", report.agent().value())
                .put("client", report.client())
                .put("strategy", report.strategy().toString())
                .put("database", report.database());
        ArrayNode packages = json.putArray("packages");
        report.packages()
                .forEach(one -> packages.addObject()
                        .put("id", one.id().value())
                        .put("version", one.version().toString())
                        .put("asked", one.asked()));
        ArrayNode apps = json.putArray("apps");
        report.apps()
                .forEach(app -> apps.addObject()
                        .put("id", app.id().toString())
                        .put("name", app.name())
                        .put("publisher", app.publisher())
                        .put("version", app.version().toString()));
        report.window().ifPresent(window -> json.put("window", window.toString()));
        json.put("zone", report.zone().getId());
        report.last().ifPresent(last -> json.set("last", ProgressJson.write(last)));
        return json.put("at", Fields.write(report.at()));
    }

    /** @throws dev.rubicon.model.InvalidInput RB120 to RB128, RB940, RB941 or RB943, if it is not what {@link #write} writes */
    public static InstanceReport read(byte[] bytes) {
        JsonObject json = Fields.document(bytes, MAX_BYTES, "the report of an instance");
        InstanceReport report = new InstanceReport(
                json.parsed("name", InstanceName::new),
                json.parsed("agent", AgentId::new),
                Fields.text(json, "client"),
                json.parsed("strategy", UpdateStrategy::parse),
                Fields.text(json, "database"),
                json.list("packages", InstanceReportJson::installed),
                json.list("apps", InstanceReportJson::app),
                json.optionalParsed("window", UpdateWindow::parse),
                Fields.zone(json, "zone"),
                json.optional("last").map(ProgressJson::read),
                Fields.instant(json, "at"));
        json.end();
        return report;
    }

    private static InstanceReport.Installed installed(JsonNode node) {
        JsonObject json = JsonObject.of(node, "an installed package");
        var installed = new InstanceReport.Installed(
                json.parsed("id", PackageId::new), json.parsed("version", Version::parse), json.flag("asked"));
        json.end();
        return installed;
    }

    private static UUID guid(String text) {
        return Guid.parse(text)
                .orElseThrow(() -> new InvalidInput(
                        "RB128", "'" + Quoted.shortened(text) + "' is not an app id", "write it as in app.json"));
    }

    private static AppIdentity app(JsonNode node) {
        JsonObject json = JsonObject.of(node, "an installed app");
        AppIdentity app = new AppIdentity(
                json.parsed("id", InstanceReportJson::guid),
                Fields.text(json, "name"),
                Fields.text(json, "publisher"),
                json.parsed("version", Version::parse));
        json.end();
        return app;
    }
}
