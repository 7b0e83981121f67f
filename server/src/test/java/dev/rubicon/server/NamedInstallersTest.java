package dev.rubicon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestCatalog.class)
class NamedInstallersTest {
    private static final String POS = "{\"strategy\":\"Manual\",\"request\":{\"kind\":\"install\",\"rest\":\"stays\","
            + "\"archive\":true,\"packages\":[{\"id\":\"pos\",\"version\":\"^ 2\"}]}}";

    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    NamedInstallersTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @Test
    void anInstallerIsSavedReplacedAndDeleted() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            String path = "/api/v1/installers/store";
            assertEquals(201, server.post(path, server.admin(), POS).statusCode());
            assertEquals(
                    201,
                    server.post(path, server.admin(), POS.replace("^ 2", "^ 3")).statusCode());
            String reader = server.token("reader", "read");
            JsonNode shown = TestServer.json(server.get(path, reader));
            assertEquals(
                    "store Manual ^ 3 admin",
                    shown.get("name").asText() + " " + shown.get("strategy").asText() + " "
                            + shown.at("/request/packages/0/version").asText() + " "
                            + shown.get("createdBy").asText());
            assertEquals(
                    1,
                    TestServer.json(server.get("/api/v1/installers", reader))
                            .get("value")
                            .size());
            assertEquals(403, server.post(path, reader, POS).statusCode());
            assertEquals(204, delete(server, path));
            assertEquals(404, delete(server, path));
            assertEquals(404, server.get(path, reader).statusCode());
        }
    }

    private static int delete(TestServer server, String path) {
        return server.send(server.request("DELETE", path, "Authorization", "Bearer " + server.admin()))
                .statusCode();
    }

    @Test
    void whatIsNoInstallerIsRefused() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            refused(server, "RB981", "Store", POS);
            refused(server, "RB940", "store", POS.replace("Manual", "Never"));
            refused(server, "RB944", "store", POS.replace("{\"id\":\"pos\",\"version\":\"^ 2\"}", ""));
            refused(server, "RB123", "store", POS.replace("\"strategy\"", "\"strategie\""));
            refused(
                    server,
                    "RB981",
                    "store",
                    "{\"request\":{\"kind\":\"uninstall\",\"packages\":[\"pos\"],\"dependants\":\"stay\",\"data\":\"stays\","
                            + "\"archive\":true}}");
            assertEquals(
                    0,
                    TestServer.json(server.get("/api/v1/installers", server.admin()))
                            .get("value")
                            .size());
        }
    }

    private static void refused(TestServer server, String code, String name, String json) {
        HttpResponse<String> answer = server.post("/api/v1/installers/" + name, server.admin(), json);
        assertEquals("400 " + code, answer.statusCode() + " " + TestServer.code(answer), answer.body());
    }
}
