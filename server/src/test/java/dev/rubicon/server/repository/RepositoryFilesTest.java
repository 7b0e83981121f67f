package dev.rubicon.server.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The repository's files, as caches and clients ask for them, and what else is there, as nobody gets it. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class RepositoryFilesTest {
    @Parameter
    TestCatalog catalog;

    @TempDir
    private static Path all;

    private static Path folder;

    private static RepositoryWorld world;
    private static byte[] bytes;
    private static String path;

    @BeforeParameterizedClassInvocation
    static void start(TestCatalog catalog) throws IOException {
        folder = Files.createDirectory(all.resolve(catalog.name()));
        world = new RepositoryWorld(folder, catalog);
        bytes = world.packed("app", "1.0", "x".repeat(300_000));
        world.put("app_1.0.zip", bytes);
        path = world.stored("app");
        Path root = folder.resolve("repository");
        Files.writeString(folder.resolve("keys/secret.txt"), "SECRET");
        Files.writeString(root.resolve(".hidden"), "SECRET");
        Files.writeString(root.resolve("private.txt"), "SECRET");
        Files.writeString(root.resolve("packages/.rubicon-x.tmp"), "SECRET");
        Files.createSymbolicLink(root.resolve("packages/link"), folder.resolve("keys"));
        Files.createSymbolicLink(root.resolve("packages/link.zip"), folder.resolve("keys/secret.txt"));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        world.close();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void aPackageIsTheSameForEver() {
        HttpResponse<String> file = world.get(path);
        String tag = header(file, "ETag");
        assertTrue(tag.matches("\"[0-9a-f]{64}\""), tag);
        assertTrue(header(file, "Cache-Control").contains("immutable"));
        assertEquals("application/zip", header(file, "Content-Type"));
        assertEquals(304, world.get(path, "If-None-Match", tag).statusCode());
        assertEquals(304, world.get(path, "If-None-Match", "\"x\", W/" + tag).statusCode());
        assertEquals(304, world.get(path, "If-None-Match", "*").statusCode());
        assertEquals(200, world.get(path, "If-None-Match", "\"x\"").statusCode());
    }

    @Test
    void aTimestampIsAskedForAgain() {
        HttpResponse<String> timestamp = world.get("metadata/timestamp.json");
        assertEquals("no-cache", header(timestamp, "Cache-Control"));
        String state = header(timestamp, "ETag");
        HttpResponse<String> same = world.get("metadata/timestamp.json", "If-None-Match", state);
        assertEquals(304, same.statusCode());
        assertEquals(state, header(same, "ETag"));
        assertEquals(
                201,
                world.put("other_1.0.zip", world.packed("other", "1.0", "more")).statusCode());
        assertEquals(
                200,
                world.get("metadata/timestamp.json", "If-None-Match", state).statusCode());
    }

    @Test
    void partsOfAFileAreGiven() {
        String tag = header(world.get(path), "ETag");
        HttpResponse<String> part = world.get(path, "Range", "bytes=2-5", "If-Range", tag);
        assertEquals(206, part.statusCode());
        assertEquals("bytes 2-5/" + bytes.length, header(part, "Content-Range"));
        assertEquals("4", header(part, "Content-Length"));
        assertEquals(
                200,
                world.get(path, "Range", "bytes=2-5", "If-Range", "\"other\"").statusCode());
        HttpResponse<String> beyond = world.get(path, "Range", "bytes=" + bytes.length + "-");
        assertEquals(416, beyond.statusCode());
        assertEquals("bytes */" + bytes.length, header(beyond, "Content-Range"));
    }

    @Test
    void headSaysHowLongAFileIs() {
        HttpResponse<String> head = world.server().send(world.server().request("HEAD", "/repository/" + path));
        assertEquals(200, head.statusCode());
        assertEquals(String.valueOf(bytes.length), header(head, "Content-Length"));
        assertEquals("", head.body());
    }

    @Test
    void bytesArriveAsTheyAre() throws Exception {
        HttpResponse<byte[]> got = HttpClient.newHttpClient()
                .send(
                        world.server().request("GET", "/repository/" + path).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertArrayEquals(bytes, got.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/repository/../keys/secret.txt",
                "/repository/metadata/../../keys/secret.txt",
                "/repository/%2e%2e/keys/secret.txt",
                "/repository/%2e%2e%2fkeys%2fsecret.txt",
                "/repository/..%2fkeys/secret.txt",
                "/repository/..%5ckeys%5csecret.txt",
                "/repository/..\\keys\\secret.txt",
                "/repository/%252e%252e/keys/secret.txt",
                "/repository/%c0%ae%c0%ae/keys/secret.txt",
                "/repository/metadata/..;/..;/keys/secret.txt",
                "/repository//keys/secret.txt",
                "/repository/%00",
                "/repository/metadata/x%00.json",
                "/repository/packages/.rubicon-x.tmp",
                "/repository/.hidden",
                "/repository/repository.lock",
                "/repository/private.txt",
                "/repository/metadata",
                "/repository/metadata/",
                "/repository/packages/link/secret.txt",
                "/repository/packages/link.zip",
                "/repository/index/link.zip",
                "/repository/",
                "/repository",
                "/repository/packages/app/%zz",
                "/repository/packages/a/a/a/a/a/a/a/a/a/a",
            })
    void nothingElseIsThere(String wrong) throws IOException {
        String answer = world.raw("GET " + wrong + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1.1 (400|404|405) .*"), answer);
        assertFalse(answer.contains("SECRET"), answer);
    }
}
