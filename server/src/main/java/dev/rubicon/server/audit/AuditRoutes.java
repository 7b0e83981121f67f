package dev.rubicon.server.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.util.List;

/** The audit log over HTTP. */
public record AuditRoutes(Catalog catalog, AuditLog audit) {
    private static final int MOST = 1_000;

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/audit", Access.needs(Scope.ADMIN), this::list),
                Route.get("/api/v1/audit/verify", Access.needs(Scope.ADMIN), request -> verify()));
    }

    private Reply list(Request request) {
        long before = number(request, "before", Long.MAX_VALUE);
        long limit = number(request, "limit", 100);
        if (limit < 1 || limit > MOST) {
            throw Refusals.malformed("limit is from 1 to " + MOST);
        }
        ArrayNode entries = Json.array();
        audit.newest(catalog, before, (int) limit).forEach(entry -> entries.add(entry.json()));
        ObjectNode body = Json.object();
        body.set("value", entries);
        return Reply.json(body);
    }

    private static long number(Request request, String name, long usual) {
        try {
            return request.query(name).map(Long::parseLong).orElse(usual);
        } catch (NumberFormatException e) {
            throw Refusals.malformed(name + " must be a whole number");
        }
    }

    private Reply verify() {
        return switch (audit.verify(catalog)) {
            case AuditLog.Verdict.Whole whole ->
                Reply.json(Json.object()
                        .put("verdict", "whole")
                        .put("entries", whole.entries())
                        .put("head", whole.head()));
            case AuditLog.Verdict.Broken broken ->
                Reply.json(Json.object()
                        .put("verdict", "broken")
                        .put("seq", broken.seq())
                        .put("why", broken.why()));
        };
    }
}
