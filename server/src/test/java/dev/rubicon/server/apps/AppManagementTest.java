package dev.rubicon.server.apps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.server.TestCatalog;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What seed 000 does, and what else Microsoft's document says of the API. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class AppManagementTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    private AppsWorld world;

    AppManagementTest(TestCatalog catalog) {
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

    private static String version(String number) {
        return AppsWorld.US + "/versions/" + number;
    }

    @Test
    void aVersionIsUploadedListedAndDownloaded() throws Exception {
        byte[] app = world.app("18.0.23456.21212", "Name");
        JsonNode made = world.uploaded(app);
        assertEquals(
                "18.0.23456.21212 Till Cronus Available Uploaded US 18.0.23456.21212 Sync",
                made.get("version").asText() + " " + made.get("name").asText() + " "
                        + made.get("publisher").asText() + " "
                        + made.get("availability").asText() + " "
                        + made.get("status").asText() + " "
                        + made.get("countryCode").asText() + " "
                        + made.get("majorVersion") + "." + made.get("minorVersion") + "." + made.get("buildVersion")
                        + "." + made.get("revisionVersion") + " "
                        + made.get("syncMode").asText());
        assertEquals(made, world.get(version("18.0.23456.21212")));
        assertEquals(made, world.get(version("18.0.23456.21212").replace("/v1.3/", "/v1.4/")));
        assertEquals(List.of(AppsWorld.APP.toString()), world.listed("/v1.4/apps", "id"));
        assertEquals(List.of("US"), world.listed("/v1.3/apps/" + AppsWorld.APP + "/countries", "countryCode"));
        HttpRequest request = HttpRequest.newBuilder(
                        world.server.uri(version("18.0.23456.21212") + "/getPackageContents"))
                .header("Authorization", "Bearer " + world.reader)
                .POST(BodyPublishers.noBody())
                .build();
        assertArrayEquals(
                app,
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofByteArray())
                        .body());
    }

    @Test
    void theSameUploadAgainIsTheSameVersionAndAnotherIsRefused() {
        byte[] app = world.app("1.0.0.0", "Name");
        JsonNode first = world.uploaded(app);
        List<String> before = world.state();
        assertEquals(first, AppsWorld.required(200, world.upload("US", app)));
        assertEquals(first, AppsWorld.required(200, world.upload("us", app)));
        AppsWorld.check(409, "RB933", world.upload("US", world.app("1.0.0.0", "Name", "Fax")));
        AppsWorld.check(409, "RB933", world.upload("AT", world.app("1.0.0.0", "Name", "Fax")));
        assertEquals(before, world.state());
        JsonNode austrian = AppsWorld.required(201, world.upload("AT", app));
        assertEquals(first.get("packageId"), austrian.get("packageId"));
        assertEquals(List.of("AT", "US"), world.listed("/v1.3/apps/" + AppsWorld.APP + "/countries", "countryCode"));
    }

    @Test
    void whatAnAppNeedsIsFoundAmongThoseThatWereUploaded() {
        world.uploaded(world.app("1.0.0.0", "Name"));
        JsonNode addon = world.uploadedAddon(world.addon("1.0.0.0"));
        assertEquals(
                AppsWorld.APP + " Till Cronus 1.0.0.0",
                addon.at("/dependencies/0/appId").asText() + " "
                        + addon.at("/dependencies/0/name").asText() + " "
                        + addon.at("/dependencies/0/publisher").asText() + " "
                        + addon.at("/dependencies/0/version").asText());
    }

    @Test
    void anotherAppOfTheSameNameHasAPackageOfItsOwn() {
        world.uploaded(world.app("1.0.0.0", "Name"));
        UUID other = UUID.fromString("77777777-7fcf-4fd0-9200-f10f36a2e213");
        String path = "/v1.3/apps/" + other + "/countries/US/versions";
        for (String number : List.of("1.0.0.0", "2.0.0.0")) {
            String body = AppsWorld.uploadBody("Available", world.app(other, number, "Color"));
            AppsWorld.required(201, world.server.post(path, world.publisher, body));
        }
        assertEquals(
                List.of("till-app 1.0.0.0", "till-app-77777777 1.0.0.0", "till-app-77777777 2.0.0.0"),
                world.packages());
    }

    @Test
    void listsAreFiltered() {
        for (String number : List.of("16.0.1.2", "16.1.0.0", "17.0.0.0", "16.0.10.0")) {
            world.uploaded(world.app(number, "Name"));
        }
        world.patchVersion("17.0.0.0", "{\"availability\":\"Deprecated\"}");
        filtered(List.of("16.0.1.2", "16.0.10.0"), "MajorVersion eq 16 and MinorVersion eq 0");
        filtered(List.of("16.0.1.2", "16.0.10.0", "16.1.0.0"), "availability ne 'Deprecated'");
        filtered(List.of("16.0.10.0", "16.1.0.0"), "version gt '16.0.2.0' and version lt '17.0.0.0'");
        filtered(List.of("16.1.0.0", "17.0.0.0"), "version ge '16.1' and buildVersion le 0");
        filtered(List.of(), "name eq 'O''Till'");
        filtered(List.of("17.0.0.0"), "  syncmode eq 'Sync'  and majorversion ge 17 ");
    }

    private void filtered(List<String> expected, String filter) {
        assertEquals(expected, world.listed(AppsWorld.US + "/versions?$filter=" + filter, "version"), filter);
    }

    @Test
    void theSyncModeIsInTheRepositoryAndEveryChangeIsLogged() {
        world.uploaded(world.app("1.0.0.0", "Name", "Fax"));
        JsonNode two = world.uploaded(world.app("2.0.0.0", "Name"));
        JsonNode forced = AppsWorld.required(
                200,
                world.patch(
                        version("2.0.0.0"),
                        world.publisher,
                        "\"" + two.get("_etag").asText() + "\"",
                        "{\"syncMode\":\"ForceSync\"}"));
        assertEquals("ForceSync", forced.get("syncMode").asText());
        assertNotEquals(two.get("_etag"), forced.get("_etag"));
        assertEquals(forced, world.get(version("2.0.0.0")));
        AppsWorld.check(
                412,
                "RB937",
                world.patch(
                        version("2.0.0.0"),
                        world.publisher,
                        "\"" + two.get("_etag").asText() + "\"",
                        "{\"syncMode\":\"Sync\"}"));
        // What is so already is no change.
        assertEquals(
                200,
                world.patchVersion("2.0.0.0", "{\"syncMode\":\"ForceSync\"}").statusCode());
        assertEquals(
                "Sync",
                AppsWorld.required(200, world.patchVersion("2.0.0.0", "{\"syncMode\":\"Sync\"}"))
                        .get("syncMode")
                        .asText());
        assertEquals(
                List.of(
                        "publisher app.syncMode 2.0.0.0 Sync>ForceSync",
                        "publisher app.syncMode 2.0.0.0 ForceSync>Sync"),
                world.audited("app.syncMode"));
    }

    @Test
    void availabilityAndDependenciesAreChanged() {
        world.uploaded(world.app("1.0.0.0", "Name"));
        world.uploadedAddon(world.addon("1.0.0.0"));
        String addon = "/v1.3/apps/" + AppsWorld.ADDON + "/countries/US/versions/1.0.0.0";
        String body = "{\"availability\":\"Preview\",\"dependencies\":[{\"appId\":\"" + AppsWorld.APP
                + "\",\"incompatibleFromVersion\":\"2.0.0.0\"}]}";
        JsonNode changed = AppsWorld.required(200, world.patch(addon, world.publisher, "*", body));
        assertEquals("Preview", changed.get("availability").asText());
        assertEquals(
                "2.0.0.0", changed.at("/dependencies/0/incompatibleFromVersion").asText());
        JsonNode back =
                AppsWorld.required(200, world.patch(addon, world.publisher, "*", body.replace("\"2.0.0.0\"", "null")));
        assertTrue(back.at("/dependencies/0/incompatibleFromVersion").isMissingNode());
        AppsWorld.check(
                400,
                "RB930",
                world.patch(
                        addon,
                        world.publisher,
                        "*",
                        body.replace(AppsWorld.APP.toString(), AppsWorld.ADDON.toString())));
        assertEquals(
                List.of(
                        "publisher app.availability 1.0.0.0 Available>Preview",
                        "publisher app.dependencies 1.0.0.0 >",
                        "publisher app.dependencies 1.0.0.0 >"),
                world.audited("app.").stream()
                        .filter(line -> line.contains("availability") || line.contains("dependencies"))
                        .toList());
    }

    @Test
    void aCountryIsAddedOnce() {
        world.uploaded(world.app("1.0.0.0", "Name"));
        String austria = "/v1.3/apps/" + AppsWorld.APP + "/countries/AT";
        AppsWorld.check(404, "RB934", world.server.get(austria, world.reader));
        assertEquals(201, world.patch(austria, world.publisher, "", "{}").statusCode());
        assertEquals(
                200,
                world.patch(austria, world.publisher, "", "{\"countryCode\":\"AT\"}")
                        .statusCode());
        assertEquals("AT", world.get(austria).get("countryCode").asText());
        assertEquals(List.of(), world.listed(austria + "/versions", "version"));
    }

    @Test
    void environmentsThatHaveTheAppAreListed() {
        world.uploaded(world.app("1.0.0.0", "Name"));
        world.store("store-1", "1.0.0.0");
        world.store("store-2", "0.9.0.0");
        JsonNode listed = world.get(AppsWorld.US + "/environments").get("value");
        assertEquals(1, listed.size());
        assertEquals(
                "store-1 1.0.0.0 US BusinessCentral shops Production",
                listed.at("/0/name").asText() + " " + listed.at("/0/version").asText() + " "
                        + listed.at("/0/countryCode").asText() + " "
                        + listed.at("/0/applicationFamily").asText() + " "
                        + listed.at("/0/locationName").asText() + " "
                        + listed.at("/0/type").asText());
        assertEquals(List.of(), world.listed(AppsWorld.US + "/environments?$filter=version eq '1.1.0.0'", "name"));
    }

    @Test
    void ofTwoChangesOfOneStateOneIsDone() throws Exception {
        String etag = world.uploaded(world.app("1.0.0.0", "Name")).get("_etag").asText();
        List<Integer> statuses = atOnce(List.of(
                () -> world.patch(version("1.0.0.0"), world.publisher, etag, "{\"availability\":\"Preview\"}"),
                () -> world.patch(version("1.0.0.0"), world.publisher, etag, "{\"availability\":\"Deprecated\"}"),
                () -> world.patch(version("1.0.0.0"), world.publisher, etag, "{\"syncMode\":\"ForceSync\"}")));
        assertEquals(List.of(200, 412, 412), statuses);
        assertEquals(
                1,
                world.audited("app.availability").size()
                        + world.audited("app.syncMode").size());
    }

    @Test
    void theSameUploadManyTimesAtOnceIsOneVersion() throws Exception {
        byte[] app = world.app("1.0.0.0", "Name");
        assertEquals(
                List.of(200, 200, 201),
                atOnce(List.of(
                        () -> world.upload("US", app), () -> world.upload("US", app), () -> world.upload("US", app))));
        assertEquals(1, world.audited("app.version").size());
        assertEquals(List.of("1.0.0.0"), world.listed(AppsWorld.US + "/versions", "version"));
    }

    @Test
    void newAppsOfOneNameAtOnceAreInPackagesOfTheirOwn() throws Exception {
        List<Callable<HttpResponse<String>>> uploads = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            UUID id = UUID.fromString(("" + i).repeat(8) + "-0000-4000-8000-000000000000");
            byte[] app = world.app(id, i + ".0.0.0", "Name");
            uploads.add(() -> world.server.post(
                    "/v1.4/apps/" + id + "/countries/US/versions",
                    world.publisher,
                    AppsWorld.uploadBody("Available", app)));
        }
        assertEquals(List.of(201, 201, 201, 201), atOnce(uploads));
        List<String> packages = world.packages().stream()
                .map(one -> one.replaceFirst(" .*", ""))
                .distinct()
                .toList();
        assertEquals(4, packages.size(), packages::toString);
        assertTrue(packages.contains("till-app"), packages::toString);
    }

    private static List<Integer> atOnce(List<Callable<HttpResponse<String>>> requests) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : threads.invokeAll(requests)) {
                statuses.add(answer.get().statusCode());
            }
            statuses.sort(null);
            return statuses;
        }
    }
}
