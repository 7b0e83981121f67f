package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.appfile.AppBuilder;
import dev.rubicon.format.Json;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.Server;
import dev.rubicon.server.ServerSettings;
import dev.rubicon.server.web.Listening;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seed 000 from its first line to its last: curl, a server, and two stores with agents and databases. */
class ForceSyncSessionTest {
    // Kept, since a logger that nobody holds forgets its settings.
    private static final Logger LOG = Logger.getLogger("");

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private static final String APP = "41a68924-7fcf-4fd0-9200-f10f36a2e213";

    @TempDir
    private Path folder;

    private Server server;
    private String admin;

    @BeforeEach
    void start() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
        Path home = folder.resolve("server");
        ServerSettings settings = new ServerSettings(
                home,
                new Listening("127.0.0.1", 0, Optional.empty()),
                Optional.empty(),
                home.resolve("repository"),
                Passphrase.NONE,
                false);
        server = Server.start(settings, Clock.systemUTC());
        admin = server.adminToken().orElseThrow().shown();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** An app file of a version; each field is a text. */
    private String app(String version, String... fields) throws IOException {
        Path project = Files.createTempDirectory(folder, "till");
        StringBuilder al = new StringBuilder("table 50100 Till { fields { field(1; Id; Integer) { }");
        for (int i = 0; i < fields.length; i++) {
            al.append(" field(").append(i + 2).append("; ").append(fields[i]).append("; Text[30]) { }");
        }
        Files.writeString(project.resolve("Till.al"), al + " } keys { key(PK; Id) { } } }");
        Files.writeString(project.resolve("app.json"), """
                {"id": "%s", "name": "Till", "publisher": "Cronus", "version": "%s"}""".formatted(APP, version));
        return AppBuilder.build(AppFiles.ofFolder(project), Set.of(), project.resolve("out"))
                .path()
                .toString();
    }

    /** Runs the example. @return what the server answers */
    private JsonNode apps(int exitCode, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                CommandLineRun.ROOT.resolve("examples/app-management/apps.sh").toString()));
        all.addAll(List.of(words));
        ProcessBuilder process = new ProcessBuilder(all).redirectErrorStream(false);
        process.environment().put("SERVER", server.address().toString());
        process.environment().put("RUBICON_TOKEN", admin);
        process.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(exitCode, running.waitFor(), said);
        return Json.read(said, "the answer");
    }

    private JsonNode api(String method, String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve(path))
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer.body());
        return Json.read(answer.body(), "the answer");
    }

    private void store(String name, String version) throws Exception {
        CommandLineRun.mustRun(folder, "instance", "create", name, "--company", "CRONUS");
        List<String> install = new ArrayList<>(List.of("install", "--id", "till-app@=" + version, "--instance", name));
        install.addAll(repository());
        CommandLineRun.mustRun(folder, install.toArray(String[]::new));
        CommandLineRun.mustRun(
                folder,
                "sql",
                "--instance",
                name,
                "--write",
                "INSERT INTO ${table:Till} (\"Id\", \"Name\") VALUES (1, 'front')");
        String invitation = api("POST", "api/v1/fleet/instances/" + name + "/invite", "{\"ring\":\"shops\"}")
                .get("token")
                .textValue();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(invitation.getBytes(StandardCharsets.UTF_8)));
        try {
            CommandLineRun.mustRun(
                    folder, "agent", "register", "--server", server.address().toString(), "--instance", name);
        } finally {
            System.setIn(before);
        }
        agents(name);
    }

    private List<String> repository() {
        return List.of(
                "--repository",
                server.address().resolve("repository/").toString(),
                "--root",
                folder.resolve("server/repository/metadata/1.root.json").toString());
    }

    private void agents(String... names) {
        for (String name : names) {
            List<String> words = new ArrayList<>(List.of("agent", "--instance", name, "--once"));
            words.addAll(repository());
            CommandLineRun.mustRun(folder, words.toArray(String[]::new));
        }
    }

    private String states(String deployment) throws Exception {
        List<String> states = new ArrayList<>();
        api("GET", "api/v1/deployments/" + deployment, "")
                .get("instances")
                .forEach(one -> states.add(
                        one.get("instance").asText() + " " + one.get("state").asText()));
        return String.join(", ", states);
    }

    @Test
    void aVersionIsForcedWhereItCrossesAndNeverByAHotfix() throws Exception {
        apps(0, "upload", APP, "US", app("1.0.0.0", "Name", "Fax"));
        apps(0, "upload", APP, "US", app("2.1.0.0", "Name"));
        store("store-1", "1.0.0.0");
        store("store-2", "2.1.0.0");
        assertEquals(
                "Sync",
                apps(0, "upload", APP, "US", app("2.1.1.0", "Name"))
                        .get("syncMode")
                        .asText());

        JsonNode plain = apps(0, "deploy", "till-app", "2.1.1.0", "shops");
        agents("store-1", "store-2");
        assertEquals("store-1 refused, store-2 planned", states(plain.get("id").asText()));
        api("POST", "api/v1/deployments/" + plain.get("id").asText() + "/cancel", "{}");

        assertEquals(
                "ForceSync",
                apps(0, "sync", APP, "US", "2.1.1.0", "ForceSync")
                        .get("syncMode")
                        .asText());
        String deployment =
                apps(0, "deploy", "till-app", "2.1.1.0", "shops").get("id").asText();
        apps(0, "start", deployment);
        agents("store-1", "store-2");
        assertEquals("store-1 awaiting approval, store-2 scheduled", states(deployment));
        JsonNode waiting = api("GET", "api/v1/deployments/" + deployment, "").at("/instances/0");
        assertEquals("[\"syncMode\"]", waiting.at("/steps/0/reasons").toString(), waiting::toString);
        api(
                "POST",
                "api/v1/deployments/" + deployment + "/approve",
                "{\"instance\":\"store-1\",\"plan\":\"" + waiting.at("/digest").asText() + "\"}");
        agents("store-1", "store-2");
        assertEquals("store-1 succeeded, store-2 succeeded", states(deployment));

        apps(0, "sync", APP, "US", "2.1.1.0", "Sync");
        apps(0, "upload", APP, "US", app("2.1.2.0", "Name", "Note"));
        apps(0, "sync", APP, "US", "2.1.2.0", "ForceSync");
        JsonNode refused = apps(22, "hotfix", APP, "US", "store-1", "2.1.2.0");
        assertEquals("RB938", refused.at("/error/code").asText(), refused::toString);
        apps(0, "sync", APP, "US", "2.1.2.0", "Sync");
        String hotfix =
                apps(0, "hotfix", APP, "US", "store-1", "2.1.2.0").get("id").asText();
        agents("store-1", "store-1");
        assertEquals(
                "Succeeded",
                api("GET", "v1.3/apps/" + APP + "/countries/US/environmentHotfixes/" + hotfix, "")
                        .get("status")
                        .asText());
        assertEquals(
                "2.1.2.0 2.1.1.0",
                api("GET", "v1.4/apps/" + APP + "/countries/US/environments", "")
                                .at("/value/0/version")
                                .asText() + " "
                        + api("GET", "v1.4/apps/" + APP + "/countries/US/environments", "")
                                .at("/value/1/version")
                                .asText());
    }
}
