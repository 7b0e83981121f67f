package dev.rubicon.server.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.model.Problem;
import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.apps.AppsWorld;
import dev.rubicon.server.apps.StoreAgent;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Source: design, bc-facts section 5.2. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class AdminTest {
    private static final String APPS = "/admin/v2.29/applications/BusinessCentral/environments/store-1/apps";
    private static final String TILL = AppsWorld.APP + " Till ";
    private static final String ADDON = AppsWorld.ADDON + " Till Addon ";

    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    private AppsWorld world;

    AdminTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @BeforeEach
    void start() {
        world = new AppsWorld(folder, catalog);
        world.uploaded(world.app("1.0.0.0", "Name"));
        world.uploaded(world.app("1.1.0.0", "Name", "Fax"));
        world.uploadedAddon(world.addon("1.0.0.0"));
        world.uploadedAddon(world.addon("2.0.0.0", "1.1.0.0"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private HttpResponse<String> post(UUID app, String what, String json) {
        return world.server.post(APPS + "/" + app + "/" + what, world.deployer, json.replace('\'', '"'));
    }

    private static void check(int status, String codes, HttpResponse<String> answer) {
        JsonNode json = TestServer.json(answer);
        assertEquals(
                status + " " + codes,
                answer.statusCode() + " " + json.path("code").asText() + " "
                        + json.at("/extensionData/code").asText(),
                answer::body);
        assertTrue(answer.headers().firstValue("ms-correlation-x").isPresent());
    }

    private static List<String> requirements(JsonNode list) {
        List<String> lines = new ArrayList<>();
        list.forEach(one -> lines.add(one.get("type").asText() + " "
                + one.get("name").asText() + " " + one.get("version").asText()));
        return lines;
    }

    @Test
    void appsAndTheirUpdatesAreListedWithWhatTheyNeed() {
        world.store("store-1", List.of(TILL + "1.0.0.0", ADDON + "1.0.0.0"));
        JsonNode apps = world.get(APPS).get("value");
        assertEquals(
                "Till Cronus 1.0.0.0 Installed global true",
                apps.at("/0/name").asText() + " " + apps.at("/0/publisher").asText() + " "
                        + apps.at("/0/version").asText() + " "
                        + apps.at("/0/state").asText() + " "
                        + apps.at("/0/appType").asText() + " "
                        + apps.at("/0/canBeUninstalled").asText());
        JsonNode updates = world.get(APPS + "/availableUpdates").get("value");
        assertEquals(
                "1.1.0.0 2.0.0.0",
                updates.at("/0/version").asText() + " "
                        + updates.at("/1/version").asText());
        assertEquals(List.of(), requirements(updates.at("/0/requirements")));
        assertEquals(List.of("Update Till 1.1.0.0"), requirements(updates.at("/1/requirements")));
        offer("Preview");
        assertEquals(List.of(), world.listed(APPS + "/availableUpdates", "version"));
        offer("Available");
        assertEquals(List.of("1.1.0.0", "2.0.0.0"), world.listed(APPS + "/availableUpdates", "version"));
        // What its publisher has found out since.
        world.patch(
                "/v1.4/apps/" + AppsWorld.ADDON + "/countries/US/versions/2.0.0.0",
                world.publisher,
                "*",
                "{\"dependencies\":[{\"appId\":\"" + AppsWorld.APP + "\",\"incompatibleFromVersion\":\"1.1.0.0\"}]}");
        assertEquals(List.of("1.1.0.0"), world.listed(APPS + "/availableUpdates", "version"));
    }

    private void offer(String availability) {
        for (String version : List.of(
                AppsWorld.APP + "/countries/US/versions/1.1.0.0", AppsWorld.ADDON + "/countries/US/versions/2.0.0.0")) {
            assertEquals(
                    200,
                    world.patch(
                                    "/v1.4/apps/" + version,
                                    world.publisher,
                                    "*",
                                    "{\"availability\":\"" + availability + "\"}")
                            .statusCode());
        }
    }

    @Test
    void anUpdateIsScheduledRunsAndEnds() {
        StoreAgent agent = world.store("store-1", List.of(TILL + "1.0.0.0", ADDON + "1.0.0.0"));
        HttpResponse<String> missing = post(AppsWorld.ADDON, "update", "{'targetVersion':'2.0.0.0'}");
        check(400, "invalidInput RB971", missing);
        assertEquals(
                List.of("update Till 1.1.0.0"),
                requirements(TestServer.json(missing).at("/data/requirements")));
        JsonNode made = AppsWorld.required(
                200,
                post(
                        AppsWorld.ADDON,
                        "update",
                        "{'targetVersion':'2.0.0.0','installOrUpdateNeededDependencies':true,'UseEnvironmentUpdateWindow':false}"));
        String path =
                APPS + "/" + AppsWorld.ADDON + "/operations/" + made.get("id").asText();
        assertEquals("update scheduled 1.0.0.0 2.0.0.0", text(made));
        assertEquals(List.of("Installed", "UpdatePending"), world.listed(APPS, "state"));
        check(
                409,
                "resourceExists RB973",
                post(
                        AppsWorld.ADDON,
                        "update",
                        "{'targetVersion':'2.0.0.0','installOrUpdateNeededDependencies':true}"));
        assertEquals(
                "{\"id\":\"till-addon-app\",\"version\":\"=2.0.0.0\"}",
                agent.assignment().at("/request/packages/0").toString());
        agent.plans("till-addon-app", "1.0.0.0", "2.0.0.0");
        agent.begins();
        assertEquals("update running 1.0.0.0 2.0.0.0", text(world.get(path)));
        assertTrue(world.get(path).has("startedOn"));
        assertEquals(List.of("Installed", "Updating"), world.listed(APPS, "state"));
        check(
                409,
                "resourceExists RB970",
                post(
                        AppsWorld.ADDON,
                        "update/cancel",
                        "{'ScheduledOperationId':'" + made.get("id").asText() + "'}"));
        assertEquals("update running 1.0.0.0 2.0.0.0", text(world.get(path)));
        agent.says(new Progress.State.Failed(List.of(new Problem("RB600", "the disk is full", "make room"))));
        assertEquals("update failed 1.0.0.0 2.0.0.0", text(world.get(path)));
        assertEquals(
                "RB600: the disk is full", world.get(path).get("errorMessage").asText());
        assertEquals(
                "Failed", world.get(APPS).at("/value/1/lastUpdateAttemptResult").asText());
    }

    private static String text(JsonNode operation) {
        return operation.get("type").asText() + " " + operation.get("status").asText() + " "
                + operation.path("sourceAppVersion").asText() + " "
                + operation.path("targetVersion").asText();
    }

    @Test
    void aScheduledOperationIsCanceled() {
        world.store("store-1", List.of(TILL + "1.0.0.0"));
        JsonNode made = AppsWorld.required(200, post(AppsWorld.APP, "update", "{'targetVersion':'1.1.0.0'}"));
        JsonNode canceled = AppsWorld.required(
                200,
                post(
                        AppsWorld.APP,
                        "update/cancel",
                        "{'scheduledOperationId':'" + made.get("id").asText() + "'}"));
        assertEquals("update canceled 1.0.0.0 1.1.0.0", text(canceled));
        assertEquals("deployer", canceled.get("canceledBy").asText());
        assertEquals(List.of("canceled"), world.listed(APPS + "/" + AppsWorld.APP + "/operations", "status"));
        check(
                404,
                "ResourceDoesNotExist RB934",
                post(AppsWorld.APP, "update/cancel", "{'scheduledOperationId':'" + UUID.randomUUID() + "'}"));
    }

    @Test
    void anAppIsInstalledWithWhatItNeeds() {
        StoreAgent agent = world.store("store-1", List.of());
        check(400, "invalidInput RB972", post(AppsWorld.ADDON, "install", "{}"));
        HttpResponse<String> missing = post(AppsWorld.ADDON, "install", "{'acceptIsvEula':true}");
        check(400, "invalidInput RB971", missing);
        assertEquals(
                List.of("install Till 1.1.0.0"),
                requirements(TestServer.json(missing).at("/data/requirements")));
        offer("Preview");
        check(
                400,
                "invalidInput RB972",
                post(AppsWorld.ADDON, "install", "{'acceptIsvEula':true,'targetVersion':'2.0.0.0'}"));
        JsonNode made = AppsWorld.required(
                200,
                post(
                        AppsWorld.ADDON,
                        "install",
                        "{'acceptIsvEula':true,'targetVersion':'2.0.0.0','allowPreviewVersion':true,"
                                + "'installOrUpdateNeededDependencies':true,'languageId':'en-US'}"));
        assertEquals("install scheduled  2.0.0.0", text(made));
        assertEquals("prepare", agent.assignment().get("kind").asText());
        agent.refuses(new Problem("RB520", "it does not fit", "wait"));
        assertEquals(
                "install failed  2.0.0.0",
                text(world.get(APPS + "/" + AppsWorld.ADDON + "/operations/"
                        + made.get("id").asText())));
    }

    @Test
    void whatNeedsAnAppGoesWithIt() {
        StoreAgent agent = world.store("store-1", List.of(TILL + "1.0.0.0", ADDON + "1.0.0.0"));
        JsonNode needed =
                world.get(APPS + "/" + AppsWorld.APP + "/uninstallRequirements").get("value");
        assertEquals(List.of("Global Till Addon 1.0.0.0"), requirements(needed));
        assertEquals(
                "Uninstall",
                needed.at("/0/EnvironmentAppOperationRequirementType").asText());
        HttpResponse<String> refused = post(AppsWorld.APP, "uninstall", "{}");
        check(400, "invalidInput RB971", refused);
        assertEquals(
                List.of("uninstall Till Addon 1.0.0.0"),
                requirements(TestServer.json(refused).at("/data/requirements")));
        JsonNode made = AppsWorld.required(
                200, post(AppsWorld.APP, "uninstall", "{'uninstallDependents':true,'deleteData':true}"));
        assertEquals("uninstall scheduled 1.0.0.0 ", text(made));
        JsonNode request = agent.assignment().get("request");
        assertEquals(
                "[\"till-app\"] go goes",
                request.get("packages") + " " + request.get("dependants").asText() + " "
                        + request.get("data").asText());
    }

    @Test
    void whatCannotBeIsSaidInTheirWords() {
        world.store("store-1", List.of(TILL + "1.0.0.0"));
        List<String> before = world.state();
        check(
                400,
                "requestBodyRequired RB122",
                world.server.send(world.server.request(
                        "POST", APPS + "/" + AppsWorld.APP + "/update", "Authorization", "Bearer " + world.deployer)));
        check(400, "invalidInput RB122", post(AppsWorld.APP, "update", "{}"));
        check(400, "invalidInput RB102", post(AppsWorld.APP, "update", "{'targetVersion':'new'}"));
        check(400, "invalidInput RB123", post(AppsWorld.APP, "update", "{'targetVersion':'1.1.0.0','force':true}"));
        check(400, "invalidInput RB972", post(AppsWorld.APP, "update", "{'targetVersion':'1.0.0.0'}"));
        check(400, "invalidInput RB972", post(AppsWorld.APP, "update", "{'targetVersion':'9.0.0.0'}"));
        check(409, "resourceExists RB972", post(AppsWorld.APP, "install", "{'acceptIsvEula':true}"));
        check(
                400,
                "invalidInput RB972",
                post(AppsWorld.ADDON, "install", "{'acceptIsvEula':true,'allowPreviewVersion':true}"));
        check(404, "ResourceDoesNotExist RB934", post(AppsWorld.ADDON, "update", "{'targetVersion':'1.1.0.0'}"));
        check(404, "ResourceDoesNotExist RB934", post(AppsWorld.ADDON, "uninstall", "{}"));
        check(404, "ResourceDoesNotExist RB934", post(UUID.randomUUID(), "install", "{'acceptIsvEula':true}"));
        check(400, "invalidInput RB930", world.server.get(APPS + "/till/operations", world.reader));
        check(404, "environmentNotFound RB934", world.server.get(APPS.replace("store-1", "store-9"), world.reader));
        check(404, "environmentNotFound RB934", world.server.get(APPS.replace("store-1", "a%20b"), world.reader));
        check(
                404,
                "applicationTypeDoesNotExist RB934",
                world.server.get(APPS.replace("BusinessCentral", "Finance"), world.reader));
        HttpResponse<String> scope = world.server.post(
                APPS + "/" + AppsWorld.APP + "/update", world.reader, "{\"targetVersion\":\"1.1.0.0\"}");
        assertEquals("403 RB901", scope.statusCode() + " " + TestServer.code(scope));
        assertEquals(before, world.state());
    }
}
