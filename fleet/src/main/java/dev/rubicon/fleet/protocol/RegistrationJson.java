package dev.rubicon.fleet.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.instance.InstanceName;

/** What is sent to register, and the {@link TokenGrant} that comes back, then and when a token is renewed. */
public final class RegistrationJson {
    /** The largest that is read, in bytes. */
    public static final int MAX_BYTES = 16 * 1024;

    private RegistrationJson() {}

    public static ObjectNode write(Registration registration) {
        return Json.object().put("name", registration.name().value()).put("client", registration.client());
    }

    /** @throws dev.rubicon.model.InvalidInput RB120 to RB123, RB700, RB940 or RB941, if it is not what {@link #write} writes */
    public static Registration read(byte[] bytes) {
        JsonObject json = Fields.document(bytes, MAX_BYTES, "the registration");
        Registration registration =
                new Registration(json.parsed("name", InstanceName::new), Fields.text(json, "client"));
        json.end();
        return registration;
    }

    public static ObjectNode write(TokenGrant grant) {
        return Json.object()
                .put("agent", grant.agent().value())
                .put("token", grant.token())
                .put("ends", Fields.write(grant.ends()));
    }

    /** @throws dev.rubicon.model.InvalidInput RB120 to RB123, RB940 or RB941, if it is not what {@link #write} writes; the token is in no message */
    public static TokenGrant grant(byte[] bytes) {
        JsonObject json = Fields.document(bytes, MAX_BYTES, "the grant of a token");
        TokenGrant grant = new TokenGrant(
                json.parsed("agent", AgentId::new), json.parsed("token", text -> text), Fields.instant(json, "ends"));
        json.end();
        return grant;
    }
}
