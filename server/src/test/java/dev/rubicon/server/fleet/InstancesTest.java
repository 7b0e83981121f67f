package dev.rubicon.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.fleet.protocol.AgentId;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.RegistrationJson;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestCatalog.class)
class InstancesTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    InstancesTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @Test
    void anInstanceIsListedWithWhatItHolds() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestFleet fleet = new TestFleet(server);
            fleet.agent("b", "shops");
            fleet.agent("a", "pilot");
            JsonNode all = TestServer.json(server.get("/api/v1/fleet/instances", server.admin()))
                    .get("value");
            assertEquals("a pilot 1.0.0", text(all.get(0)));
            assertEquals("b shops 1.0.0", text(all.get(1)));
            JsonNode pilots = TestServer.json(server.get("/api/v1/fleet/instances?ring=pilot", server.admin()))
                    .get("value");
            assertEquals(1, pilots.size());
            HttpResponse<String> moved =
                    server.post("/api/v1/fleet/instances/b/ring", server.admin(), "{\"ring\":\"late\"}");
            assertEquals("b late 1.0.0", text(TestServer.json(moved)));
            assertEquals(
                    404, server.get("/api/v1/fleet/instances/c", server.admin()).statusCode());
        }
    }

    private static String text(JsonNode instance) {
        return instance.get("name").asText() + " " + instance.get("ring").asText() + " "
                + instance.at("/packages/0/version").asText();
    }

    @Test
    void aTokenRegistersOneInstanceOnce() {
        TestClock clock = new TestClock();
        try (TestServer server = TestServer.start(TestServer.settings(folder, catalog.fresh(folder)), clock)) {
            TestFleet fleet = new TestFleet(server);
            String invitation = fleet.invited("a", "pilot");
            TestAgent a = new TestAgent("a", () -> server.uri("/"));
            assertEquals(409, a.register(invitation, new InstanceName("b")).statusCode());
            // The first answer got lost, and is asked for again; the token of the first is worth nothing.
            HttpResponse<String> lost = a.register(invitation, a.name);
            assertEquals(201, lost.statusCode(), lost.body());
            a.registered(invitation);
            a.poll();
            assertNotEquals(token(lost), a.token);
            a.token = token(lost);
            assertEquals(401, a.poll().statusCode());
            // From the first report on it is used up.
            assertEquals(401, a.register(invitation, a.name).statusCode());
        }
    }

    private static String token(HttpResponse<String> grant) {
        return RegistrationJson.grant(grant.body().getBytes(StandardCharsets.UTF_8))
                .token();
    }

    @Test
    void aTokenThatWasUsedLongAgoRegistersNobody() {
        TestClock clock = new TestClock();
        try (TestServer server = TestServer.start(TestServer.settings(folder, catalog.fresh(folder)), clock)) {
            String invitation = new TestFleet(server).invited("a", "pilot");
            TestAgent a = new TestAgent("a", () -> server.uri("/"));
            assertEquals(201, a.register(invitation, a.name).statusCode());
            clock.pass(Duration.ofMinutes(16));
            HttpResponse<String> late = a.register(invitation, a.name);
            assertEquals("409 RB976", late.statusCode() + " " + TestServer.code(late));
            // Nor does one that was made for another purpose.
            HttpResponse<String> admin = a.register(server.admin(), a.name);
            assertEquals("409 RB976", admin.statusCode() + " " + TestServer.code(admin));
        }
    }

    @Test
    void anotherMachineTakesThePlaceOfTheFirst() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestFleet fleet = new TestFleet(server);
            TestAgent old = fleet.agent("a", "pilot");
            TestAgent next = fleet.agent("a", "shops");
            assertEquals(401, old.poll().statusCode());
            assertEquals(200, next.poll().statusCode());
            assertEquals(
                    1,
                    TestServer.json(server.get("/api/v1/fleet/instances", server.admin()))
                            .get("value")
                            .size());
        }
    }

    @Test
    void aRenewedTokenLeavesTheFormerOneForAWhile() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestAgent a = new TestFleet(server).agent("a", "pilot");
            String first = a.token;
            String second = token(server.post("/fleet/v1/token/renew", first, "{}"));
            // The answer may have got lost: it asks again, by the first.
            String third = token(server.post("/fleet/v1/token/renew", first, "{}"));
            assertEquals(List.of(200, 401, 200), polls(a, first, second, third));
            String fourth = token(server.post("/fleet/v1/token/renew", third, "{}"));
            assertEquals(List.of(401, 200, 200), polls(a, first, third, fourth));
        }
    }

    private static List<Integer> polls(TestAgent agent, String... tokens) {
        return java.util.Arrays.stream(tokens)
                .map(token -> {
                    agent.token = token;
                    int status = agent.poll().statusCode();
                    return status == 304 ? 200 : status;
                })
                .toList();
    }

    @Test
    void aRevokedAgentIsNotHeard() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestAgent a = new TestFleet(server).agent("a", "pilot");
            HttpResponse<String> revoked = server.post("/api/v1/fleet/instances/a/revoke", server.admin(), "");
            assertEquals(1, TestServer.json(revoked).get("revoked").asInt(), revoked.body());
            assertEquals(401, a.poll().statusCode());
            assertEquals(
                    404,
                    server.post("/api/v1/fleet/instances/b/revoke", server.admin(), "")
                            .statusCode());
        }
    }

    @Test
    void nobodySpeaksForAnother() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestFleet fleet = new TestFleet(server);
            TestAgent a = fleet.agent("a", "pilot");
            TestAgent b = fleet.agent("b", "shops");
            assertEquals(403, a.report(b.name, b.grant.orElseThrow().agent()));
            assertEquals(403, a.report(a.name, new AgentId("x")));
            assertEquals(403, server.get("/api/v1/fleet/instances", a.token).statusCode());
            assertEquals(403, server.get("/api/v1/deployments", a.token).statusCode());
            HttpResponse<String> admin = server.get("/fleet/v1/assignment", server.admin());
            assertEquals("403 RB977", admin.statusCode() + " " + TestServer.code(admin));
            String id = fleet.create(TestFleet.wanted(0, 1, 1, "shops"));
            // It has no part in this deployment, and there is none of the other name.
            assertEquals(409, a.tell(new DeploymentId(id), 1, new Progress.State.Accepted()));
            assertEquals(404, a.tell(new DeploymentId("d-9"), 1, new Progress.State.Accepted()));
            assertEquals("preparing: b planning", fleet.text(id));
        }
    }

    @Test
    void namesOfAnyLengthHaveTokens() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestFleet fleet = new TestFleet(server);
            String name = "x".repeat(64);
            assertEquals(200, fleet.agent(name, "pilot").poll().statusCode());
            assertEquals(
                    200, fleet.agent("y" + name.substring(1), "pilot").poll().statusCode());
            for (String wrong : List.of("{\"ring\":\"No\"}", "{\"days\":0}", "{\"days\":91}", "{\"day\":1}", "[]")) {
                HttpResponse<String> refused = server.post("/api/v1/fleet/instances/a/invite", server.admin(), wrong);
                assertEquals(400, refused.statusCode(), wrong);
                assertTrue(TestServer.code(refused).startsWith("RB"));
            }
        }
    }
}
