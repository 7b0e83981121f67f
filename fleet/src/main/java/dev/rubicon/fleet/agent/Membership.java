package dev.rubicon.fleet.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.protocol.RegistrationJson;
import dev.rubicon.fleet.protocol.TokenGrant;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.repository.http.WebAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * That an instance belongs to a fleet. The file holds the token, so only its owner may read it.
 *
 * @param name of the instance in the fleet
 * @param granted when the token was given
 */
public record Membership(WebAddress server, InstanceName name, TokenGrant grant, Instant granted) {
    /** Whether less than a third of the token's life is left. */
    public boolean isToRenew(Instant now) {
        Duration left = Duration.between(now, grant.ends());
        return left.multipliedBy(3).compareTo(Duration.between(granted, grant.ends())) < 0;
    }

    public Membership with(TokenGrant next, Instant now) {
        return new Membership(server, name, next, now);
    }

    static ObjectNode write(Membership membership) {
        ObjectNode json = Json.object()
                .put("server", membership.server().toString())
                .put("name", membership.name().value());
        json.set("grant", RegistrationJson.write(membership.grant()));
        return json.put("granted", Fields.write(membership.granted()));
    }

    static Membership read(byte[] bytes, String what) {
        JsonObject json = JsonObject.read(bytes, what);
        Membership membership = new Membership(
                json.parsed("server", WebAddress::parse),
                json.parsed("name", InstanceName::new),
                RegistrationJson.grant(Json.writeLine(json.optional("grant").orElseGet(Json::object))
                        .getBytes(StandardCharsets.UTF_8)),
                Fields.instant(json, "granted"));
        json.end();
        return membership;
    }
}
