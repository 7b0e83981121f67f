package dev.rubicon.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.ServerSettings;
import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.testkit.SigningIdentity;
import dev.rubicon.testkit.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that proves who it is, to clients that believe in one authority. */
class TlsTest {
    private static final TestAuthority AUTHORITY = TestAuthority.named("CN=Chain");

    @TempDir
    private Path folder;

    private Path pem(String name, String type, byte[]... contents) throws IOException {
        StringBuilder text = new StringBuilder();
        for (byte[] content : contents) {
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
            text.append("-----BEGIN ").append(type).append("-----\n").append(lines);
            text.append("\n-----END ").append(type).append("-----\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private TlsFiles files(SigningIdentity certified, SigningIdentity holder) throws Exception {
        Path chain = pem("server.pem", "CERTIFICATE", certified.certificate().getEncoded());
        return new TlsFiles(
                chain,
                pem("server.key", "PRIVATE KEY", holder.keys().getPrivate().getEncoded()));
    }

    private ServerSettings settings(TlsFiles files) {
        return new ServerSettings(
                folder,
                new Listening("127.0.0.1", 0, Optional.of(files)),
                Optional.of(TestCatalog.SQLITE.fresh(folder)),
                folder.resolve("repository"),
                Passphrase.NONE,
                false);
    }

    private static HttpClient believing(TestAuthority authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpRequest healthz(TestServer server) {
        URI address = server.uri("/healthz");
        return HttpRequest.newBuilder(URI.create("https://localhost:" + address.getPort() + "/healthz"))
                .build();
    }

    @Test
    void whoBelievesTheAuthorityIsServedAndNobodyElse() throws Exception {
        SigningIdentity host = AUTHORITY.webServer("CN=localhost");
        try (TestServer server = TestServer.start(settings(files(host, host)), Clock.systemUTC())) {
            assertEquals("https", server.uri("/").getScheme());
            HttpResponse<String> answer = believing(AUTHORITY).send(healthz(server), BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertTrue(answer.headers().firstValue("Strict-Transport-Security").isPresent());
            assertTrue(answer.sslSession().orElseThrow().getProtocol().matches("TLSv1\\.[23]"));
            HttpClient stranger = believing(TestAuthority.named("CN=Other"));
            assertThrows(SSLHandshakeException.class, () -> stranger.send(healthz(server), BodyHandlers.ofString()));
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefusedAtTheStart() throws Exception {
        refused(files(AUTHORITY.webServer("CN=localhost"), AUTHORITY.webServer("CN=localhost")), "key");
    }

    @ParameterizedTest
    @CsvSource({"server.pem, ''", "server.pem, no certificate", "server.key, ''", "server.key, no key"})
    void whatIsNeitherIsRefusedAtTheStart(String file, String content) throws Exception {
        SigningIdentity host = AUTHORITY.webServer("CN=localhost");
        TlsFiles files = files(host, host);
        Files.write(folder.resolve(file), content.getBytes(StandardCharsets.UTF_8));
        refused(files, "server.key");
    }

    private void refused(TlsFiles files, String says) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> TestServer.start(settings(files), Clock.systemUTC()));
        assertEquals("RB916", refused.problems().getFirst().code());
        assertTrue(refused.getMessage().contains(says), refused::getMessage);
    }
}
