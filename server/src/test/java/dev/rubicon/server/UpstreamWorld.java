package dev.rubicon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.EnvironmentProxies;
import dev.rubicon.repository.http.HttpSettings;
import dev.rubicon.repository.http.HttpTransport;
import dev.rubicon.repository.http.Pace;
import dev.rubicon.repository.http.Retries;
import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebAddress;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.fleet.ServerProcess;
import dev.rubicon.server.fleet.TestClock;
import dev.rubicon.server.web.Listening;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A server that others mirror, as a process of its own, which can be killed; its mirror, and clients of that. */
final class UpstreamWorld implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final TestClock clock = TestClock.now();
    final ServerProcess upstream;
    private final Path folder;
    private int clients;

    UpstreamWorld(Path folder) throws Exception {
        this.folder = folder;
        upstream = ServerProcess.start(
                folder.resolve("upstream"),
                TestCatalog.SQLITE.fresh(Files.createDirectories(folder.resolve("upstream"))));
    }

    @Override
    public void close() {
        upstream.close();
    }

    HttpResponse<String> publish(String id, String version, URI server, int status) throws Exception {
        return publish(id, version, server, upstream.admin().orElseThrow(), status);
    }

    HttpResponse<String> publish(String id, String version, URI server, String token, int status) throws Exception {
        Path file = PackageBuilder.of(id, version)
                .file("files/a.txt", id + version)
                .writeTo(folder.resolve("packed"))
                .path();
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(server.resolve("/repository/packages/" + file.getFileName()))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/zip")
                        .PUT(BodyPublishers.ofByteArray(Files.readAllBytes(file)))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer::body);
        return answer;
    }

    Path published() {
        return folder.resolve("upstream/repository");
    }

    Path kept() {
        return folder.resolve("mirror/repository");
    }

    Transport transport(URI server, Path home) {
        Pace pace = new Pace(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60), 1_000, System::nanoTime);
        Retries once = new Retries(1, Duration.ZERO, Duration.ZERO, time -> {}, () -> 1.0);
        EnvironmentProxies none = new EnvironmentProxies(any -> Optional.empty(), Optional.empty());
        return new HttpTransport(
                WebAddress.parse(server.resolve("/repository/").toString()),
                new HttpSettings("rubicon/test", pace, once, none, Optional.empty()),
                new Cache(home.resolve("cache"), Clock.systemUTC()),
                Transfers.SILENT);
    }

    private Transport pinned(Transport transport, Path home) throws IOException {
        new Trust(home.resolve("trust"))
                .pin(transport.location(), Files.readAllBytes(published().resolve("metadata/1.root.json")));
        return transport;
    }

    TestServer mirror() throws IOException {
        return mirror(transport(upstream.address(), folder.resolve("mirror")));
    }

    TestServer mirror(Transport origin) throws IOException {
        Path home = folder.resolve("mirror");
        return TestServer.start(
                new ServerSettings(
                        home,
                        new Listening("127.0.0.1", 0, Optional.empty()),
                        Optional.of("jdbc:sqlite:" + home.resolve("catalog.sqlite")),
                        kept(),
                        Optional.empty(),
                        Optional.of(pinned(origin, home)),
                        Passphrase.NONE,
                        true),
                clock);
    }

    /** A client that has never seen anything, and verifies all. */
    SignedRepository client(TestServer server) throws IOException {
        Path home = folder.resolve("client" + clients++);
        Transport transport = pinned(transport(server.uri("/"), home), home);
        return new SignedRepository(
                transport, new Trust(home.resolve("trust")).requiredFor(transport), Expiry.strict(Instant.now()));
    }

    String stored(String id) throws IOException {
        try (Stream<Path> files = Files.walk(published().resolve("packages/" + id))) {
            return published()
                    .relativize(files.filter(Files::isRegularFile).findFirst().orElseThrow())
                    .toString();
        }
    }
}
