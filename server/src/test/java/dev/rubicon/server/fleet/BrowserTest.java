package dev.rubicon.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.console.Chromium;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a real browser: publish, plan, approve, watch a wave; by keyboard, at the widths of a phone and a desk, light and
 * dark. With {@code -Drubicon.pictures=DIR} it leaves pictures of the pages there.
 */
class BrowserTest {
    // The browser may still write while it is ended.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    private TestServer server;
    private TestFleet fleet;
    private Chromium chromium;

    @BeforeEach
    void start() throws IOException {
        Optional<Path> program = Chromium.found();
        Assumptions.assumeTrue(
                program.isPresent(),
                "there is no Chromium on this machine: apt-get install chromium, to test the console");
        server = TestServer.start(folder, TestCatalog.SQLITE);
        fleet = new TestFleet(server);
        chromium = new Chromium(program.get(), folder.resolve("profile"));
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    private static final String CROSSING = """
            {"steps": [{"action": "update", "id": "pos", "from": "1.0.0", "to": "2.0.0",
              "reasons": ["crosses ForceVersion"],
              "apps": [{"name": "POS", "changes": [
                {"code": "SC102", "change": "drops field Customer.Fax", "breaking": true, "rows": 1200, "lost": 7,
                 "samples": [{"company": "CRONUS", "key": {"No.": "10000"}, "lost": {"Fax": "+49 30 123"}}]},
                {"code": "SC002", "change": "adds field Customer.Email", "breaking": false, "rows": 1200, "lost": 0}]}]}]}""";

    private void publish(PackageBuilder builder) throws IOException {
        Path file = builder.writeTo(folder.resolve("packed")).path();
        assertEquals(201, server.publish(file, server.admin()).statusCode());
    }

    private void picture(String name) throws IOException {
        String pictures = System.getProperty("rubicon.pictures", "");
        if (!pictures.isEmpty()) {
            chromium.picture(Path.of(pictures).resolve(name + ".png"));
        }
    }

    private void signIn() {
        chromium.open(server.uri("/"));
        chromium.sees("Know before you cross");
        assertEquals("token", chromium.value("document.activeElement.id").asText());
        chromium.type(server.admin());
        chromium.press("Enter");
        chromium.sees("Under way");
    }

    private void fill(String id, String text) {
        chromium.value("document.getElementById('" + id + "').focus()");
        chromium.type(text);
    }

    /** No page complained, and nothing was asked of anybody else. */
    private void allWasWell() {
        assertEquals(List.of(), chromium.complaints);
        String own = server.uri("/").toString();
        assertEquals(
                List.of(),
                chromium.requests.stream()
                        .filter(url -> !url.startsWith(own) && !url.equals("about:blank"))
                        .toList());
    }

    @Test
    void aVersionIsPublishedPlannedApprovedAndWatchedByKeyboardAlone() throws IOException {
        chromium.look(1440, false);
        signIn();
        chromium.open(server.uri("/console/packages"));
        chromium.sees("No package has been published here yet");
        publish(PackageBuilder.of("pos", "1.0.0"));
        publish(PackageBuilder.of("pos", "2.0.0").forceVersion("2.0.0"));
        List<TestAgent> agents = List.of(
                fleet.agent("store-001", "pilot"),
                fleet.agent("store-002", "rest").crossing(),
                fleet.agent("store-003", "rest"));
        agents.get(1).document = CROSSING;

        chromium.tabTo("Deployments");
        chromium.press("Enter");
        chromium.sees("Nothing has been deployed yet");
        chromium.tabTo("New deployment");
        chromium.press("Enter");
        chromium.sees("let the instances plan");
        fill("name", "POS 2");
        fill("packages", "pos@2.0.0");
        fill("rings", "pilot, rest");
        chromium.tabTo("Make it, and let the instances plan");
        chromium.press("Enter");
        chromium.sees("0 of 3 have ended");

        // It moves without being loaded anew.
        chromium.value("window.same = true");
        agents.forEach(TestAgent::round);
        chromium.sees("awaiting approval");
        picture("approval-1440-light");
        assertTrue(chromium.value("window.same").asBoolean(), "the page was loaded anew");

        chromium.tabTo("store-002");
        chromium.press("Enter");
        chromium.sees("drops field Customer.Fax");
        chromium.sees("crosses ForceVersion, loses 7 values or rows");
        picture("plan-1440-light");
        chromium.tabTo("Approve this plan as admin");
        chromium.press("Enter");
        chromium.sees("Approved by admin");

        chromium.tabTo("POS 2");
        chromium.press("Enter");
        chromium.sees("Nothing is applied before it is started");
        chromium.tabTo("Start");
        chromium.press("Enter");
        chromium.sees("It is under way");
        chromium.value("window.same = true");
        agents.get(0).round();
        chromium.sees("1 of 3 have ended");
        picture("wave-1440-light");
        for (int round = 0; round < 3; round++) {
            agents.forEach(TestAgent::round);
        }
        chromium.sees("All instances have ended");
        chromium.sees("3 of 3 have ended");
        assertTrue(chromium.value("window.same").asBoolean(), "the page was loaded anew");
        allWasWell();
    }

    @Test
    void anInstallerIsDownloadedByKeyboard() throws IOException {
        signIn();
        publish(PackageBuilder.of("pos", "2.0.0"));
        server.post("/api/v1/installers/store", server.admin(), InstallerPagesTest.STORE);
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        chromium.downloadTo(downloads);
        chromium.open(server.uri("/console/installers"));
        chromium.tabTo("download the zip");
        chromium.press("Enter");
        Path zip = downloads.resolve("store.zip");
        Chromium.until("the zip is there", () -> Files.exists(zip));
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            assertNotNull(opened.getEntry("store/install.sh"));
            assertNotNull(opened.getEntry("store/repository/metadata/1.root.json"));
        }
        allWasWell();
    }

    @Test
    void everyPageReadsWellOnAPhoneAndOnADeskInLightAndDark() throws IOException {
        signIn();
        publish(PackageBuilder.of("pos", "1.0.0"));
        publish(PackageBuilder.of("pos", "2.0.0").forceVersion("2.0.0").dependsOn("tools@^1.0"));
        server.post("/api/v1/installers/store", server.admin(), InstallerPagesTest.STORE);
        List<TestAgent> agents = List.of(
                fleet.agent("store-001", "pilot"),
                fleet.agent("store-002", "rest").crossing());
        agents.get(1).document = CROSSING;
        String id = fleet.create(TestFleet.wanted(1, 10, 1, "pilot", "rest"));
        agents.forEach(TestAgent::round);
        String deployment = "/console/deployments/" + id;
        for (int width : new int[] {390, 1440}) {
            for (boolean dark : new boolean[] {false, true}) {
                chromium.look(width, dark);
                for (String path : List.of(
                        "/console/",
                        "/console/packages",
                        "/console/packages/pos",
                        "/console/packages/pos@2.0.0",
                        "/console/installers",
                        "/console/instances",
                        "/console/instances/store-001",
                        "/console/deployments",
                        "/console/deployments/new",
                        deployment,
                        deployment + "/store-002",
                        "/console/audit?verify=1",
                        "/console/tokens")) {
                    String look = path + " at " + width + (dark ? ", dark" : "");
                    chromium.open(server.uri(path));
                    assertTrue(
                            chromium.value(
                                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth")
                                    .asBoolean(),
                            () -> look + " scrolls sideways");
                    assertEquals(
                            1,
                            chromium.value("document.querySelectorAll('h1').length")
                                    .asInt(),
                            look);
                    assertEquals(
                            0,
                            chromium.value(
                                            "document.querySelectorAll("
                                                    + "'table:not(:has(caption)), th:not([scope]), form[method=post]:not(:has([name=form]))').length")
                                    .asInt(),
                            look);
                    double light = chromium.value("(c => (c[0]*3+c[1]*6+c[2])/2550)"
                                    + "(getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number))")
                            .asDouble();
                    assertEquals(dark, light < 0.5, look);
                    picture((path.equals("/console/") ? "overview" : path.replaceAll("^/console/|[^a-z0-9]+", "-"))
                            + "-" + width + (dark ? "-dark" : "-light"));
                }
            }
        }
        allWasWell();
    }
}
