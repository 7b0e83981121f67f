package dev.rubicon.repository.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy that asks for a user and a password. */
class ProxyTest {
    @TempDir
    private Path home;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private HttpServer proxy() throws IOException {
        String right = "Basic " + Base64.getEncoder().encodeToString("me:s3cr@t".getBytes(StandardCharsets.UTF_8));
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().toString());
                if (right.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write(new byte[] {'{', '}'});
                } else {
                    exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
                    exchange.sendResponseHeaders(407, -1);
                }
            }
        });
        proxy.start();
        return proxy;
    }

    private String read(String user) throws IOException {
        HttpServer proxy = proxy();
        try {
            String address =
                    "http://" + user + "localhost:" + proxy.getAddress().getPort();
            EnvironmentProxies proxies = new EnvironmentProxies(
                    name -> name.equals("HTTP_PROXY") ? Optional.of(address) : Optional.empty(), Optional.empty());
            Web web = new Web(home);
            HttpSettings plain = web.settings(Web.FAST);
            HttpSettings settings =
                    new HttpSettings("rubicon/test", plain.pace(), plain.retries(), proxies, Optional.empty());
            HttpTransport transport = new HttpTransport(
                    WebAddress.parse("http://packages.invalid/a"), settings, web.cache(), Transfers.SILENT);
            return Web.outcome(() ->
                    transport.read("metadata/1.root.json", 10).map(String::new).orElse("absent"));
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void theProxyGetsTheUserThatTheEnvironmentNames() throws IOException {
        assertEquals("{}", read("me:s3cr%40t@"));
        assertEquals("http://packages.invalid/a/metadata/1.root.json", asked.getLast());
    }

    @Test
    void aProxyThatDoesNotLetUsIsNamedWithoutThePassword() throws IOException {
        assertEquals(
                "RB329 the server answered 407 for http://packages.invalid/a/metadata/1.root.json: it does not let us",
                read(""));
        assertEquals("RB3", read("me:wrong@").substring(0, 3));
        assertEquals(false, read("me:wrong@").contains("wrong"));
    }
}
