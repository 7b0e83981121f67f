package dev.rubicon.repository.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with a certificate of an authority that Java does not know. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    @TempDir
    private Path home;

    private static HttpsServer server;

    @BeforeAll
    static void begin() throws IOException, GeneralSecurityException, InterruptedException {
        keytool(
                "-genkeypair -alias a -keyalg EC -dname CN=localhost -ext SAN=dns:localhost -validity 3 -storetype PKCS12"
                        + " -storepass changeit -keystore keys.p12");
        keytool("-exportcert -rfc -alias a -storepass changeit -keystore keys.p12 -file ca.pem");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/metadata/1.root.json", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write(new byte[] {'{', '}'});
            }
        });
        server.createContext("/metadata/2.root.json", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", "http://localhost/metadata/1.root.json");
                exchange.sendResponseHeaders(301, -1);
            }
        });
        server.start();
    }

    private static void keytool(String words) throws IOException, InterruptedException {
        String[] all = (Path.of(System.getProperty("java.home"), "bin", "keytool") + " " + words).split(" ");
        Process process = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        byte[] said = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor(), new String(said));
    }

    @AfterAll
    static void end() {
        server.stop(0);
    }

    private String read(String path, Optional<SSLContext> authorities) {
        Web web = new Web(home);
        HttpSettings plain = web.settings(Web.FAST);
        HttpSettings settings =
                new HttpSettings("rubicon/test", plain.pace(), plain.retries(), plain.proxies(), authorities);
        WebAddress address =
                WebAddress.parse("https://localhost:" + server.getAddress().getPort());
        HttpTransport transport = new HttpTransport(address, settings, web.cache(), Transfers.SILENT);
        String said =
                Web.outcome(() -> transport.read(path, 10).map(String::new).orElse("absent"));
        assertEquals(0, web.slept.size());
        return said;
    }

    private static Optional<SSLContext> ours() {
        return Optional.of(CertificateAuthorities.with(folder.resolve("ca.pem")));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        assertEquals(
                "RB327 no safe connection to https://localhost:$/metadata/1.root.json",
                read("metadata/1.root.json", Optional.empty()).replaceFirst("json: .*", "json"));
    }

    @Test
    void anAuthorityOfOnesOwnIsBelieved() {
        assertEquals("{}", read("metadata/1.root.json", ours()));
    }

    @Test
    void aRedirectFromHttpsToHttpIsNotFollowed() {
        assertEquals(
                "RB332 https://localhost:$/metadata/2.root.json leads elsewhere, and is not followed:"
                        + " it leads from https to http",
                read("metadata/2.root.json", ours()));
    }

    @Test
    void whatIsNoCertificateIsNoAuthority() throws IOException {
        Path other = Files.writeString(folder.resolve("other.pem"), "secret");
        assertEquals(
                "RB333", Web.outcome(() -> CertificateAuthorities.with(other)).substring(0, 5));
        assertEquals(
                "RB333",
                Web.outcome(() -> CertificateAuthorities.with(folder.resolve("none.pem")))
                        .substring(0, 5));
    }
}
