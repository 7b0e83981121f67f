package dev.rubicon.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.console.Browsing;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The console's pages about the fleet, for somebody whose browser runs no script. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class FleetPagesTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    private TestServer server;
    private TestFleet fleet;
    private Browsing browsing;

    FleetPagesTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(folder, catalog);
        fleet = new TestFleet(server);
        browsing = Browsing.as(server, server.admin());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String page(String path) {
        HttpResponse<String> page = browsing.get(path);
        assertEquals(200, page.statusCode(), page::body);
        return Browsing.text(page);
    }

    private static void says(String page, String... expected) {
        for (String part : expected) {
            assertTrue(page.contains(part), () -> "'" + part + "' is not in: " + page);
        }
    }

    @Test
    void anEmptyFleetSaysWhatToDoNext() {
        says(page("/console/"), "No deployment is under way", "No instance belongs to the fleet yet");
        says(page("/console/instances"), "rubicon agent --server");
        says(page("/console/deployments"), "Nothing has been deployed yet");
        says(page("/console/deployments/new"), "there is nothing to deploy to");
    }

    @Test
    void instancesAreShownWithWhatTheyHold() {
        fleet.agent("store-001", "pilot");
        says(page("/console/instances"), "1 instance ", "store-001 pilot just now pos 1.0.0");
        says(page("/console/instances?q=none"), "No instance is called like that");
        says(page("/console/instances/store-001"), "Ring pilot", "pos 1.0.0 asked for", "Database SQLite");
        assertEquals(404, browsing.get("/console/instances/store-9").statusCode());
    }

    private String made(String rings, String canary) {
        browsing.get("/console/deployments/new");
        HttpResponse<String> answer = browsing.send(
                "/console/deployments", "name", "May", "packages", "pos@2.0.0", "rings", rings, "canary", canary);
        assertEquals(303, answer.statusCode(), answer::body);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void wish(String path) {
        assertEquals(303, browsing.send(path).statusCode());
    }

    @Test
    void ringsAreServedInTheOrderThatIsGivenAndADeploymentCanBePausedAndCanceled() {
        fleet.agent("a", "zulu");
        fleet.agent("b", "alpha");
        String path = made("zulu alpha", "1");
        says(page(path), "zulu, then alpha", "Canaries ring zulu", "Wave 2 ring alpha", "0 of 2 have ended");
        wish(path + "/start");
        says(page(path), "It is under way");
        wish(path + "/pause");
        says(page(path), "Paused by admin");
        wish(path + "/cancel");
        says(page(path), "Canceled by admin", "2 of 2 have ended");
        assertEquals(286, browsing.get(path + "/progress").statusCode());
        page(path + "/a");
        HttpResponse<String> late = browsing.send(path + "/start");
        assertEquals(409, late.statusCode());
        says(Browsing.text(late), "RB951");
    }

    @Test
    void onlyThePlanThatWasSeenIsApproved() {
        TestAgent agent = fleet.agent("a", "pilot").crossing();
        String path = made("pilot", "0");
        says(page(path + "/a"), "has not reported a plan yet");
        agent.round();
        says(page("/console/"), "One deployment waits for an approval");
        page(path + "/a");
        HttpResponse<String> other = browsing.send(path + "/a/approve", "plan", "0".repeat(64));
        assertEquals(409, other.statusCode());
        says(Browsing.text(other), "RB948");
        HttpResponse<String> none = browsing.send(path + "/a/approve", "plan", "x");
        assertEquals(400, none.statusCode());
        says(Browsing.text(none), "RB988");
        String seen =
                browsing.get(path + "/a").body().replaceAll("(?s).*name=\"plan\" value=\"([0-9a-f]{64})\".*", "$1");
        assertEquals(303, browsing.send(path + "/a/approve", "plan", seen).statusCode());
        says(page(path + "/a"), "Approved by admin");
    }

    @Test
    void whoMayOnlyReadIsOfferedNothingAndRefused() {
        fleet.agent("a", "pilot");
        String path = made("pilot", "0");
        browsing = Browsing.as(server, server.token("reader", "read"));
        HttpResponse<String> shown = browsing.get(path);
        assertEquals(200, shown.statusCode());
        assertTrue(!shown.body().contains("wish-start"), shown::body);
        assertEquals(403, browsing.send(path + "/start").statusCode());
        assertEquals(
                403, browsing.send(path + "/a/approve", "plan", "0".repeat(64)).statusCode());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            name,      '',          RB940
            packages,  '',          RB944
            packages,  No Id,       RB101
            rings,     none,        RB945
            rings,     'pilot,pilot', RB944
            rings,     PILOT,       RB978
            canary,    many,        RB988
            canary,    11,          RB944
            wave,      0,           RB944
            wave,      -1,          RB988
            window,    always,      RB943
            arguments, pos,         RB988
            arguments, pos.a b=1,   RB104
            """)
    void whatCannotBeDeployedIsExplainedBesideWhatWasFilledIn(String field, String value, String code) {
        fleet.agent("a", "pilot");
        browsing.get("/console/deployments/new");
        java.util.Map<String, String> fields =
                new java.util.TreeMap<>(java.util.Map.of("name", "Kept", "packages", "pos@2.0.0", "rings", "pilot"));
        fields.put(field, value);
        HttpResponse<String> answer = browsing.send(
                "/console/deployments",
                fields.entrySet().stream()
                        .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                        .toArray(String[]::new));
        assertEquals(400, answer.statusCode(), answer::body);
        says(Browsing.text(answer), code);
        assertTrue(field.equals("name") || answer.body().contains("value=\"Kept\""), answer::body);
        says(page("/console/deployments"), "Nothing has been deployed yet");
    }
}
