package dev.rubicon.repository.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses, proxies, and how long there is between two tries. */
class HttpSettingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://Example.org/a      | https://example.org/a/
            HTTPS://example.org/a/     | https://example.org/a/
            http://example.org:8080    | http://example.org:8080/
            https://example.org/a/../b | https://example.org/b/""")
    void anAddressIsWrittenInOneWay(String given, String expected) {
        assertEquals(expected, WebAddress.parse(given).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://me:secret@example.org/a  | 'https://…@example.org/a' cannot be the address of a repository: it has a user, a password, a query or a fragment
            https://example.org/a?sig=secret | 'https://example.org/a?…' cannot be the address of a repository: it has a user, a password, a query or a fragment
            ftp://example.org                | 'ftp://example.org' cannot be the address of a repository: it has no host or no possible port, or is not of http or https
            https://example.org:70000/a      | 'https://example.org:70000/a' cannot be the address of a repository: it has no host or no possible port, or is not of http or https
            https://me:se cret@example.org   | 'https://…@example.org' cannot be the address of a repository: Illegal character in authority
            https:///a                       | 'https:///a' cannot be the address of a repository: it has no host or no possible port, or is not of http or https""")
    void aWrongAddressIsNamedWithoutItsSecrets(String given, String expected) {
        assertEquals("RB333 " + expected, Web.outcome(() -> WebAddress.parse(given)));
    }

    private static String proxy(Map<String, String> environment, String address) {
        return Web.outcome(() -> {
            EnvironmentProxies proxies =
                    new EnvironmentProxies(name -> Optional.ofNullable(environment.get(name)), Optional.empty());
            Proxy proxy = proxies.select(URI.create(address)).getFirst();
            return proxy.type() == Proxy.Type.DIRECT
                    ? "direct"
                    : ((InetSocketAddress) proxy.address()).getHostString() + ":"
                            + ((InetSocketAddress) proxy.address()).getPort();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/, a.invalid:8080",
        "http://example.org/, b.invalid:3128",
        "https://inside.example.com/, direct",
        "https://example.com/, direct",
        "https://notexample.com/, a.invalid:8080",
        "http://localhost:8000/, direct",
        "http://localhost:8001/, b.invalid:3128"
    })
    void proxiesAreThoseOfTheEnvironment(String address, String expected) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HTTPS_PROXY", "http://me:secret@a.invalid:8080");
        environment.put("http_proxy", "b.invalid");
        environment.put("NO_PROXY", ".example.com, localhost:8000");
        assertEquals(expected, proxy(environment, address));
    }

    @Test
    void aWrongProxyIsNamedWithoutItsSecrets() {
        assertEquals(
                "RB333 HTTPS_PROXY does not name a proxy: it is no address",
                proxy(Map.of("HTTPS_PROXY", "http://me:se cret@host"), "https://example.org/"));
        assertEquals(
                "RB333 HTTPS_PROXY does not name a proxy: only proxies that are spoken to by http are known",
                proxy(Map.of("HTTPS_PROXY", "socks5://me:secret@host"), "https://example.org/"));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.0, 500", "1, 1.0, 1000", "2, 1.0, 2000", "3, 0.5, 3000", "9, 1.0, 8000"})
    void theTimeBetweenTriesDoublesUpToALimit(int failed, double random, long millis) {
        Retries retries = new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(8), time -> {}, () -> random);
        assertEquals(Duration.ofMillis(millis), retries.before(failed));
    }
}
