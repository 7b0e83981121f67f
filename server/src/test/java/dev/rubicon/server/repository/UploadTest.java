package dev.rubicon.server.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Packages that are put into the repository over HTTP. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class UploadTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    private RepositoryWorld world;

    UploadTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @BeforeEach
    void start() {
        world = new RepositoryWorld(folder, catalog);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aPackageIsPublishedSignedAndLogged() throws IOException {
        HttpResponse<String> published = world.put("app_1.0.zip", world.packed("app", "1.0", "one"));
        assertEquals(201, published.statusCode(), published.body());
        assertEquals("published", TestServer.json(published).get("outcome").asText());
        assertEquals(200, world.get("repository.json").statusCode());
        assertEquals(200, world.get("metadata/timestamp.json").statusCode());
        String log = world.server().get("/api/v1/audit", world.server().admin()).body();
        assertTrue(log.contains("package.publish") && log.contains("app 1.0"), log);
        try (Stream<Path> left = Files.list(folder.resolve("server/staging"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void theSameBytesAgainChangeNothingAndOthersAreRefused() {
        world.put("app_1.0.zip", world.packed("app", "1.0", "one"));
        String before = world.get("metadata/timestamp.json").body();
        HttpResponse<String> again = world.put("app_1.0.zip", world.packed("app", "1.0", "one"));
        assertEquals(200, again.statusCode());
        assertEquals("already there", TestServer.json(again).get("outcome").asText());
        check(409, "RB820", world.put("app_1.0.zip", world.packed("app", "1.0", "two")));
        assertEquals(before, world.get("metadata/timestamp.json").body());
    }

    @Test
    void manyAtOnceAreAllPublished() throws Exception {
        List<Callable<Integer>> uploads = Stream.of("a", "b", "c", "d")
                .<Callable<Integer>>map(id -> {
                    byte[] bytes = world.packed(id, "1.0", id);
                    return () -> world.put(id + "_1.0.zip", bytes).statusCode();
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (var upload : threads.invokeAll(uploads)) {
                assertEquals(201, upload.get());
            }
        }
    }

    @Test
    void whatIsNoPackageOrAnotherOneIsRefused() {
        byte[] good = world.packed("app", "1.0", "one");
        byte[] damaged = good.clone();
        damaged[good.length / 2] ^= 1;
        String wrong = "sha-256=:" + Base64.getEncoder().encodeToString(new byte[32]) + ":";
        check(400, "RB925", world.put("other_1.0.zip", good));
        check(400, "RB908", world.put("app_1.0.exe", good));
        check(405, "RB906", world.put("..%2fapp_1.0.zip", good));
        check(400, "RB908", world.put(".app_1.0.zip", good));
        check(400, "RB908", world.put("app_1.0.zip", good, "Content-Digest", "md5=:abc:"));
        check(400, "RB924", world.put("app_1.0.zip", good, "Content-Digest", wrong));
        for (byte[] bytes : List.of(damaged, new byte[0], "no zip".getBytes(StandardCharsets.UTF_8))) {
            assertEquals(422, world.put("app_1.0.zip", bytes).statusCode());
        }
        check(415, "RB910", unusual(good, "Authorization", "Bearer " + world.publisher()));
        String reader = world.server().token("reader", "read");
        check(403, "RB901", unusual(good, "Authorization", "Bearer " + reader));
        check(401, "RB900", unusual(good, "X", "y"));
        assertFalse(Files.exists(folder.resolve("repository/repository.json")), "something was published");
    }

    private HttpResponse<String> unusual(byte[] bytes, String... headers) {
        return world.server()
                .send(world.server()
                        .request("PUT", "/repository/packages/app_1.0.zip", headers)
                        .PUT(BodyPublishers.ofByteArray(bytes)));
    }

    private static void check(int status, String code, HttpResponse<String> answer) {
        assertEquals(status + " " + code, answer.statusCode() + " " + TestServer.code(answer), answer::body);
    }

    @Test
    void theDigestThatIsSentIsChecked() {
        byte[] bytes = world.packed("app", "1.0", "one");
        byte[] digest = HexFormat.of().parseHex(Digest.of(bytes).hex());
        String header = "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        assertEquals(
                201, world.put("app_1.0.zip", bytes, "Content-Digest", header).statusCode());
    }

    @Test
    void oneThatBreaksOffLeavesNothing() throws Exception {
        try (Socket socket = world.connect()) {
            socket.getOutputStream()
                    .write(
                            ("PUT /repository/packages/app_1.0.zip HTTP/1.1\r\nHost: x\r\nContent-Type: application/zip\r\n"
                                            + "Authorization: Bearer " + world.publisher()
                                            + "\r\nContent-Length: 100000\r\n\r\nPK")
                                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        Path staging = folder.resolve("server/staging");
        for (int i = 0; i < 500 && !isEmptyFolder(staging); i++) {
            Thread.sleep(20);
        }
        assertTrue(isEmptyFolder(staging), "what came is kept");
        assertFalse(Files.exists(folder.resolve("repository/repository.json")));
    }

    @Test
    void whatAKilledServerLeftIsRemovedAtTheNextStartButNotWhatOthersAreAt() throws IOException {
        Path staging = folder.resolve("server/staging");
        Instant now = Instant.now();
        Path killed = upload(staging, "upload-1", now.minus(Duration.ofHours(2)));
        Path coming = upload(staging, "upload-2", now.minus(Duration.ofMinutes(5)));
        Path other = upload(staging, "notes", now.minus(Duration.ofHours(2)));
        TestServer.start(folder, catalog).close();
        assertEquals(
                List.of(false, true, true),
                Stream.of(killed, coming, other).map(Files::exists).toList());
    }

    private static Path upload(Path staging, String name, Instant written) throws IOException {
        Path file = Files.createDirectories(staging.resolve(name)).resolve("app_1.0.zip");
        Files.writeString(file, "PK");
        Files.setLastModifiedTime(file, FileTime.from(written));
        Files.setLastModifiedTime(file.getParent(), FileTime.from(written));
        return file;
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
