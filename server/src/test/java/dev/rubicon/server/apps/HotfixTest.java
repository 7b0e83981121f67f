package dev.rubicon.server.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.server.TestCatalog;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Hotfixes of environments, as Microsoft's document has them. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class HotfixTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    private AppsWorld world;

    HotfixTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @BeforeEach
    void start() {
        world = new AppsWorld(folder, catalog);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aHotfixKeepsMajorAndMinorAndNeverForces() {
        for (String number : List.of("1.0.0.0", "1.0.1.0", "1.1.0.0", "1.0.0.1")) {
            world.uploaded(world.app(number, "Name"));
        }
        StoreAgent agent = world.store("store-1", "1.0.0.0");
        List<String> before = world.state();
        AppsWorld.check(400, "RB938", hotfix("store-1", "1.1.0.0"));
        AppsWorld.check(400, "RB938", hotfix("store-1", "1.0.0.0"));
        AppsWorld.check(404, "RB934", hotfix("store-1", "1.0.9.0"));
        AppsWorld.check(404, "RB934", hotfix("store-2", "1.0.1.0"));
        assertEquals(before, world.state());
        world.patchVersion("1.0.1.0", "{\"syncMode\":\"ForceSync\"}");
        AppsWorld.check(400, "RB938", hotfix("store-1", "1.0.1.0"));
        world.patchVersion("1.0.1.0", "{\"syncMode\":\"Sync\"}");
        world.patchVersion("1.0.1.0", "{\"availability\":\"Deprecated\"}");
        AppsWorld.check(400, "RB938", hotfix("store-1", "1.0.1.0"));
        world.patchVersion("1.0.1.0", "{\"availability\":\"Preview\"}");
        JsonNode made = AppsWorld.required(201, hotfix("store-1", "1.0.1.0"));
        String path = AppsWorld.US + "/environmentHotfixes/" + made.get("id").asText();
        assertEquals("1.0.0.0 1.0.1.0 Scheduled", text(made));
        assertEquals(
                "{\"id\":\"till-app\",\"version\":\"=1.0.1.0\"}",
                agent.assignment().at("/request/packages/0").toString());
        agent.plans("till-app", "1.0.0.0", "1.0.1.0");
        agent.begins();
        assertEquals("1.0.0.0 1.0.1.0 Running", text(world.get(path)));
        AppsWorld.check(409, "RB970", world.patch(path, world.deployer, "", "{\"status\":\"Canceled\"}"));
        agent.says(new Progress.State.Succeeded());
        assertEquals("1.0.0.0 1.0.1.0 Succeeded", text(world.get(path)));
        assertEquals(
                List.of("Succeeded"),
                world.listed(
                        AppsWorld.US
                                + "/environmentHotfixes?$filter=status eq 'Succeeded' and targetAppVersion eq '1.0.1.0'",
                        "status"));
        // A preview is not replaced by a hotfix.
        world.uploaded(world.app("1.0.2.0", "Name"));
        world.store("store-3", "1.0.1.0");
        AppsWorld.check(400, "RB938", hotfix("store-3", "1.0.2.0"));
    }

    @Test
    void aHotfixThatCannotWaitIgnoresTheHoursOfTheInstance() {
        world.uploaded(world.app("1.0.0.0", "Name"));
        world.uploaded(world.app("1.0.1.0", "Name"));
        String never = UpdateWindow.parse("03:00-03:01").toString();
        for (boolean ignored : new boolean[] {false, true}) {
            StoreAgent agent = world.store("store-" + ignored, "1.0.0.0", never);
            JsonNode made = AppsWorld.required(
                    201, hotfix("store-" + ignored, "1.0.1.0", ",\"ignoreUpgradeWindow\":" + ignored));
            assertEquals(ignored, made.get("ignoreUpgradeWindow").asBoolean());
            agent.plans("till-app", "1.0.0.0", "1.0.1.0");
            JsonNode apply = agent.assignment();
            assertEquals(ignored ? "any" : "", apply.path("hours").asText());
            assertEquals(ignored, apply.get("notBefore").asText().startsWith("1970"), apply::toString);
        }
    }

    private HttpResponse<String> hotfix(String store, String version) {
        return hotfix(store, version, "");
    }

    private HttpResponse<String> hotfix(String store, String version, String more) {
        return world.server.post(
                AppsWorld.US + "/environmentHotfixes",
                world.deployer,
                "{\"environmentAadTenantId\":\"539a833c-4e6a-42d8-a081-27fa9d810424\",\"targetAppVersion\":\"" + version
                        + "\",\"environmentApplicationFamily\":\"Business Central\",\"environmentName\":\"" + store
                        + "\",\"environmentType\":\"Production\"" + more + "}");
    }

    private static String text(JsonNode hotfix) {
        return hotfix.get("sourceAppVersion").asText() + " "
                + hotfix.get("targetAppVersion").asText() + " "
                + hotfix.get("status").asText();
    }

    @Test
    void aHotfixWaitsForItsTimeAndCanBeCanceledUntilThen() {
        world.uploaded(world.app("1.0.0.0", "Name"));
        world.uploaded(world.app("1.0.1.0", "Name"));
        StoreAgent agent = world.store("store-1", "1.0.0.0");
        Instant soon = world.clock.instant().plusSeconds(60);
        JsonNode first = AppsWorld.required(201, hotfix("store-1", "1.0.1.0", ",\"runAfter\":\"" + soon + "\""));
        agent.plans("till-app", "1.0.0.0", "1.0.1.0");
        assertEquals("download", agent.assignment().get("kind").asText());
        String path = AppsWorld.US + "/environmentHotfixes/";
        world.server.server().fleet().look();
        assertEquals("download", agent.assignment().get("kind").asText());
        world.clock.pass(Duration.ofMinutes(1));
        world.server.server().fleet().look();
        assertEquals("apply", agent.assignment().get("kind").asText());
        assertEquals(
                "1.0.0.0 1.0.1.0 Canceled",
                text(AppsWorld.required(
                        200,
                        world.patch(
                                path + first.get("id").asText(), world.deployer, "", "{\"status\":\"Canceled\"}"))));
        JsonNode second =
                AppsWorld.required(201, hotfix("store-1", "1.0.1.0", ",\"runAfter\":\"2999-01-01T00:00:00Z\""));
        assertEquals(
                "1.0.0.0 1.0.1.0 Canceled",
                text(AppsWorld.required(
                        200,
                        world.patch(
                                path + second.get("id").asText(), world.deployer, "", "{\"status\":\"Canceled\"}"))));
        AppsWorld.check(
                409,
                "RB970",
                world.patch(path + second.get("id").asText(), world.deployer, "", "{\"status\":\"Canceled\"}"));
    }
}
