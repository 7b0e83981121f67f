package dev.rubicon.server.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.appfile.AppBuilder;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.fleet.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A server, people with tokens, and an app with a table of which versions differ in their fields. */
public final class AppsWorld implements AutoCloseable {
    public static final UUID APP = UUID.fromString("41a68924-7fcf-4fd0-9200-f10f36a2e213");
    public static final UUID ADDON = UUID.fromString("0b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60");
    public static final String US = "/v1.3/apps/" + APP + "/countries/US";

    private final Path folder;
    final TestClock clock = new TestClock();
    public final TestServer server;
    public final String publisher;
    public final String deployer;
    public final String reader;

    public AppsWorld(Path folder, TestCatalog catalog) {
        this.folder = folder;
        this.server = TestServer.start(TestServer.settings(folder, catalog.fresh(folder)), clock);
        this.publisher = server.token("publisher", "read", "publish");
        this.deployer = server.token("deployer", "read", "deploy");
        this.reader = server.token("reader", "read");
    }

    /** An app file of the app; each field is a text. */
    public byte[] app(String version, String... fields) {
        return built("Till", APP, version, "", fields);
    }

    /** The same of another app that is called the same. */
    byte[] app(UUID id, String version, String... fields) {
        return built("Till", id, version, "", fields);
    }

    /** What was published, as the audit log says; in order. */
    List<String> packages() {
        List<String> packages = new ArrayList<>();
        TestServer.json(server.get("/api/v1/audit?limit=1000", server.admin()))
                .get("value")
                .forEach(entry -> {
                    if (entry.get("action").asText().equals("app.version")) {
                        packages.addFirst(entry.at("/detail/package").asText());
                    }
                });
        return packages;
    }

    /** An app file of another app that needs at least version 1.0 of the app. */
    public byte[] addon(String version) {
        return addon(version, "1.0.0.0");
    }

    public byte[] addon(String version, String minimum) {
        return built(
                "Till Addon",
                ADDON,
                version,
                "{\"id\":\"" + APP + "\",\"name\":\"Till\",\"publisher\":\"Cronus\",\"version\":\"" + minimum + "\"}",
                "Note");
    }

    private byte[] built(String name, UUID id, String version, String dependency, String... fields) {
        StringBuilder al = new StringBuilder("table " + (dependency.isEmpty() ? 50100 : 50200) + " \"" + name
                + "\" {\n fields {\n field(1; Id; Integer) { }\n");
        for (int i = 0; i < fields.length; i++) {
            al.append(" field(").append(i + 2).append("; ").append(fields[i]).append("; Text[30]) { }\n");
        }
        al.append(" }\n keys { key(PK; Id) { } }\n}\n");
        try {
            Path project = Files.createTempDirectory(folder, "project");
            Files.writeString(
                    project.resolve("app.json"),
                    "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"publisher\":\"Cronus\",\"version\":\"" + version
                            + "\",\"dependencies\":[" + dependency + "]}");
            Files.writeString(project.resolve("Table.al"), al);
            Path file = AppBuilder.build(AppFiles.ofFolder(project), Set.of(), project.resolve("out"))
                    .path();
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String uploadBody(String availability, byte[] contents) {
        return "{\"initialAvailability\":\"" + availability + "\",\"packageContents\":\""
                + Base64.getEncoder().encodeToString(contents) + "\"}";
    }

    public HttpResponse<String> upload(String country, byte[] contents) {
        return server.post(
                "/v1.3/apps/" + APP + "/countries/" + country + "/versions",
                publisher,
                uploadBody("Available", contents));
    }

    /** The same, which has to do. @return the version */
    public JsonNode uploaded(byte[] contents) {
        return required(201, upload("US", contents));
    }

    public JsonNode uploadedAddon(byte[] contents) {
        return required(
                201,
                server.post(
                        "/v1.3/apps/" + ADDON + "/countries/US/versions",
                        publisher,
                        uploadBody("Available", contents)));
    }

    public HttpResponse<String> patch(String path, String token, String etag, String json) {
        HttpRequest.Builder request =
                server.request("PATCH", path, "Authorization", "Bearer " + token, "Content-Type", "application/json");
        if (!etag.isEmpty()) {
            request.header("If-Match", etag);
        }
        return server.send(request.method("PATCH", BodyPublishers.ofString(json)));
    }

    /** Changes a version, whatever its state is. */
    HttpResponse<String> patchVersion(String number, String json) {
        return patch(US + "/versions/" + number, publisher, "*", json);
    }

    static void check(int status, String code, HttpResponse<String> answer) {
        assertEquals(status + " " + code, answer.statusCode() + " " + TestServer.code(answer), answer::body);
    }

    public JsonNode get(String path) {
        return required(200, server.get(path.replace(" ", "%20").replace("'", "%27"), reader));
    }

    public static JsonNode required(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return TestServer.json(answer);
    }

    /** A property of each item of a list. */
    public List<String> listed(String path, String property) {
        List<String> values = new ArrayList<>();
        get(path).get("value").forEach(item -> values.add(item.get(property).asText()));
        return values;
    }

    /** An instance of the fleet that has a version of the app. */
    public StoreAgent store(String name, String version) {
        return store(name, List.of(APP + " Till " + version));
    }

    /** The same with hours of its own. */
    StoreAgent store(String name, String version, String window) {
        return store(name, List.of(APP + " Till " + version), Optional.of(UpdateWindow.parse(window)));
    }

    /** @param apps as id, name and version; the package of an app is called as packing it suggests */
    public StoreAgent store(String name, List<String> apps) {
        return store(name, apps, Optional.empty());
    }

    private StoreAgent store(String name, List<String> apps, Optional<UpdateWindow> window) {
        String invitation = required(
                        201,
                        server.post(
                                "/api/v1/fleet/instances/" + name + "/invite", server.admin(), "{\"ring\":\"shops\"}"))
                .get("token")
                .textValue();
        StoreAgent agent = new StoreAgent(server, name, invitation);
        List<InstanceReport.Installed> packages = new ArrayList<>();
        List<AppIdentity> identities = new ArrayList<>();
        for (String app : apps) {
            String[] words = app.split(" (?=\\S+$)|(?<=^\\S{36}) ");
            Version version = Version.parse(words[2]);
            identities.add(new AppIdentity(UUID.fromString(words[0]), words[1], "Cronus", version));
            packages.add(new InstanceReport.Installed(
                    new PackageId(words[1].toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + "-app"),
                    version,
                    true));
        }
        agent.report(packages, identities, window);
        return agent;
    }

    /** Who did what with apps and deployments, in order, without what varies. */
    public List<String> audited(String beginning) {
        ArrayNode entries = (ArrayNode) TestServer.json(server.get("/api/v1/audit?limit=1000", server.admin()))
                .get("value");
        List<String> lines = new ArrayList<>();
        entries.forEach(entry -> {
            String action = entry.get("action").asText();
            if (action.startsWith(beginning)) {
                JsonNode detail = entry.get("detail");
                lines.addFirst(entry.get("who").asText() + " " + action + " "
                        + detail.path("version").asText() + " "
                        + detail.path("from").asText() + ">" + detail.path("to").asText());
            }
        });
        return lines;
    }

    /** All that a request could change: the files of the repository, and how many rows there are of anything. */
    public List<String> state() {
        List<String> state = new ArrayList<>();
        Path repository = folder.resolve("repository");
        try (Stream<Path> files = Files.exists(repository) ? Files.walk(repository) : Stream.empty()) {
            files.filter(Files::isRegularFile).forEach(file -> state.add(file.toString()));
            Path timestamp = repository.resolve("metadata/timestamp.json");
            state.add(Files.exists(timestamp) ? Files.readString(timestamp) : "no repository");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        state.sort(null);
        state.add(server.get("/api/v1/audit/verify", server.admin()).body());
        state.add(server.get("/v1.3/apps", reader).body());
        state.add(server.get(US + "/versions", reader).body());
        state.add(server.get(US + "/environmentHotfixes", reader).body());
        state.add(server.get("/api/v1/deployments", reader).body());
        return state;
    }

    @Override
    public void close() {
        server.close();
    }
}
