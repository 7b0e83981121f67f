package dev.rubicon.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.console.Browsing;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The console's page of what is saved under a name. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class InstallerPagesTest {
    static final String STORE = "{\"strategy\":\"Manual\",\"request\":{\"kind\":\"install\",\"rest\":\"stays\","
            + "\"archive\":true,\"packages\":[{\"id\":\"pos\",\"version\":\"^ 2\"}],"
            + "\"arguments\":{\"pos\":{\"Mode\":\"<b>store</b>\"}}}}";

    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    InstallerPagesTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @Test
    void itShowsWhatEachInstallsAndHow() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            Browsing reader = Browsing.as(server, server.token("reader", "read"));
            says(reader.get("/console/installers"), "No installer has been saved", "rubicon installer create");
            assertEquals(
                    201,
                    server.post("/api/v1/installers/store", server.admin(), STORE)
                            .statusCode());
            HttpResponse<String> page = reader.get("/console/installers");
            String address = "http://127.0.0.1:" + server.uri("/").getPort();
            says(
                    page,
                    "store",
                    "by admin. Agents",
                    "update: Manual",
                    "pos ^ 2",
                    "--installer " + address + "/api/v1/installers/store",
                    "installer export store --to store.zip --server " + address + "/");
            assertFalse(page.body().contains("<b>store"), "what others have written is text");
        }
    }

    @Test
    void theZipIsForWhoeverMayReadAndSaysWhyThereIsNone() throws Exception {
        try (TestServer server = TestServer.start(folder, catalog)) {
            Browsing reader = Browsing.as(server, server.token("reader", "read"));
            String zip = "/console/installers/store/zip";
            assertEquals(404, reader.get(zip).statusCode());
            assertEquals(
                    201,
                    server.post("/api/v1/installers/store", server.admin(), STORE)
                            .statusCode());
            HttpResponse<String> none = reader.get(zip);
            assertEquals(409, none.statusCode());
            assertTrue(Browsing.text(none).contains("RB974"), () -> Browsing.text(none));
            published(server, "2.1.0");
            HttpResponse<String> sent = reader.get(zip);
            assertEquals(200, sent.statusCode());
            assertEquals(
                    "attachment; filename=\"store.zip\"",
                    sent.headers().firstValue("Content-Disposition").orElseThrow());
            assertTrue(sent.body().startsWith("PK"));
            assertEquals(
                    sent.headers().firstValue("Content-Length"),
                    server.send(server.request(
                                    "HEAD",
                                    "/api/v1/installers/store/zip",
                                    "Authorization",
                                    "Bearer " + server.admin()))
                            .headers()
                            .firstValue("Content-Length"));
            assertTrue(reader.get("/console/installers/store/json").body().contains("<b>store"));
            assertEquals(
                    200,
                    server.get("/api/v1/installers/store/zip", server.token("other", "read"))
                            .statusCode());
            assertEquals(
                    403,
                    server.get("/api/v1/installers/store/zip", server.token("publisher", "publish"))
                            .statusCode());
            assertEquals(303, new Browsing(server).get(zip).statusCode());
            assertEquals(404, reader.get("/console/installers/..%2Fstore/zip").statusCode());
        }
    }

    @Test
    void aPackageThatIsNotAsItWasSignedIsNotSent() throws Exception {
        try (TestServer server = TestServer.start(folder, catalog)) {
            server.post("/api/v1/installers/store", server.admin(), STORE);
            published(server, "2.1.0");
            try (Stream<Path> files = Files.walk(folder.resolve("repository/packages"))) {
                Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
            HttpResponse<String> refused = server.get("/api/v1/installers/store/zip", server.admin());
            assertEquals("RB304", TestServer.code(refused), refused::body);
        }
    }

    private void published(TestServer server, String version) throws IOException {
        Path file = PackageBuilder.of("pos", version)
                .writeTo(folder.resolve("packed"))
                .path();
        assertEquals(201, server.publish(file, server.admin()).statusCode());
    }

    private static void says(HttpResponse<String> page, String... expected) {
        assertEquals(200, page.statusCode(), page::body);
        for (String part : expected) {
            assertTrue(Browsing.text(page).contains(part), () -> part + " is not in " + Browsing.text(page));
        }
    }
}
