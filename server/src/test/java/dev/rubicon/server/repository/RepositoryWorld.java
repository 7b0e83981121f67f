package dev.rubicon.server.repository;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A server with an empty repository in a folder, and somebody who may publish. */
final class RepositoryWorld implements AutoCloseable {
    private final Path folder;
    private final TestServer server;
    private final String publisher;

    RepositoryWorld(Path folder, TestCatalog catalog) {
        this.folder = folder;
        this.server = TestServer.start(folder, catalog);
        this.publisher = server.token("ci", "publish");
    }

    TestServer server() {
        return server;
    }

    String publisher() {
        return publisher;
    }

    byte[] packed(String id, String version, String text) {
        try {
            return Files.readAllBytes(PackageBuilder.of(id, version)
                    .file("files/a.txt", text)
                    .writeTo(folder.resolve("packed"))
                    .path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> put(String name, byte[] bytes, String... headers) {
        var request = server.request(
                "PUT",
                "/repository/packages/" + name,
                "Authorization",
                "Bearer " + publisher,
                "Content-Type",
                "application/zip");
        return server.send(
                (headers.length == 0 ? request : request.headers(headers)).PUT(BodyPublishers.ofByteArray(bytes)));
    }

    HttpResponse<String> get(String path, String... headers) {
        return server.send(server.request("GET", "/repository/" + path, headers));
    }

    /** The path of a stored package, below the repository. */
    String stored(String id) throws IOException {
        Path root = folder.resolve("repository");
        try (Stream<Path> files = Files.walk(root.resolve("packages/" + id))) {
            return root.relativize(
                            files.filter(Files::isRegularFile).findFirst().orElseThrow())
                    .toString();
        }
    }

    /** Sends bytes as they are, where a client would put them right, and reads what comes. */
    String raw(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.uri("/").getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    @Override
    public void close() {
        server.close();
    }
}
