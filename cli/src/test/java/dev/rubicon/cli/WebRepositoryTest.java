package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with a repository on a web server: publish here, install elsewhere, with and without a network. */
class WebRepositoryTest {
    @TempDir
    private Path folder;

    private Path publisher;
    private Path client;
    private HttpServer server;
    private String address;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void begin() throws IOException {
        publisher = Files.createDirectories(folder.resolve("publisher"));
        client = Files.createDirectories(folder.resolve("client"));
        publish("base", "1.0");
        publish("app", "1.0", "--dependency", "base@>=1.0");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SimpleFileServer.createFileHandler(publisher.resolve("home/repository")))
                .getFilters()
                .add(Filter.beforeHandler(
                        "count",
                        exchange -> requests.add(exchange.getRequestURI().getPath())));
        server.start();
        address = "http://localhost:" + server.getAddress().getPort() + "/";
        CommandLineRun.mustRun(client, "instance", "create", "Store");
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void publish(String id, String version, String... more) {
        List<String> words = new ArrayList<>(List.of("pack", "--id", id, "--version", version, "--output", "$DIR/out"));
        words.addAll(List.of(more));
        CommandLineRun.mustRun(publisher, words.toArray(String[]::new));
        CommandLineRun.mustRun(publisher, "publish", "$DIR/out/" + id + "_" + version + ".zip");
    }

    private void check(int exitCode, String expected, String... words) {
        Scenarios.Answer answer = CommandLineRun.run(List.of(words), client);
        String said = answer.output()
                .replace(address, "$WEB/")
                .replace(client.toString(), "$DIR")
                .replaceAll("\\d+(\\.\\d+)? k?B\\b", "\\$SIZE")
                .replaceAll("\\b\\d+ bytes", "\\$BYTES")
                .replaceAll("plan [0-9a-f]{12}", "plan \\$HASH")
                .replaceAll("\"size\": \\d+", "\"size\": \\$N")
                .replaceAll("(sha256:)?[0-9a-f]{64}", "\\$SHA256");
        assertEquals(expected.strip() + " -> " + exitCode, said.strip() + " -> " + answer.exitCode());
    }

    private void pin() {
        CommandLineRun.mustRun(client, "search", "--repository", address, "--root", root());
        requests.clear();
    }

    private String root() {
        return publisher.resolve("home/repository/metadata/1.root.json").toString();
    }

    @Test
    void anInstallFromAWebServerNeedsTheRootOnce() {
        check(3, """
                error RB320: nobody has said yet whose the repository '$WEB/' is
                  hint: get its root.json from the publisher by a way that you trust, and give it with --root
                """, "install", "--id", "app", "--instance", "Store", "--repository", address);
        check(0, """
                plan $HASH for instance Store
                  1. install  base  1.0  Add
                  2. install  app  1.0  Add

                no breaking change; nothing is lost
                done: run 1, 2 steps
                """, "install", "--id", "app", "--instance", "Store", "--repository", address, "--root", root());
        requests.clear();
        check(0, """
                nothing to do for instance Store
                  base 1.0 stays
                  app 1.0 stays
                """, "update", "--instance", "Store", "--repository", address);
        assertEquals(List.of("/metadata/timestamp.json"), requests);
    }

    @Test
    void theJournalSaysWhatWasAllowed() {
        pin();
        CommandLineRun.mustRun(
                client,
                "install",
                "--id",
                "app",
                "--instance",
                "Store",
                "--repository",
                address,
                "--accept-expired-timestamp",
                "36h");
        Scenarios.Answer history = CommandLineRun.run(List.of("history", "--instance", "Store"), client);
        assertTrue(history.output().contains("install --accept-expired-timestamp 36h"), history::output);
    }

    @Test
    void whatWasFetchedIsInstalledWithoutANetwork() {
        pin();
        check(0, """
                  base 1.0  ($SIZE)
                  app 1.0  ($SIZE)
                2 packages here; brought 2 files, $SIZE
                """, "fetch", "--id", "app", "--instance", "Store", "--repository", address);
        check(0, """
                  base 1.0  ($SIZE)
                  app 1.0  ($SIZE)
                2 packages here; brought 0 files, $SIZE
                """, "fetch", "--id", "app", "--instance", "Store", "--repository", address);
        check(0, """
                {
                  "packages": [
                    {
                      "id": "base",
                      "version": "1.0",
                      "size": $N,
                      "sha256": "$SHA256"
                    },
                    {
                      "id": "app",
                      "version": "1.0",
                      "size": $N,
                      "sha256": "$SHA256"
                    }
                  ],
                  "brought": 0,
                  "bytes": 0
                }
                """, "fetch", "--id", "app", "--instance", "Store", "--repository", address, "--json");
        server.stop(0);
        check(0, """
                plan $HASH for instance Store
                  1. install  base  1.0  Add
                  2. install  app  1.0  Add

                no breaking change; nothing is lost
                done: run 1, 2 steps
                """, "install", "--id", "app", "--instance", "Store", "--repository", address, "--offline");
    }

    @Test
    void whatIsMissingWithoutANetworkIsAllNamed() {
        pin();
        CommandLineRun.mustRun(client, "resolve", "--id", "app", "--repository", address);
        server.stop(0);
        check(5, """
                error RB334: base 1.0: base_1.0.zip is not in the cache ($BYTES, $SHA256)
                error RB334: app 1.0: app_1.0.zip is not in the cache ($BYTES, $SHA256)
                  hint: bring it while there is a network: rubicon fetch --id app --instance Store --repository $WEB/ --home $DIR/home
                """, "install", "--id", "app", "--instance", "Store", "--repository", address, "--offline");
    }

    private void plan() {
        pin();
        CommandLineRun.mustRun(
                client,
                "plan",
                "--id",
                "app",
                "--instance",
                "Store",
                "--output",
                "$DIR/a plan",
                "--repository",
                address);
        CommandLineRun.mustRun(client, "cache", "prune", "--all");
    }

    @Test
    void whatAPlanNeedsIsFetchedAndAppliedWithoutANetwork() {
        plan();
        check(0, """
                  base 1.0  ($SIZE)
                  app 1.0  ($SIZE)
                2 packages here; brought 2 files, $SIZE
                """, "fetch", "--plan", "$DIR/a plan", "--repository", address);
        server.stop(0);
        check(0, """
                plan $HASH for instance Store
                  1. install  base  1.0  Add
                  2. install  app  1.0  Add

                no breaking change; nothing is lost
                done: run 1, 2 steps
                """, "apply", "$DIR/a plan", "--instance", "Store", "--repository", address, "--offline");
    }

    @Test
    void whatAPlanLacksWithoutANetworkIsAllNamed() {
        plan();
        CommandLineRun.mustRun(client, "show", "app", "--repository", address);
        server.stop(0);
        check(5, """
                error RB334: base.jsonl is not in the cache ($BYTES, $SHA256)
                error RB334: app 1.0: app_1.0.zip is not in the cache ($BYTES, $SHA256)
                  hint: bring it while there is a network: rubicon fetch --plan '$DIR/a plan' --repository $WEB/ --home $DIR/home
                """, "apply", "$DIR/a plan", "--instance", "Store", "--repository", address, "--offline");
    }

    @Test
    void aPlanIsFetchedWhereItsInstanceIsNot() {
        plan();
        CommandLineRun.mustRun(client, "instance", "remove", "Store");
        check(0, """
                  base 1.0  ($SIZE)
                  app 1.0  ($SIZE)
                2 packages here; brought 2 files, $SIZE
                """, "fetch", "--plan", "$DIR/a plan", "--repository", address);
        String other = publisher.resolve("other").toString();
        CommandLineRun.mustRun(publisher, "publish", "$DIR/out/base_1.0.zip", "--repository", other);
        check(
                3,
                """
                error RB408: the plan brings app 1.0, and the repository does not have it
                  hint: use the repository that it was planned with, or plan again
                """,
                "fetch",
                "--plan",
                "$DIR/a plan",
                "--repository",
                other,
                "--root",
                other + "/metadata/1.root.json");
    }

    @Test
    void aPlanThatNoLongerHoldsIsNotFetchedAsIfItDid() {
        plan();
        publish("app", "2.0");
        Scenarios.Answer answer =
                CommandLineRun.run(List.of("fetch", "--plan", "$DIR/a plan", "--repository", address), client);
        assertTrue(answer.output().contains("error RB576: "), answer::output);
        assertTrue(answer.output().contains("  + install app 2.0  Add"), answer::output);
        assertEquals(3, answer.exitCode());
        check(2, """
                error RB800: --plan says itself what and for which instance: give nothing else of these
                  hint: rubicon fetch --help shows how to write it
                """, "fetch", "--plan", "$DIR/a plan", "--instance", "Store");
    }

    @Test
    void aLockFileIsFetchedExactly() {
        pin();
        CommandLineRun.mustRun(client, "lock", "--id", "app", "--output", "$DIR/app.lock", "--repository", address);
        publish("app", "2.0");
        check(0, """
                  app 1.0  ($SIZE)
                  base 1.0  ($SIZE)
                2 packages here; brought 2 files, $SIZE
                """, "fetch", "--locked", "$DIR/app.lock", "--repository", address);
        server.stop(0);
        CommandLineRun.mustRun(
                client,
                "install",
                "--locked",
                "$DIR/app.lock",
                "--instance",
                "Store",
                "--repository",
                address,
                "--offline");
    }

    @Test
    void whatAnUpdateNeedsIsFetched() {
        pin();
        CommandLineRun.mustRun(client, "install", "--id", "app", "--instance", "Store", "--repository", address);
        publish("app", "2.0");
        check(0, """
                  app 2.0  ($SIZE)
                1 package here; brought 1 file, $SIZE
                """, "fetch", "--update", "--instance", "Store", "--repository", address);
        server.stop(0);
        CommandLineRun.mustRun(client, "update", "--instance", "Store", "--repository", address, "--offline");
    }

    @Test
    void theCacheIsListedAndPruned() {
        check(0, "the cache $DIR/home/cache is empty", "cache", "list");
        pin();
        CommandLineRun.mustRun(client, "fetch", "--id", "app", "--repository", address);
        check(0, "deleted 0 files, $SIZE", "cache", "prune", "--older-than", "1d");
        check(0, "deleted 0 files, $SIZE", "cache", "prune", "--max-size", "1GB");
        check(0, "deleted 4 files, $SIZE", "cache", "prune", "--all");
        check(2, """
                error RB800: Error: Missing required argument (specify one of these): \
                (--older-than=TIME | --max-size=SIZE | --all)
                  hint: rubicon cache prune --help shows how to write it
                """, "cache", "prune");
        check(2, """
                error RB623: 'soon' is not an age, given as option '--older-than'
                  hint: write hours, days or weeks: 12h, 90d, 8w
                """, "cache", "prune", "--older-than", "soon");
    }

    @Test
    void aServerThatIsNotThereIsNamedWithCodeFive() {
        pin();
        server.stop(0);
        Scenarios.Answer answer =
                CommandLineRun.run(List.of("search", "--repository", "http://no-such-host.invalid/"), client);
        assertEquals(
                "error RB326: the host no-such-host.invalid is not known",
                answer.output().lines().findFirst().orElse(""));
        assertEquals(5, answer.exitCode());
    }

    @Test
    void theDoctorLooksAtIt() {
        pin();
        Scenarios.Answer answer = CommandLineRun.run(List.of("doctor", "--repository", address), client);
        assertTrue(answer.output().contains("repository: " + address + ", packages: 2, versions: 2"), answer::output);
    }

    @Test
    void anAddressWithoutARepositoryIsNamed() {
        check(4, """
                error RB300: '$WEB/elsewhere/' is not a repository
                  hint: check the address: it has no metadata
                """, "search", "--repository", address + "elsewhere");
    }

    @Test
    void theFirstRepositoryThatHasAPackageWins() {
        pin();
        Path other = publisher.resolve("other");
        CommandLineRun.mustRun(publisher, "pack", "--id", "app", "--version", "9.0", "--output", "$DIR/out");
        CommandLineRun.mustRun(publisher, "pack", "--id", "more", "--version", "1.0", "--output", "$DIR/out");
        CommandLineRun.mustRun(
                publisher,
                "publish",
                "$DIR/out/app_9.0.zip",
                "$DIR/out/more_1.0.zip",
                "--repository",
                other.toString());
        String otherRoot = other.resolve("metadata/1.root.json").toString();
        check(4, """
                error RB333: --root is given 1 times, for 2 repositories
                  hint: give it once for each --repository, in their order
                """, "search", "--repository", address, "--repository", other.toString(), "--root", otherRoot);
        check(
                0,
                """
                PACKAGE  NEWEST  FORCEVERSION  NAME
                app      1.0     -             app
                base     1.0     -             base
                more     1.0     -             more
                """,
                "search",
                "--repository",
                address,
                "--root",
                root(),
                "--repository",
                "file://" + other,
                "--root",
                otherRoot);
        check(4, """
                error RB333: $WEB/, %s cannot be published to
                  hint: publish to one folder: --repository FOLDER
                """.formatted(other), "publish", "x.zip", "--repository", address, "--repository", other.toString());
    }

    @Test
    void anAddressOfAnUnknownKindIsRefused() {
        check(2, """
                error RB333: 'ftp://…' cannot be the address of a repository: its kind is not known, given as option '--repository' (ADDRESS)
                  hint: write a folder, file:, http:, https:, oci: or s3:
                """, "search", "--repository", "ftp://me:secret@host/x");
    }
}
