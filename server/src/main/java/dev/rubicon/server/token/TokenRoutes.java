package dev.rubicon.server.token;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.util.List;

/** Tokens over HTTP, for admins. */
public record TokenRoutes(Catalog catalog, Tokens tokens) {
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/tokens", Access.needs(Scope.ADMIN), request -> list()),
                Route.post("/api/v1/tokens", Access.needs(Scope.ADMIN), this::create),
                Route.post("/api/v1/tokens/{id}/revoke", Access.needs(Scope.ADMIN), this::revoke));
    }

    private Reply list() {
        ArrayNode all = Json.array();
        tokens.all().forEach(token -> all.add(token.json()));
        ObjectNode body = Json.object();
        body.set("value", all);
        return Reply.json(body);
    }

    private Reply create(Request request) {
        NewToken wanted = NewToken.read(request.json());
        TokenText text = catalog.write(transaction ->
                tokens.create(transaction, wanted, request.caller().name()));
        return Reply.json(
                201,
                Json.object().put("id", text.id()).put("name", wanted.name()).put("token", text.shown()));
    }

    private Reply revoke(Request request) {
        return Reply.json(catalog.write(transaction -> tokens.revoke(
                        transaction, request.parameter("id"), request.caller().name()))
                .json());
    }
}
