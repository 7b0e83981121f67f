package dev.rubicon.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.ServerSettings;
import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.web.Listening;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestCatalog.class)
class SignInTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    private String address;
    private TestServer server;

    SignInTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @BeforeEach
    void start() {
        address = catalog.fresh(folder);
        server = TestServer.start(TestServer.settings(folder, address), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void whoIsNotSignedInIsAskedToAndGoesOnWhereTheyWanted() {
        Browsing browsing = new Browsing(server);
        assertEquals("303 /console/", location(browsing.get("/")));
        assertEquals("303 /console/sign-in?next=%2Fconsole%2Faudit", location(browsing.get("/console/audit")));
        browsing.get("/console/sign-in?next=%2Fconsole%2Faudit");
        assertEquals(
                "303 /console/audit",
                location(browsing.send("/console/sign-in", "token", server.admin(), "next", "/console/audit")));
        assertEquals(200, browsing.get("/console/audit").statusCode());
    }

    @Test
    void aPartOfAPageSendsTheWholePageToSignIn() {
        HttpResponse<String> answer = new Browsing(server)
                .get("/console/packages", "HX-Request", "true", "HX-Current-URL", "http://x/console/deployments/d-1");
        assertEquals(401, answer.statusCode());
        assertEquals(
                "/console/sign-in?next=%2Fconsole%2Fdeployments%2Fd-1",
                answer.headers().firstValue("HX-Redirect").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example/", "//evil.example/", "/console/../x:y", "javascript:alert(1)", "/console/\\evil"
    })
    void nobodyIsSentElsewhereAfterwards(String next) {
        Browsing browsing = new Browsing(server);
        browsing.get("/console/sign-in");
        assertEquals(
                "303 /console/", location(browsing.send("/console/sign-in", "token", server.admin(), "next", next)));
    }

    @Test
    void theCookieIsForThisServersPagesOnlyAndTheTokenIsNowhere() {
        Browsing browsing = new Browsing(server);
        String before = browsing.get("/console/sign-in")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        HttpResponse<String> answer = browsing.send("/console/sign-in", "token", server.admin());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        for (String part : List.of("Path=/console", "HttpOnly", "SameSite=Strict", "Max-Age=7200")) {
            assertTrue(cookie.contains("; " + part), cookie);
        }
        assertFalse(cookie.contains("Secure"), "there is no TLS");
        assertFalse(cookie.substring(0, 40).equals(before.substring(0, 40)), "the secret from before is used on");
        assertFalse(answer.toString().contains("rbn_"));
        HttpResponse<String> page = browsing.get("/console/packages");
        assertFalse(page.body().contains("rbn_"));
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'") && !policy.contains("unsafe"), policy);
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void aProxyThatSpeaksTlsMakesTheCookieSecure() {
        HttpResponse<String> page = new Browsing(server).get("/console/sign-in", "X-Forwarded-Proto", "https");
        assertTrue(page.headers().firstValue("Set-Cookie").orElseThrow().endsWith("; Secure"));
    }

    @Test
    void whatIsNoGoodTokenIsRefusedAndGuessingIsSlowedDown() {
        String publisher = server.token("ci", "publish");
        Browsing browsing = new Browsing(server);
        browsing.get("/console/sign-in");
        HttpResponse<String> refused = browsing.send("/console/sign-in", "token", publisher);
        assertEquals(403, refused.statusCode());
        assertTrue(Browsing.text(refused).contains("RB986"), refused::body);
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> wrong = browsing.send("/console/sign-in", "token", "rbn_no");
            assertEquals(403, wrong.statusCode());
            assertTrue(Browsing.text(wrong).contains("RB985"), wrong::body);
        }
        HttpResponse<String> enough = browsing.send("/console/sign-in", "token", "rbn_no");
        assertEquals(429, enough.statusCode());
        assertTrue(enough.headers().firstValue("Retry-After").isPresent());
        assertEquals(
                303, browsing.send("/console/sign-in", "token", server.admin()).statusCode());
    }

    @Test
    void aFormThatIsNotFromAPageOfTheSessionDoesNothing() {
        Browsing browsing = Browsing.as(server, server.admin());
        browsing.get("/console/tokens");
        String fields = "name=evil&scope=admin";
        for (HttpResponse<String> answer : List.of(
                browsing.post("/console/tokens", fields),
                browsing.post("/console/tokens", fields + "&form=" + "0".repeat(64)),
                new Browsing(server).post("/console/sign-in", "token=" + server.admin()))) {
            assertEquals(403, answer.statusCode());
            assertTrue(Browsing.text(answer).contains("RB987"), answer::body);
        }
        assertEquals(
                1,
                TestServer.json(server.get("/api/v1/tokens", server.admin()))
                        .get("value")
                        .size());
    }

    @Test
    void aRevokedTokenEndsItsSessionsAtOnce() {
        String reader = server.token("reader", "read");
        Browsing browsing = Browsing.as(server, reader);
        assertEquals(200, browsing.get("/console/packages").statusCode());
        server.post("/api/v1/tokens/reader/revoke", server.admin(), "{}");
        assertEquals("303 /console/sign-in?next=%2Fconsole%2Fpackages", location(browsing.get("/console/packages")));
    }

    @Test
    void signingOutEndsTheSession() {
        Browsing browsing = Browsing.as(server, server.admin());
        browsing.get("/console/packages");
        assertEquals("303 /console/sign-in", location(browsing.send("/console/sign-out")));
        assertEquals(303, browsing.get("/console/packages").statusCode());
        String log = server.get("/api/v1/audit", server.admin()).body();
        assertTrue(log.contains("console.sign-in") && log.contains("console.sign-out"), log);
    }

    @Test
    void aSessionHoldsInEveryProcessAndEndsAfterTwoHours() {
        Browsing browsing = Browsing.as(server, server.admin());
        assertEquals(200, browsing.get("/console/packages").statusCode());
        int port = server.server().address().getPort();
        server.close();
        for (Duration later : List.of(Duration.ofMinutes(119), Duration.ofMinutes(121))) {
            server = TestServer.start(at(port), Clock.offset(Clock.systemUTC(), later));
            int expected = later.toMinutes() < 120 ? 200 : 303;
            assertEquals(expected, browsing.get("/console/packages").statusCode(), later::toString);
            server.close();
        }
        server = TestServer.start(TestServer.settings(folder, address), Clock.systemUTC());
    }

    private ServerSettings at(int port) {
        ServerSettings usual = TestServer.settings(folder, address);
        return new ServerSettings(
                usual.home(),
                new Listening("127.0.0.1", port, Optional.empty()),
                usual.catalog(),
                usual.repository(),
                usual.passphrase(),
                usual.newAdminToken());
    }

    @Test
    void aScopeThatIsMissingIsSaidOnAPage() {
        Browsing browsing = Browsing.as(server, server.token("reader", "read"));
        HttpResponse<String> page = browsing.get("/console/tokens");
        assertEquals(403, page.statusCode());
        assertTrue(Browsing.text(page).contains("RB901 the token does not have the scope 'admin'"), page::body);
        HttpResponse<String> none = browsing.get("/console/nothing/here");
        assertEquals(404, none.statusCode());
        assertTrue(Browsing.text(none).contains("RB905"), none::body);
    }
}
