package dev.rubicon.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.console.Browsing;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
                    "Saved by admin",
                    "update: Manual",
                    "pos ^ 2",
                    "--installer " + address + "/api/v1/installers/store",
                    "installer export store --to store.zip --server " + address + "/");
            assertFalse(page.body().contains("<b>store"), "what others have written is text");
        }
    }

    private static void says(HttpResponse<String> page, String... expected) {
        assertEquals(200, page.statusCode(), page::body);
        for (String part : expected) {
            assertTrue(Browsing.text(page).contains(part), () -> part + " is not in " + Browsing.text(page));
        }
    }
}
