package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.Server;
import dev.rubicon.server.ServerSettings;
import dev.rubicon.server.web.Listening;
import dev.rubicon.testkit.PackageBuilder;
import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands that speak to a server, with a real one. */
@ParameterizedClass
@EnumSource(ServedCatalog.class)
class ServeTest {
    // Kept, since a logger that nobody holds forgets its settings.
    private static final Logger LOG = Logger.getLogger("");

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final ServedCatalog catalog;

    @TempDir
    private Path folder;

    private Server server;
    private Path admin;

    ServeTest(ServedCatalog catalog) {
        this.catalog = catalog;
    }

    @BeforeEach
    void start() throws IOException {
        Path home = folder.resolve("server");
        ServerSettings settings = new ServerSettings(
                home,
                new Listening("127.0.0.1", 0, Optional.empty()),
                catalog.fresh(),
                home.resolve("repository"),
                Passphrase.NONE,
                false);
        server = Server.start(settings, Clock.systemUTC());
        admin = token("admin", server.adminToken().orElseThrow().shown());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path token(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".token"), text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private Scenarios.Answer run(Path token, String... words) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of("--server", server.address().toString(), "--token-file", token.toString()));
        return CommandLineRun.run(all, folder);
    }

    private static void check(int exitCode, String says, Scenarios.Answer answer) {
        assertTrue(answer.output().contains(says), answer.output());
        assertEquals(exitCode, answer.exitCode(), answer.output());
    }

    @Test
    void tokensAreMadeListedAndRevoked() throws IOException {
        Scenarios.Answer made = run(admin, "token", "create", "ci", "--scope", "publish", "--expires", "90d");
        check(0, "shown this once", made);
        Path ci = token("ci", made.output().lines().findFirst().orElseThrow());
        check(0, "publish", run(admin, "token", "list"));
        check(3, "error RB901", run(ci, "token", "list"));
        check(0, "is revoked", run(admin, "token", "revoke", "ci"));
        check(3, "error RB900", run(ci, "token", "list"));
        check(4, "error RB912", run(admin, "token", "create", "x", "--scope", "everything"));
        check(4, "error RB914", run(admin, "token", "revoke", "nobody"));
        check(0, "token.revoke", run(admin, "audit", "list"));
        check(0, "the audit log is whole: 3 entries", run(admin, "audit", "verify"));
    }

    @Test
    void aTokenFileThatOthersCanReadIsNotUsed() throws IOException {
        Files.setPosixFilePermissions(admin, PosixFilePermissions.fromString("rw-r--r--"));
        check(4, "error RB920", run(admin, "token", "list"));
    }

    @Test
    void aPackageIsPublishedToAServerAndInstalledFromIt() throws IOException {
        Path file = PackageBuilder.of("app", "1.0")
                .file("files/a.txt", "one")
                .writeTo(folder)
                .path();
        Path other = PackageBuilder.of("app", "1.0")
                .file("files/a.txt", "two")
                .writeTo(folder.resolve("other"))
                .path();
        String repository = server.address().resolve("repository/").toString();
        check(0, "published app 1.0", publish(file, repository));
        check(0, "nothing to do: app 1.0", publish(file, repository));
        check(3, "error RB820", publish(other, repository));
        Path root = folder.resolve("server/repository/metadata/1.root.json");
        CommandLineRun.mustRun(folder, "instance", "create", "shop");
        check(
                0,
                "done: run 1, 1 step",
                CommandLineRun.run(
                        List.of(
                                "install",
                                "--id",
                                "app",
                                "--instance",
                                "shop",
                                "--repository",
                                repository,
                                "--root",
                                root.toString()),
                        folder));
    }

    private Scenarios.Answer publish(Path file, String repository) {
        return CommandLineRun.run(
                List.of("publish", file.toString(), "--repository", repository, "--token-file", admin.toString()),
                folder);
    }
}
