package dev.rubicon.repository.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.model.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of a web server asks for, and what it does about servers that fail or lie. */
class HttpTransportTest {
    private static final int SIZE = 100_000;
    private static final String FILE = "/packages/a/1.0/#.a_1.0.zip";

    @TempDir
    private Path folder;

    private FaultyServer server;
    private Web web;
    private byte[] content;
    private Digest digest;

    @BeforeEach
    void begin() throws IOException {
        server = new FaultyServer(folder.resolve("served"));
        web = new Web(folder);
        content = new byte[SIZE];
        new Random(7).nextBytes(content);
        digest = Digest.of(content);
        serve(path(), content);
        serve("metadata/timestamp.json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private String path() {
        return "packages/a/1.0/" + digest.hex() + ".a_1.0.zip";
    }

    private void serve(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve("served").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private String fetch() {
        return fetch(Web.FAST);
    }

    private String fetch(Pace pace) {
        return Web.outcome(() -> {
            Path file = web.transport(server.address(), pace)
                    .fetch(path(), SIZE, digest)
                    .orElseThrow();
            return same(file) ? "fetched" : "another file";
        });
    }

    private boolean same(Path file) {
        try {
            return Files.mismatch(file, folder.resolve("served").resolve(path())) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String path) {
        return Web.outcome(() -> web.transport(server.address())
                .read(path, 10)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("absent"));
    }

    private void checkRequests(String... expected) {
        assertEquals(List.of(expected), server.requests());
    }

    @Test
    void aFileIsAskedForOnce() {
        assertEquals("fetched", fetch());
        assertEquals("fetched", fetch());
        checkRequests(FILE + " 200");
    }

    @Test
    void aFileThatWasDamagedInTheCacheIsAskedForAgain() throws IOException {
        fetch();
        Files.writeString(web.cache().find(digest, SIZE).orElseThrow(), "damaged");
        assertEquals("fetched", fetch());
        checkRequests(FILE + " 200", FILE + " 200");
    }

    @Test
    void whatChangesUnderItsNameIsAskedForOnlyIfItHasChanged() throws IOException {
        assertEquals("{}", read("metadata/timestamp.json"));
        assertEquals("{}", read("metadata/timestamp.json"));
        serve("metadata/timestamp.json", "[]".getBytes(StandardCharsets.UTF_8));
        assertEquals("[]", read("metadata/timestamp.json"));
        checkRequests("/metadata/timestamp.json 200", "/metadata/timestamp.json 304", "/metadata/timestamp.json 200");
    }

    @Test
    void aTransferThatBreaksOffGoesOnWithTheRest() {
        server.next(".zip", FaultyServer.cutAfter(60_000));
        assertEquals("fetched", fetch());
        checkRequests(FILE + " fault", FILE + " bytes=60000- 206");
    }

    @Test
    void theNextCommandGoesOnWithTheRest() {
        server.always(".zip", FaultyServer.cutAfter(40_000));
        assertEquals("RB331", fetch().substring(0, 5));
        assertEquals(40_000, web.cache().files().getFirst().size());
        server.requests();
        server.always(".zip", FaultyServer.status(503));
        fetch();
        server.requests();
        try (FaultyServer other = FaultyServer.of(folder.resolve("served"))) {
            assertEquals(
                    Optional.of(SIZE),
                    web.transport(other.address()).fetch(path(), SIZE, digest).map(file ->
                            (int) file.toFile().length()));
            assertEquals(List.of(FILE + " bytes=40000- 206"), other.requests());
        }
    }

    @Test
    void aServerThatKnowsNoRangesSendsAllAgain() {
        server.next(".zip", FaultyServer.cutAfter(60_000), FaultyServer.content(content));
        assertEquals("fetched", fetch());
        checkRequests(FILE + " fault", FILE + " bytes=60000- fault");
    }

    @Test
    void aRestThatDoesNotGoWithTheBeginningIsThrownAway() throws IOException {
        byte[] other = content.clone();
        other[5] ^= 1;
        serve(path(), other);
        server.always(".zip", FaultyServer.cutAfter(60_000));
        fetch();
        server.close();
        serve(path(), content);
        server = new FaultyServer(folder.resolve("served"));
        assertEquals("fetched", fetch());
        // The other content has another tag, so the server sends all of it.
        checkRequests(FILE + " bytes=60000- 200");
    }

    @Test
    void aBeginningThatIsWrongIsBroughtAgain() throws IOException {
        server.always(".zip", FaultyServer.cutAfter(60_000));
        fetch();
        server.close();
        server = new FaultyServer(folder.resolve("served"));
        Path partial = web.cache().files().getFirst().path();
        byte[] begun = Files.readAllBytes(partial);
        begun[5] ^= 1;
        Files.write(partial, begun);
        assertEquals("fetched", fetch());
        checkRequests(FILE + " bytes=60000- 206", FILE + " 200");
    }

    @Test
    void anotherPartThanTheRestIsThrownAway() {
        server.next(".zip", FaultyServer.cutAfter(60_000), FaultyServer.part(content, 50_000));
        assertEquals("fetched", fetch());
        checkRequests(FILE + " fault", FILE + " bytes=60000- fault", FILE + " 200");
    }

    @Test
    void aRestThatTheServerDoesNotHaveIsAskedForWithTheBeginning() {
        server.next(".zip", FaultyServer.cutAfter(60_000), FaultyServer.status(416));
        assertEquals("fetched", fetch());
        checkRequests(FILE + " fault", FILE + " bytes=60000- fault", FILE + " 200");
    }

    @Test
    void aBusyServerIsAskedAgainAfterAWhile() {
        server.next(".zip", FaultyServer.status(503), FaultyServer.status(500));
        assertEquals("fetched", fetch());
        assertEquals(List.of(Duration.ofMillis(500), Duration.ofSeconds(1)), web.slept);
    }

    @Test
    void aServerThatSaysWhenToComeBackIsNotAskedEarlier() {
        server.next(".zip", FaultyServer.busy(429, "7"), FaultyServer.busy(503, "100000"));
        assertEquals("fetched", fetch());
        assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(60)), web.slept);
    }

    @Test
    void aServerThatNamesAMomentThatIsOverIsAskedAsUsual() {
        server.next(".zip", FaultyServer.busy(503, "Wed, 01 Jan 2020 00:00:00 GMT"), FaultyServer.busy(503, "soon"));
        assertEquals("fetched", fetch());
        assertEquals(List.of(Duration.ofMillis(500), Duration.ofSeconds(1)), web.slept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                             | PT0S
            120                           | PT2M
            \u0020 3                     | PT3S
            -1                            | PT0S
            1.5                           | PT0S
            99999999999999999999          | PT0S
            Wed, 01 Jan 2025 00:00:30 GMT | PT30S
            Tue, 31 Dec 2024 23:59:59 GMT | PT0S
            Wed, 31 Jan 2025 00:00:30 GMT | PT0S
            soon                          | PT0S
            """)
    void whenToComeBackIsSecondsOrADate(String value, Duration expected) {
        assertEquals(expected, RetryAfter.parse(value, Instant.parse("2025-01-01T00:00:00Z")));
    }

    @Test
    void aServerThatStaysBusyIsGivenUp() {
        server.always(".json", FaultyServer.status(503));
        assertEquals(
                "RB330 the server answered 503 for http://localhost:$/metadata/timestamp.json",
                read("metadata/timestamp.json"));
        assertEquals(3, server.requests().size());
    }

    @Test
    void whatIsNotThereIsSaidAtOnce() throws IOException {
        Files.delete(folder.resolve("served").resolve(path()));
        assertEquals("RB328 the server has no http://localhost:$/packages/a/1.0/#.a_1.0.zip", fetch());
        assertEquals("absent", read("metadata/9.root.json"));
        assertEquals(2, server.requests().size());
    }

    @Test
    void whatIsForbiddenIsSaidAtOnce() {
        server.always(".zip", FaultyServer.status(403));
        server.always(".json", FaultyServer.status(403));
        assertEquals(
                "RB329 the server answered 403 for http://localhost:$/packages/a/1.0/#.a_1.0.zip: it does not let us",
                fetch());
        assertEquals("RB329", read("metadata/timestamp.json").substring(0, 5));
        // As object stores say it that may not be listed.
        assertEquals("absent", read("metadata/9.root.json"));
        assertEquals(3, server.requests().size());
    }

    @Test
    void endlessDataIsCutOff() {
        server.always(".zip", FaultyServer.endless());
        server.always(".json", FaultyServer.endless());
        assertEquals(
                "RB315 http://localhost:$/packages/a/1.0/#.a_1.0.zip is longer than the 100000 bytes that it may have",
                fetch());
        assertEquals(
                "RB315 http://localhost:$/metadata/timestamp.json is longer than the 10 bytes that it may have",
                read("metadata/timestamp.json"));
    }

    @Test
    void aFileThatIsTooLongByItsHeadersIsNotRead() {
        server.always(".zip", FaultyServer.content(new byte[SIZE + 1]));
        assertEquals("RB315", fetch().substring(0, 5));
    }

    @Test
    void anotherContentIsRefusedAndNotKept() {
        byte[] other = content.clone();
        other[SIZE - 1] ^= 1;
        server.always(".zip", FaultyServer.content(other));
        assertEquals("RB317 http://localhost:$/packages/a/1.0/#.a_1.0.zip is not the file that was signed", fetch());
        assertEquals(List.of(), web.cache().files());
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        server.always(".zip", server.silentAfter(500));
        Pace impatient =
                new Pace(Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(60), 1, System::nanoTime);
        assertEquals(
                "RB331 the server of http://localhost:$/packages/a/1.0/#.a_1.0.zip is too slow: it sent nothing for 0 s",
                fetch(impatient));
    }

    @Test
    void aServerThatDripsIsGivenUp() {
        AtomicLong time = new AtomicLong();
        // Every look at this clock finds it a minute later.
        Pace drips = new Pace(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                1_000_000,
                () -> time.addAndGet(Duration.ofMinutes(1).toNanos()));
        assertEquals(
                "RB331 the server of http://localhost:$/packages/a/1.0/#.a_1.0.zip is too slow: it sent",
                fetch(drips).replaceFirst("it sent .*", "it sent"));
    }

    @Test
    void aRedirectIsFollowedButNotForEver() {
        server.next("timestamp.json", FaultyServer.redirect("/elsewhere/timestamp.json"));
        server.next("timestamp.json", FaultyServer.redirect(server.address() + "metadata/timestamp.json"));
        assertEquals("{}", read("metadata/timestamp.json"));
        server.always("timestamp.json", FaultyServer.redirect("timestamp.json"));
        assertEquals(
                "RB332 http://localhost:$/metadata/timestamp.json leads elsewhere, and is not followed:"
                        + " it leads on more than 5 times",
                read("metadata/timestamp.json"));
    }

    @Test
    void aRedirectToAnythingButTheWebIsNotFollowed() {
        server.always("timestamp.json", FaultyServer.redirect("file:///etc/passwd"));
        assertEquals(
                "RB332 http://localhost:$/metadata/timestamp.json leads elsewhere, and is not followed:"
                        + " it leads to no address of http or https",
                read("metadata/timestamp.json"));
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        HttpTransport transport = web.transport(WebAddress.parse("http://localhost:" + port));
        assertEquals(
                "RB326 the server of http://localhost:$/metadata/timestamp.json cannot be reached",
                Web.outcome(() -> transport.read("metadata/timestamp.json", 10)).replaceFirst("reached:.*", "reached"));
    }

    @Test
    void aHostThatIsNotKnownIsNamedAtOnce() {
        HttpTransport transport = web.transport(WebAddress.parse("http://no-such-host.invalid"));
        assertEquals(
                "RB326 the host no-such-host.invalid is not known",
                Web.outcome(() -> transport.read("metadata/timestamp.json", 10)));
        assertEquals(List.of(), web.slept);
    }
}
