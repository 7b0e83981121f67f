package dev.rubicon.server.named;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Migration;
import dev.rubicon.server.catalog.Row;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Named installers in the catalog, and over HTTP. */
public record NamedInstallers(Catalog catalog, AuditLog audit, Clock clock) {
    public static final List<Migration> MIGRATIONS = List.of(Migration.of(
            "installer",
            1,
            "CREATE TABLE installer (name TEXT NOT NULL PRIMARY KEY, wanted TEXT NOT NULL, created_at BIGINT NOT NULL, "
                    + "created_by TEXT NOT NULL)"));

    private static final String ALL = "/api/v1/installers";
    private static final String ONE = ALL + "/{name}";

    public List<Route> routes() {
        return List.of(
                Route.get(ALL, Access.needs(Scope.READ), request -> list()),
                Route.get(ONE, Access.needs(Scope.READ), this::show),
                Route.post(ONE, Access.needs(Scope.DEPLOY), this::save),
                Route.delete(ONE, Access.needs(Scope.DEPLOY), this::delete));
    }

    private Reply list() {
        ArrayNode all = Json.array();
        all().forEach(installer -> all.add(installer.json()));
        ObjectNode body = Json.object();
        body.set("value", all);
        return Reply.json(body);
    }

    /** By name. */
    public List<NamedInstaller> all() {
        return catalog.read(
                transaction -> transaction.query("SELECT * FROM installer ORDER BY name", NamedInstallers::installer));
    }

    private static NamedInstaller installer(Row row) {
        String what = "the installer " + row.text("name");
        return NamedInstaller.read(
                row.text("name"),
                JsonObject.of(Json.read(row.text("wanted"), what), what),
                row.instant("created_at"),
                row.text("created_by"));
    }

    private Reply show(Request request) {
        return Reply.json(required(request.parameter("name")).json());
    }

    /** @throws HttpProblem 404 RB980 */
    public NamedInstaller required(String name) {
        return catalog.read(transaction ->
                        transaction.first("SELECT * FROM installer WHERE name = ?", NamedInstallers::installer, name))
                .orElseThrow(() -> none(name));
    }

    private static HttpProblem none(String name) {
        return new HttpProblem(404, "RB980", "there is no installer " + name);
    }

    /** Puts it in the place of one of the same name. */
    private Reply save(Request request) {
        NamedInstaller installer = NamedInstaller.read(
                request.parameter("name"),
                request.json(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.caller().name());
        catalog.write(transaction -> {
            transaction.update(
                    "INSERT INTO installer (name, wanted, created_at, created_by) VALUES (?, ?, ?, ?) "
                            + "ON CONFLICT (name) DO UPDATE SET wanted = excluded.wanted, created_at = excluded.created_at, "
                            + "created_by = excluded.created_by",
                    installer.name(),
                    Json.writeLine(installer.wanted()),
                    installer.createdAt(),
                    installer.createdBy());
            audit.append(transaction, installer.createdBy(), "installer.save", installer.name(), installer.wanted());
            return true;
        });
        return Reply.json(201, installer.json());
    }

    private Reply delete(Request request) {
        String name = request.parameter("name");
        catalog.write(transaction -> {
            if (transaction.update("DELETE FROM installer WHERE name = ?", name) == 0) {
                throw none(name);
            }
            audit.append(transaction, request.caller().name(), "installer.delete", name, Json.object());
            return true;
        });
        return Reply.empty(204);
    }
}
