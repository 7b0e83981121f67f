package dev.rubicon.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.server.ServerSettings;
import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestCatalog.class)
class DeploymentTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    DeploymentTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @Test
    void aDeploymentGoesFromTheCanaryToTheLastRing() {
        ServerSettings settings = TestServer.settings(folder, catalog.fresh(folder));
        try (TestServer server = TestServer.start(settings, Clock.systemUTC());
                TestServer other = TestServer.start(settings, Clock.systemUTC())) {
            TestFleet fleet = new TestFleet(server);
            TestAgent a = fleet.agent("a", "pilot");
            TestAgent b = fleet.agent("b", "shops").crossing();
            TestAgent c = fleet.agent("c", "shops");
            List<TestAgent> all = List.of(a, b, c);
            String id = fleet.create(TestFleet.wanted(1, 1, 1, "pilot", "shops"));
            assertEquals("d-000001", id);
            // Started before anybody has planned: the first wave waits for its plans.
            assertEquals(200, fleet.wish(id, "start").statusCode());
            assertEquals("going: a planning, b planning, c planning", fleet.text(id));

            all.forEach(TestAgent::round);
            assertEquals("going: a scheduled, b awaiting approval, c planned", fleet.text(id));
            JsonNode shown = fleet.shown(id).at("/instances/1/steps/0");
            assertEquals("true 7", shown.get("forced").asText() + " " + shown.get("lost"));
            assertEquals(
                    "{\"plan\":\"b\"}",
                    server.get("/api/v1/deployments/" + id + "/plans/b", server.admin())
                            .body());

            all.forEach(TestAgent::round);
            assertEquals("going: a succeeded, b awaiting approval, c planned", fleet.text(id));
            b.round();
            assertEquals(List.of(), b.applied);

            HttpResponse<String> other1 = fleet.wish(id, "approve", server.admin(), TestFleet.approval(a));
            assertEquals("409 RB948", other1.statusCode() + " " + TestServer.code(other1));
            String bob = server.token("bob", "read", "approve");
            assertEquals(403, fleet.wish(id, "start", bob, "{}").statusCode());
            assertEquals(
                    200, fleet.wish(id, "approve", bob, TestFleet.approval(b)).statusCode());
            assertEquals(
                    "bob", fleet.shown(id).at("/instances/1/approvals/0/by").asText());
            assertEquals("going: a succeeded, b scheduled, c planned", fleet.text(id));

            b.fails = true;
            all.forEach(TestAgent::round);
            assertEquals("paused: a succeeded, b failed, c planned", fleet.text(id));
            // Another process knows the same, and it is what a new one would read.
            assertEquals(fleet.shown(id), fleet.shown(id));
            assertEquals(fleet.shown(id), TestServer.json(other.get("/api/v1/deployments/" + id, server.admin())));

            assertEquals(200, fleet.wish(id, "resume").statusCode());
            assertEquals("going: a succeeded, b failed, c scheduled", fleet.text(id));
            all.forEach(TestAgent::round);
            assertEquals("finished: a succeeded, b failed, c succeeded", fleet.text(id));

            b.fails = false;
            assertEquals(
                    200,
                    fleet.wish(id, "retry", server.admin(), "{\"instance\":\"b\"}")
                            .statusCode());
            b.round();
            fleet.wish(id, "approve", bob, TestFleet.approval(b));
            b.round();
            assertEquals("finished: a succeeded, b succeeded, c succeeded", fleet.text(id));
            assertEquals("1 2 1", a.applied.size() + " " + b.applied.size() + " " + c.applied.size());
            audited(server);
        }
    }

    private static void audited(TestServer server) {
        List<String> actions = new ArrayList<>();
        JsonNode entries = TestServer.json(server.get("/api/v1/audit?limit=1000", server.admin()))
                .get("value");
        entries.forEach(entry -> {
            String action = entry.get("action").asText();
            if (action.startsWith("deployment.") || action.startsWith("instance.")) {
                actions.addFirst(entry.get("who").asText() + " " + action.substring(action.indexOf('.') + 1));
            }
        });
        assertEquals(
                List.of(
                        "register:a register",
                        "register:b register",
                        "register:c register",
                        "admin create",
                        "admin start",
                        "server wave",
                        "server schedule",
                        "agent:1:a succeeded",
                        "bob approve",
                        "server wave",
                        "server schedule",
                        "agent:1:b failed",
                        "server stop",
                        "admin resume",
                        "server wave",
                        "server schedule",
                        "agent:1:c succeeded",
                        "server finish",
                        "admin retry",
                        "server reopen",
                        "bob approve",
                        "server schedule",
                        "agent:1:b succeeded",
                        "server finish"),
                actions);
        assertEquals(
                "whole",
                TestServer.json(server.get("/api/v1/audit/verify", server.admin()))
                        .get("verdict")
                        .asText());
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestFleet fleet = new TestFleet(server);
            TestAgent a = fleet.agent("a", "pilot");
            assertEquals(200, a.poll().statusCode());
            assertEquals(304, a.poll().statusCode());
            assertEquals("", a.poll().body());
            fleet.create(TestFleet.wanted(0, 1, 1, "pilot"));
            assertEquals(200, a.poll().statusCode());
            assertEquals(304, a.poll().statusCode());
        }
    }

    @Test
    void deploymentsOfOneInstanceGoOneAfterTheOther() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestFleet fleet = new TestFleet(server);
            TestAgent a = fleet.agent("a", "pilot");
            String first = fleet.create(TestFleet.wanted(0, 1, 1, "pilot"));
            String second = fleet.create(TestFleet.wanted(0, 1, 1, "@a"));
            a.round();
            a.round();
            assertEquals("preparing: a planned", fleet.text(first));
            assertEquals("preparing: a planned", fleet.text(second));
            fleet.wish(second, "start");
            fleet.wish(first, "start");
            a.round();
            assertEquals("finished: a succeeded", fleet.text(first));
            // Its plan was another one by then: it plans anew, and there is nothing to do any more.
            a.round();
            a.round();
            assertEquals("finished: a skipped", fleet.text(second));
            assertEquals(1, a.applied.size());
        }
    }

    @Test
    void aPauseRecallsWhatNobodyHasAccepted() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestFleet fleet = new TestFleet(server);
            TestAgent a = fleet.agent("a", "pilot");
            String id = fleet.create(TestFleet.wanted(0, 1, 1, "pilot"));
            a.round();
            fleet.wish(id, "start");
            fleet.wish(id, "pause");
            a.round();
            assertEquals("paused: a planned", fleet.text(id));
            fleet.wish(id, "cancel");
            a.round();
            assertEquals("canceled: a canceled", fleet.text(id));
            assertEquals(List.of(), a.applied);
            HttpResponse<String> late = fleet.wish(id, "resume");
            assertEquals("409 RB951", late.statusCode() + " " + TestServer.code(late));
        }
    }

    @Test
    void wavesGoOnWithoutAnAgentThatSaysNothing() {
        TestClock clock = new TestClock();
        try (TestServer server = TestServer.start(TestServer.settings(folder, catalog.fresh(folder)), clock)) {
            TestFleet fleet = new TestFleet(server);
            Fleet inside = server.server().fleet();
            inside.look();
            TestAgent a = fleet.agent("a", "pilot");
            TestAgent b = fleet.agent("b", "shops");
            String id = fleet.create(TestFleet.wanted(0, 1, 1, "pilot", "shops"));
            b.round();
            fleet.wish(id, "start");
            Duration step = Duration.ofSeconds(50);
            for (long steps = Fleet.SILENCE.dividedBy(step); steps >= -1; steps--) {
                clock.pass(step);
                b.round();
                inside.look();
            }
            assertEquals("finished: a skipped, b succeeded", fleet.text(id));
            a.round();
            assertEquals("going: a scheduled, b succeeded", fleet.text(id));
            a.round();
            assertEquals("finished: a succeeded, b succeeded", fleet.text(id));
        }
    }

    @Test
    void agentsAreNotSilentWhileNoServerCouldHearThem() {
        TestClock clock = new TestClock();
        ServerSettings settings = TestServer.settings(folder, catalog.fresh(folder));
        String id;
        String admin;
        TestAgent[] agents = new TestAgent[1];
        try (TestServer server = TestServer.start(settings, clock)) {
            admin = server.admin();
            server.server().fleet().look();
            TestFleet fleet = new TestFleet(server);
            agents[0] = fleet.agent("a", "pilot");
            id = fleet.create(TestFleet.wanted(0, 1, 1, "pilot"));
            fleet.wish(id, "start");
        }
        clock.pass(Duration.ofDays(1));
        try (TestServer server = TestServer.start(settings, clock)) {
            server.server().fleet().look();
            clock.pass(Duration.ofMinutes(1));
            server.server().fleet().look();
            JsonNode shown = TestServer.json(server.get("/api/v1/deployments/" + id, admin));
            assertEquals("planning", shown.at("/instances/0/state").asText());
        }
    }

    @Test
    void whatCannotBeDeployedIsSaid() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            TestFleet fleet = new TestFleet(server);
            fleet.agent("a", "pilot");
            String good = Json.writeLine(TestFleet.wanted(0, 1, 1, "pilot").json());
            refused(server, "RB945", 400, good.replace("pilot", "nobody"));
            refused(server, "RB975", 404, good.replace("pilot", "@b"));
            refused(server, "RB978", 400, good.replace("pilot", "No Ring"));
            refused(server, "RB945", 400, good.replace("\"pilot\"", "\"pilot\",\"@a\""));
            refused(server, "RB944", 400, good.replace("\"pilot\"", ""));
            refused(server, "RB944", 400, good.replace("\"canary\":0", "\"canary\":2"));
            refused(server, "RB944", 400, good.replace("{\"id\":\"pos\",\"version\":\"2.0.0\"}", ""));
            refused(server, "RB123", 400, good.replace("\"canary\"", "\"canaries\""));
            refused(server, "RB943", 400, good.replace("\"canary\"", "\"window\":\"night\",\"canary\""));
            assertEquals(
                    0,
                    TestServer.json(server.get("/api/v1/deployments", server.admin()))
                            .get("value")
                            .size());
            assertEquals(
                    404,
                    server.get("/api/v1/deployments/d-000009", server.admin()).statusCode());
            assertEquals("d-000001", fleet.create(TestFleet.wanted(0, 1, 1, "pilot")));
            assertEquals(
                    404,
                    server.get("/api/v1/deployments/d-000001/plans/a", server.admin())
                            .statusCode());
        }
    }

    private static void refused(TestServer server, String code, int status, String json) {
        HttpResponse<String> answer = server.post("/api/v1/deployments", server.admin(), json);
        assertEquals(status + " " + code, answer.statusCode() + " " + TestServer.code(answer), json);
        assertFalse(answer.body().contains("dev.rubicon"));
        assertTrue(TestServer.json(answer).at("/error/message").asText().length() > 5);
    }
}
