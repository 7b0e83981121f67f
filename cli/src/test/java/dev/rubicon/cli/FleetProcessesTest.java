package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.testkit.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A version that crosses a ForceVersion on its way from whoever packed it to the rows of a store. Vendor, server and store are
 * machines of their own, each command is a process, and all that they have in common is HTTP.
 */
@ParameterizedClass
@EnumSource(FleetProcessesTest.Place.class)
class FleetProcessesTest {
    /** Where the catalog of the server and the instance of the store are. */
    enum Place {
        SQLITE,
        POSTGRESQL;

        List<String> option(String name) {
            return switch (this) {
                case SQLITE -> List.of();
                case POSTGRESQL -> List.of(name, TestPostgres.url() + "&currentSchema=" + TestPostgres.newSchema());
            };
        }
    }

    private static final String CUSTOMERS = "SELECT * FROM ${table:Customer} ORDER BY \"No.\"";

    private final Place place;

    @TempDir
    private Path folder;

    private ServeProcess server;
    private final List<String> tokens = new ArrayList<>();

    FleetProcessesTest(Place place) {
        this.place = place;
    }

    @Test
    void aVersionIsPublishedDeployedApprovedAndApplied() throws Exception {
        try (ServeProcess started = ServeProcess.start(
                folder.resolve("server"), place.option("--catalog").toArray(String[]::new))) {
            server = started;
            Path admin = token("admin", started.admin());
            publish(madeToken(admin, "ci", "publish"));
            makeStore(invited(admin));

            agent("--once");
            said(0, "store-1   pilot", admin, "fleet", "list");
            Path ops = madeToken(admin, "ops", "deploy", "read");
            said(0, "planning", ops, "deployment", "create", "May", "--id", "customer-app@^2", "--ring", "pilot");
            agent("--once");
            String digest = awaitingApproval(ops);
            assertEquals(before(), rows(), "nothing is applied by planning");

            said(3, "RB901", ops, "deployment", "approve", "d-000001", "store-1", "--plan", digest);
            Path anna = madeToken(admin, "anna", "approve", "read");
            said(0, "planned", anna, "deployment", "approve", "d-000001", "store-1", "--plan", digest);
            agent("--once");
            assertEquals(before(), rows(), "nothing is applied before it is started");
            said(0, "scheduled", ops, "deployment", "start", "d-000001");
            agent("--once");

            said(0, "succeeded", ops, "deployment", "show", "d-000001");
            said(0, "asked for: customer-app 2.0.0", ops, "fleet", "show", "store-1");
            checkStore();
            checkAudit(admin);
            assertEquals(143, started.stop());
            checkLog(started.log());
        }
    }

    private Path token(String name, String text) throws IOException {
        tokens.add(text);
        Path file = Files.writeString(folder.resolve(name + ".token"), text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path madeToken(Path admin, String name, String... scopes) throws Exception {
        List<String> words = new ArrayList<>(List.of("token", "create", name));
        for (String scope : scopes) {
            words.addAll(List.of("--scope", scope));
        }
        String said = said(0, "shown this once", admin, words.toArray(String[]::new));
        return token(name, said.lines().findFirst().orElseThrow());
    }

    private String said(int exitCode, String text, Path token, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--server", server.address().toString(), "--token-file", token.toString()));
        return run("office", exitCode, text, "", all);
    }

    /** On a machine, that is: with its own home. */
    private String run(String machine, int exitCode, String text, String typed, List<String> words) throws Exception {
        InstallProcess commands = new InstallProcess(Files.createDirectories(folder.resolve(machine)));
        Process process = commands.command(words.toArray(String[]::new));
        process.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        int ended = process.waitFor();
        String output = commands.output();
        assertEquals(exitCode, ended, () -> String.join(" ", words) + "\n" + output);
        assertTrue(output.contains(text), () -> String.join(" ", words) + "\n" + output);
        return output;
    }

    private void publish(Path token) throws Exception {
        Path examples = CommandLineRun.ROOT.resolve("examples/pos");
        Path out = folder.resolve("vendor/out");
        pack(out, "base-app", "1.0.0", examples.resolve("base-app"));
        for (String version : List.of("1.9.0", "2.0.0")) {
            Path app = examples.resolve("customer-app").resolve(version);
            pack(out, "customer-app", version, app, "--dependency", "base-app");
        }
        for (String file : List.of("base-app_1.0.0.zip", "customer-app_1.9.0.zip", "customer-app_2.0.0.zip")) {
            run(
                    "vendor",
                    0,
                    "published",
                    "",
                    List.of(
                            "publish",
                            out.resolve(file).toString(),
                            "--repository",
                            repository(),
                            "--token-file",
                            token.toString()));
        }
    }

    private static void pack(Path out, String id, String version, Path app, String... more) {
        List<String> words = new ArrayList<>(List.of("pack", "--id", id, "--version", version));
        words.addAll(List.of("--path", app.toString(), "--output", out.toString()));
        words.addAll(List.of(more));
        CommandLineRun.mustRun(out.getParent(), words.toArray(String[]::new));
    }

    private String repository() {
        return server.address().resolve("repository/").toString();
    }

    private String invited(Path admin) throws Exception {
        String said = said(0, "it registers store-1 once", admin, "fleet", "invite", "store-1", "--ring", "pilot");
        String token = said.lines().findFirst().orElseThrow();
        tokens.add(token);
        return token;
    }

    private void store(String text, String... words) throws Exception {
        run("store", 0, text, "", List.of(words));
    }

    private void makeStore(String invitation) throws Exception {
        List<String> create = new ArrayList<>(List.of("instance", "create", "Shop", "--company", "CRONUS"));
        create.addAll(place.option("--database"));
        run("store", 0, "created instance Shop", "", create);
        // The one file that is brought by another way than the packages: what all else is verified by.
        Path root = Files.copy(
                folder.resolve("server/home/repository/metadata/1.root.json"), folder.resolve("store/root.json"));
        store(
                "done",
                "install",
                "--id",
                "customer-app@1.9.0",
                "--instance",
                "Shop",
                "--repository",
                repository(),
                "--root",
                root.toString());
        store("", "sql", "--instance", "Shop", "--write", """
                INSERT INTO ${table:Customer} ("No.", "Name", "Fax") VALUES ('10', 'Adatum', '555-1'), ('20', '%s', '555-2')
                """.formatted("x".repeat(60))
                .strip());
        run(
                "store",
                0,
                "is store-1 in the fleet",
                invitation + "\n",
                List.of(
                        "agent",
                        "register",
                        "--server",
                        server.address().toString(),
                        "--instance",
                        "Shop",
                        "--name",
                        "store-1"));
        tokens.add(Json.read(Files.readString(folder.resolve("store/home/agents/Shop/member.json")), "member")
                .at("/grant/token")
                .textValue());
    }

    private void agent(String how) throws Exception {
        store("", "agent", how, "--instance", "Shop", "--repository", repository());
    }

    private String awaitingApproval(Path ops) throws Exception {
        String shown = said(0, "these wait for an approval", ops, "deployment", "show", "d-000001");
        assertTrue(shown.contains("update customer-app 1.9.0 -> 2.0.0, forced, loses 3 values or rows"), shown);
        return shown.replaceAll("(?s).*approve d-000001 store-1 --plan ([0-9a-f]{12}).*", "$1");
    }

    private static String before() {
        return "10 Adatum 555-1, 20 " + "x".repeat(60) + " 555-2";
    }

    private String rows() throws Exception {
        String answer = run("store", 0, "rows", "", List.of("sql", "--instance", "Shop", CUSTOMERS, "--json"));
        List<String> rows = new ArrayList<>();
        for (JsonNode row : Json.read(answer, "rows").path("rows")) {
            String fax = row.has("Fax") ? " " + row.get("Fax").asText() : "";
            rows.add(row.get("No.").asText() + " " + row.get("Name").asText() + fax);
        }
        return String.join(", ", rows);
    }

    private void checkStore() throws Exception {
        assertEquals("10 Adatum, 20 " + "x".repeat(50), rows());
        String archived = run("store", 0, "No.,Name,Fax", "", List.of("archive", "export", "1", "--instance", "Shop"));
        assertEquals(
                List.of("10,,555-1", "20," + "x".repeat(60) + ",555-2"),
                archived.lines().filter(line -> line.matches("\\d.*")).toList());
        store("ForceSync (crosses ForceVersion), 2 rows archived", "history", "--instance", "Shop");
    }

    private void checkAudit(Path admin) throws Exception {
        said(0, "the audit log is whole", admin, "audit", "verify");
        String log = said(0, "deployment", admin, "audit", "list");
        assertTrue(log.lines().anyMatch(line -> line.contains("anna") && line.contains("approve")), log);
    }

    // Nobody who reads the log can do what it tells of.
    private void checkLog(Path log) throws IOException {
        String text = Files.readString(log);
        assertTrue(text.contains("/fleet/v1/assignment"), text);
        for (String token : tokens) {
            assertFalse(text.contains(token.substring(token.length() - 20)), "a token is in the log");
        }
    }
}
