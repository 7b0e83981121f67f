package dev.rubicon.server.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.InstanceReportJson;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.server.catalog.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * An instance that belongs to the fleet.
 *
 * @param seenAt when its agent was heard last
 * @param report what it held then; absent if it has not said so yet
 */
public record FleetInstance(
        InstanceName name, String ring, Instant registeredAt, Instant seenAt, Optional<InstanceReport> report) {
    static FleetInstance of(Row row) {
        return new FleetInstance(
                new InstanceName(row.text("name")),
                row.text("ring"),
                row.instant("registered_at"),
                row.instant("seen_at"),
                row.optionalText("report").map(text -> InstanceReportJson.read(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** With the keys of the report, which are absent if there is none. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("name", name.value())
                .put("ring", ring)
                .put("registeredAt", Fields.write(registeredAt))
                .put("seenAt", Fields.write(seenAt));
        report.ifPresent(said -> json.setAll(InstanceReportJson.write(said)));
        return json;
    }
}
