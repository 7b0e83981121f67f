package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.oci.Credentials;
import dev.rubicon.repository.oci.OciAddress;
import dev.rubicon.repository.oci.OciPush;
import dev.rubicon.repository.oci.Registry;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Publish here, push to a registry that others have written, have others copy it, install from the copy. */
@Timeout(300)
class RegistryTest {
    @TempDir
    private Path folder;

    private Path publisher;
    private Path client;

    @BeforeEach
    void publish() throws IOException {
        publisher = Files.createDirectories(folder.resolve("publisher"));
        client = Files.createDirectories(folder.resolve("client"));
        publish("base", "1.0");
        publish("team/app", "1.0.0+build.7", "--dependency", "base@>=1.0");
        CommandLineRun.mustRun(client, "instance", "create", "Store");
    }

    private void publish(String id, String version, String... more) {
        List<String> words = new ArrayList<>(List.of("pack", "--id", id, "--version", version, "--output", "$DIR/out"));
        words.addAll(List.of(more));
        CommandLineRun.mustRun(publisher, words.toArray(String[]::new));
        CommandLineRun.mustRun(publisher, "publish", "$DIR/out/" + id.replace("/", "__") + "_" + version + ".zip");
    }

    private String root() {
        return publisher.resolve("home/repository/metadata/1.root.json").toString();
    }

    private String[] install(String repository) {
        return new String[] {
            "install", "--id", "team/app", "--instance", "Store", "--repository", repository, "--root", root()
        };
    }

    private static void check(Path machine, int exitCode, String expected, String... words) {
        Scenarios.Answer answer = CommandLineRun.run(List.of(words), machine);
        String said = answer.output()
                .replace(machine.toString(), "$DIR")
                .replaceAll("localhost:\\d+", "\\$HOST")
                .replaceAll("\\d+(\\.\\d+)? k?B\\b", "\\$SIZE")
                .replaceAll("plan [0-9a-f]{12}", "plan \\$HASH")
                .replaceAll("[0-9a-f]{64}", "\\$SHA256");
        assertEquals(expected.strip() + " -> " + exitCode, said.strip() + " -> " + answer.exitCode());
    }

    @Test
    void whatWasPushedAndCopiedByOthersInstalls() {
        try (DebianRegistry origin = DebianRegistry.open(folder.resolve("origin"));
                DebianRegistry copy = DebianRegistry.open(folder.resolve("copy"))) {
            String address = origin.address("team/packages");
            check(
                    publisher,
                    0,
                    "oci://$HOST/team/packages has state 3: 2 new packages, sent 9 files, $SIZE",
                    "push",
                    address);
            check(publisher, 0, "oci://$HOST/team/packages has state 3: nothing was to be sent", "push", address);
            origin.synchronize("team/packages", copy, "mirrored");
            String mirror = copy.address("mirrored/packages");
            check(client, 3, """
                    error RB320: nobody has said yet whose the repository 'oci://$HOST/mirrored/packages' is
                      hint: get its root.json from the publisher by a way that you trust, and give it with --root
                    """, "install", "--id", "team/app", "--instance", "Store", "--repository", mirror);
            check(client, 0, """
                    plan $HASH for instance Store
                      1. install  base  1.0  Add
                      2. install  team/app  1.0.0+build.7  Add

                    no breaking change; nothing is lost
                    done: run 1, 2 steps
                    """, install(mirror));
        }
    }

    @Test
    void anUpdateComesThroughACopyOfSingleTags() {
        try (DebianRegistry origin = DebianRegistry.open(folder.resolve("origin"));
                DebianRegistry copy = DebianRegistry.open(folder.resolve("copy"))) {
            CommandLineRun.mustRun(publisher, "push", origin.address("packages"));
            for (String tag : List.of("index.base", "base_1.0", "repository")) {
                origin.copy("packages", tag, copy, "mirror");
            }
            String mirror = copy.address("mirror");
            CommandLineRun.mustRun(
                    client, "install", "--id", "base", "--instance", "Store", "--repository", mirror, "--root", root());
            publish("base", "2.0");
            CommandLineRun.mustRun(publisher, "push", origin.address("packages"));
            for (String tag : List.of("index.base", "repository")) {
                origin.copy("packages", tag, copy, "mirror");
            }
            check(client, 5, """
                    error RB383: oci://$HOST/mirror lacks base_2.0.zip, which is signed
                      hint: copy the tag 'base_2.0' from where this was copied, or push again
                    """, "update", "--instance", "Store", "--repository", mirror);
            origin.copy("packages", "base_2.0", copy, "mirror");
            check(client, 0, """
                    plan $HASH for instance Store
                      1. update   base  1.0 → 2.0  Add

                    no breaking change; nothing is lost
                    done: run 2, 1 step
                    """, "update", "--instance", "Store", "--repository", mirror);
            check(client, 0, """
                    nothing to do for instance Store
                      base 2.0 stays
                    """, "update", "--instance", "Store", "--repository", mirror, "--offline");
        }
    }

    @Test
    void aRegistryIsMirroredToAFolderThatIsInstalledFrom() {
        try (DebianRegistry origin = DebianRegistry.open(folder.resolve("origin"))) {
            CommandLineRun.mustRun(publisher, "push", origin.address("packages"));
            check(
                    client,
                    0,
                    "brought 4 files, $SIZE; $DIR/mirror holds 2 packages, $SIZE",
                    "mirror",
                    origin.address("packages"),
                    "$DIR/mirror",
                    "--root",
                    root());
            check(
                    client,
                    0,
                    "$DIR/mirror is up to date: the source has not changed",
                    "mirror",
                    origin.address("packages"),
                    "$DIR/mirror");
        }
        CommandLineRun.mustRun(client, install("$DIR/mirror"));
    }

    @Test
    void aFolderIsMirroredToARegistryAndThatToAnother() {
        try (DebianRegistry first = DebianRegistry.open(folder.resolve("first"));
                DebianRegistry second = DebianRegistry.open(folder.resolve("second"))) {
            String address = first.address("packages");
            check(
                    publisher,
                    0,
                    "oci://$HOST/packages has state 3: 2 new packages, sent 9 files, $SIZE",
                    "mirror",
                    "$DIR/home/repository",
                    address);
            check(
                    client,
                    0,
                    "oci://$HOST/team/copy has state 3: 2 new packages, sent 9 files, $SIZE",
                    "mirror",
                    address,
                    second.address("team/copy"),
                    "--root",
                    root());
            check(client, 4, """
                    error RB393: 'oci://$HOST/packages' is a registry, which gets all of a repository and deletes nothing
                      hint: leave out --prune, --check, --dry-run and what selects packages
                    """, "mirror", second.address("team/copy"), address, "--latest", "1");
            CommandLineRun.mustRun(client, install(second.address("team/copy")));
        }
    }

    @Test
    void whatSomebodyChangedInTheRegistryIsNotInstalled() throws IOException {
        try (DebianRegistry origin = DebianRegistry.open(folder.resolve("origin"))) {
            String address = origin.address("packages");
            CommandLineRun.mustRun(publisher, "push", address);
            Path blob = origin.blob(Digest.of(Files.readAllBytes(publisher.resolve("out/base_1.0.zip")))
                    .hex());
            byte[] bytes = Files.readAllBytes(blob);
            bytes[bytes.length / 2] ^= 1;
            Files.write(blob, bytes);
            check(
                    client,
                    3,
                    """
                    error RB317: http://$HOST/v2/packages/blobs/sha256:$SHA256 is not the file that was signed
                      hint: get it from the publisher or another mirror
                    """,
                    "install",
                    "--id",
                    "base",
                    "--instance",
                    "Store",
                    "--repository",
                    address,
                    "--root",
                    root());
        }
    }

    @Test
    void aRegistryThatAsksForAPasswordGetsIt() throws IOException {
        try (DebianRegistry registry = DebianRegistry.withPassword(folder.resolve("origin"))) {
            OciAddress address = OciAddress.parse(registry.address("packages"));
            assertEquals("RB381", pushed(address, Optional.empty()));
            assertEquals(
                    "RB381", pushed(address, Optional.of(new Credentials.Password(DebianRegistry.USER, "guessed"))));
            assertEquals(
                    "2",
                    pushed(
                            address,
                            Optional.of(new Credentials.Password(DebianRegistry.USER, DebianRegistry.PASSWORD))));
        }
    }

    private String pushed(OciAddress address, Optional<Credentials> credentials) throws IOException {
        FolderTransport source = new FolderTransport(publisher.resolve("home/repository"));
        Trust trust = new Trust(folder.resolve("trust"));
        trust.pin(source.location(), Files.readAllBytes(Path.of(root())));
        Network network =
                new Network(false, "", false, Optional.empty(), Duration.ZERO, Transfers.SILENT, problem -> {});
        WebClient web = new WebClient(
                WebServers.settings(network), new Cache(folder.resolve("cache"), Clock.systemUTC()), Transfers.SILENT);
        Registry registry = new Registry(address, false, any -> credentials, web, Transfers.SILENT);
        try {
            return String.valueOf(new OciPush(source, trust.requiredFor(source), Expiry.IGNORED, registry)
                    .push(false)
                    .packages());
        } catch (ProblemException e) {
            return e.problems().getFirst().code();
        }
    }

    @Test
    void aLargePackageIsSentAndBroughtFromDisk() throws IOException {
        try (DebianRegistry registry = DebianRegistry.open(folder.resolve("origin"))) {
            Path payload = Files.createDirectories(folder.resolve("payload"));
            byte[] noise = new byte[24_000_000];
            new Random(7).nextBytes(noise);
            Files.write(payload.resolve("noise.bin"), noise);
            CommandLineRun.mustRun(
                    publisher,
                    "pack",
                    "--id",
                    "large",
                    "--version",
                    "1.0",
                    "--output",
                    "$DIR/out",
                    "--path",
                    payload.toString());
            CommandLineRun.mustRun(publisher, "publish", "$DIR/out/large_1.0.zip");
            String address = registry.address("packages");
            CommandLineRun.mustRun(publisher, "push", address);
            CommandLineRun.mustRun(client, "fetch", "--id", "large", "--repository", address, "--root", root());
            String hex = Digest.of(Files.readAllBytes(publisher.resolve("out/large_1.0.zip")))
                    .hex();
            assertTrue(Files.exists(client.resolve("home/cache/sha256/" + hex.substring(0, 2) + "/" + hex)));
        }
    }

    @Test
    void aRegistryThatIsNotThereIsNamed() {
        Scenarios.Answer answer = CommandLineRun.run(List.of("push", "oci://no-such-host.invalid/x"), publisher);
        assertEquals(
                "error RB326: the host no-such-host.invalid is not known",
                answer.output().lines().findFirst().orElse(""));
        assertEquals(5, answer.exitCode());
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        check(publisher, 2, """
                error RB380: 'oci://…@host/x' cannot be the address of a repository: it has no host and name, or a user, \
                given as positional parameter at index 0 (ADDRESS)
                  hint: write oci://HOST/NAME or oci://HOST:PORT/NAME
                """, "push", "oci://me:secret@host/x");
        check(publisher, 4, """
                error RB333: oci://host/x cannot be published to
                  hint: publish to a folder, and bring that to the registry: rubicon push
                """, "publish", "x.zip", "--repository", "oci://host/x");
    }
}
