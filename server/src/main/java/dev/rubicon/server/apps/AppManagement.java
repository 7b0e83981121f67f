package dev.rubicon.server.apps;

import dev.rubicon.repository.Publisher;
import dev.rubicon.repository.upkeep.Forcing;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.fleet.Instances;
import dev.rubicon.server.web.Route;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * The App Management API. Paths and shapes are Microsoft's, so that scripts that are written for it work here. Source: seed 000.
 *
 * @param staging a folder for what is coming in
 */
public record AppManagement(
        Catalog catalog,
        AuditLog audit,
        AppIndex index,
        Publisher publisher,
        Forcing forcing,
        Instances instances,
        AppOperations operations,
        Path staging,
        Clock clock) {
    private static final List<String> VERSIONS = List.of("/v1.3", "/v1.4");

    /** The same for each version of the API. */
    public List<Route> routes() {
        AppRoutes apps = new AppRoutes(catalog, audit, clock);
        VersionRoutes versions = new VersionRoutes(
                catalog,
                index,
                new Uploads(publisher, index, catalog, audit, staging, clock),
                new VersionChanges(catalog, audit, index, forcing));
        EnvironmentRoutes environments = new EnvironmentRoutes(catalog, index, instances, operations);
        return VERSIONS.stream()
                .flatMap(prefix -> Stream.of(apps.routes(prefix), versions.routes(prefix), environments.routes(prefix))
                        .flatMap(List::stream))
                .toList();
    }
}
