package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.PlanReportJson;
import dev.rubicon.fleet.protocol.PlannedStep;
import dev.rubicon.format.Json;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.Server;
import dev.rubicon.server.ServerSettings;
import dev.rubicon.server.web.Listening;
import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Fleet and deployment commands against a server. */
@ParameterizedClass
@EnumSource(ServedCatalog.class)
class FleetCommandsTest {
    private final ServedCatalog catalog;

    @TempDir
    private Path folder;

    private Server server;

    FleetCommandsTest(ServedCatalog catalog) {
        this.catalog = catalog;
    }

    @Test
    void aDeploymentIsMadeLookedAtApprovedAndEnded() throws Exception {
        try (Server started = serving()) {
            server = started;
            String invitation = run(0, "fleet", "invite", "store-1", "--ring", "pilot")
                    .output()
                    .lines()
                    .findFirst()
                    .orElseThrow();
            String agent = Json.read(
                            sent("POST", "fleet/v1/register", invitation, "{\"name\":\"store-1\",\"client\":\"test\"}"),
                            "the grant")
                    .get("token")
                    .textValue();
            said(0, "store-1   pilot", "fleet", "list");
            said(0, "in ring shops", "fleet", "ring", "store-1", "shops");
            said(4, "RB978", "fleet", "ring", "store-1", "No Ring");
            said(4, "RB975", "fleet", "show", "store-2");

            said(
                    0,
                    "store-1   shops  0     planning",
                    "deployment",
                    "create",
                    "May",
                    "--id",
                    "pos@^2",
                    "--ring",
                    "shops");
            said(4, "RB945", "deployment", "create", "May", "--id", "pos@^2", "--ring", "pilot");
            said(4, "RB943", "deployment", "create", "May", "--id", "pos", "--ring", "shops", "--window", "night");
            said(
                    2,
                    "--force-sync",
                    "deployment",
                    "create",
                    "May",
                    "--id",
                    "pos",
                    "--ring",
                    "shops",
                    "--force-sync",
                    "pos");
            said(2, "--ring", "deployment", "create", "May", "--id", "pos");
            said(4, "RB975", "deployment", "show", "d-000009");
            said(0, "1 planning", "deployment", "list");
            said(3, "RB948", "deployment", "approve", "d-000001", "store-1", "--plan", "12345678");

            PlanOutline plan = crossing();
            PlanReport report = new PlanReport(
                    new DeploymentId("d-000001"), 1, new PlanReport.Answer.Ready(plan, "{\"whole\":true}"));
            sent("PUT", "fleet/v1/plan/d-000001", agent, Json.writeLine(PlanReportJson.write(report)));
            String digits = plan.digest().hex().substring(0, 12);
            said(0, "update pos 1.0.0 -> 2.0.0, forced, loses 7 values or rows", "deployment", "show", "d-000001");
            said(0, "approve d-000001 store-1 --plan " + digits, "deployment", "show", "d-000001");
            said(0, "\"whole\": true", "deployment", "show", "d-000001", "--plan", "store-1");
            said(3, "RB948", "deployment", "approve", "d-000001", "store-1", "--plan", "00000000");
            said(3, "RB948", "deployment", "approve", "d-000001", "store-1", "--plan", digits.substring(0, 7));
            said(0, "planned", "deployment", "approve", "d-000001", "store-1", "--plan", digits);

            said(0, "scheduled", "deployment", "start", "d-000001");
            said(3, "RB951", "deployment", "start", "d-000001");
            said(0, "paused by admin", "deployment", "pause", "d-000001");
            said(0, "\"phase\": \"going\"", "deployment", "resume", "d-000001", "--json");
            said(0, "canceled", "deployment", "withdraw", "d-000001", "store-1");
            said(0, "planning", "deployment", "retry", "d-000001", "store-1");
            said(0, "canceled by admin", "deployment", "cancel", "d-000001");
            said(0, "1 token of store-1 revoked", "fleet", "revoke", "store-1");
        }
    }

    private Server serving() throws IOException {
        ServerSettings settings = new ServerSettings(
                folder.resolve("home"),
                new Listening("127.0.0.1", 0, Optional.empty()),
                catalog.fresh(),
                folder.resolve("repository"),
                Passphrase.NONE,
                false);
        Server started = Server.start(settings, Clock.systemUTC());
        Files.writeString(
                Files.createFile(
                        folder.resolve("token"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                started.adminToken().orElseThrow().shown());
        return started;
    }

    @Test
    void anInstallerIsCarriedToAMachineWithoutNetwork() throws Exception {
        CommandLineRun.mustRun(folder, "pack", "--id", "app", "--version", "1.0", "--output", "$DIR/out");
        CommandLineRun.mustRun(folder, "publish", "$DIR/out/app_1.0.zip", "--repository", "$DIR/repository");
        try (Server started = serving()) {
            server = started;
            said(
                    0,
                    "saved store: app ^ 1",
                    "installer",
                    "create",
                    "store",
                    "--id",
                    "app@^1",
                    "--argument",
                    "app.Mode=a");
            said(0, "store  Automatic  app ^ 1", "installer", "list");
            said(4, "RB981", "installer", "create", "No Name", "--id", "app");
            installedByName(started.address() + "api/v1/installers/store");
            said(2, "--id", "installer", "create", "store");
            said(4, "RB980", "installer", "export", "none", "--to", "$DIR/none");
            String[] export = {"installer", "export", "store", "--to", "$DIR/carried", "--repository", "$DIR/repository"
            };
            said(0, "holds 1 package", export);
            said(4, "RB983", export);
            for (String zip : List.of("$DIR/one.zip", "$DIR/two.zip")) {
                said(
                        0,
                        "holds 1 package",
                        "installer",
                        "export",
                        "store",
                        "--to",
                        zip,
                        "--repository",
                        "$DIR/repository");
            }
            said(4, "RB983", "installer", "export", "store", "--to", "$DIR/one.zip", "--repository", "$DIR/repository");
            downloaded();
            said(0, "saved store", "installer", "create", "store", "--id", "nothing");
            said(3, "nothing", "installer", "export", "store", "--to", "$DIR/other", "--repository", "$DIR/repository");
        }
        assertEquals(-1, Files.mismatch(folder.resolve("one.zip"), folder.resolve("two.zip")));
        for (String zip : List.of("one", "downloaded")) {
            unpackedIsTheSame(zip);
        }
        // What its script says, on a machine that knows nothing.
        Path machine = Files.createDirectories(folder.resolve("machine"));
        Path carried = folder.resolve("carried");
        assertTrue(Files.isExecutable(carried.resolve("install.sh")));
        CommandLineRun.mustRun(machine, "instance", "create", "Shop");
        CommandLineRun.mustRun(
                machine,
                "install",
                "--locked",
                carried + "/packages.lock.json",
                "--arguments",
                carried + "/arguments.json",
                "--repository",
                carried + "/repository",
                "--root",
                carried + "/root.json",
                "--offline",
                "--instance",
                "Shop");
        assertTrue(Files.notExists(folder.resolve("other")));
    }

    private void downloaded() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.address().resolve("api/v1/installers/store/zip"))
                    .header("Authorization", "Bearer " + Files.readString(folder.resolve("token")))
                    .build();
            Path zip = folder.resolve("downloaded.zip");
            assertEquals(
                    200,
                    client.send(request, BodyHandlers.ofFile(zip)).statusCode(),
                    () -> zip.toFile().length() + " bytes");
        }
    }

    private void unpackedIsTheSame(String name) throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("unpacked-" + name));
        try (ZipFile zip = new ZipFile(folder.resolve(name + ".zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = unpacked.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.getInputStream(entry).readAllBytes());
            }
        }
        assertEquals(content(folder.resolve("carried")), content(unpacked.resolve("store")));
        assertTrue(Files.notExists(folder.resolve(name + ".zip.partial")));
    }

    // But for the lock, which says nothing.
    private static SortedMap<String, String> content(Path folder) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("repository.lock")) {
                    content.put(
                            folder.relativize(file).toString(),
                            Digest.of(Files.readAllBytes(file)).hex());
                }
            }
        }
        return content;
    }

    private void installedByName(String address) throws IOException {
        Path other = Files.createDirectories(folder.resolve("by-name"));
        CommandLineRun.mustRun(other, "instance", "create", "Shop");
        List<String> words = List.of(
                "install",
                "--instance",
                "Shop",
                "--token-file",
                folder.resolve("token").toString(),
                "--root",
                folder.resolve("repository/metadata/1.root.json").toString());
        installs(other, 4, "RB980", words, address.replace("store", "none"));
        installs(other, 4, "RB982", words, address.replace("installers", "install"));
        installs(other, 0, "install  app  1.0", words, address);
    }

    private static void installs(Path home, int code, String expected, List<String> words, String address) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--installer", address));
        Scenarios.Answer result = CommandLineRun.run(all, home);
        assertEquals(code, result.exitCode(), result::toString);
        assertTrue(result.output().contains(expected), result::toString);
    }

    private static PlanOutline crossing() {
        PlannedStep step = new PlannedStep(
                PlannedStep.Action.UPDATE,
                new PackageId("pos"),
                Optional.of(Version.parse("1.0.0")),
                Version.parse("2.0.0"),
                true,
                List.of("FORCE_VERSION"),
                1,
                7);
        return new PlanOutline(Digest.of(new byte[] {1}), List.of(step));
    }

    private String sent(String method, String path, String token, String json)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(server.address().resolve(path))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/json")
                                    .method(method, BodyPublishers.ofString(json))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private void said(int code, String expected, String... words) {
        Scenarios.Answer result = run(code, words);
        assertTrue(result.output().contains(expected), () -> expected + "\n" + result);
    }

    private Scenarios.Answer run(int code, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--server",
                server.address().toString(),
                "--token-file",
                folder.resolve("token").toString()));
        Scenarios.Answer result = CommandLineRun.run(all, folder);
        assertEquals(code, result.exitCode(), () -> String.join(" ", words) + "\n" + result);
        return result;
    }
}
