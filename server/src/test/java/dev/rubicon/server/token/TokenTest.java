package dev.rubicon.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.server.Server;
import dev.rubicon.server.ServerSettings;
import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestCatalog.class)
class TokenTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    TokenTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @Test
    void theFirstStartMakesAnAdminTokenAndNoOtherDoes() {
        String address = catalog.fresh(folder);
        ServerSettings settings = TestServer.settings(folder, address);
        String first;
        try (TestServer server = TestServer.start(settings, Clock.systemUTC())) {
            first = server.admin();
            assertEquals(200, server.get("/api/v1/tokens", first).statusCode());
        }
        try (TestServer server = TestServer.start(settings, Clock.systemUTC())) {
            assertEquals("", server.admin());
            assertEquals(200, server.get("/api/v1/tokens", first).statusCode());
        }
    }

    @Test
    void ofSeveralServersAtOnceOneMakesIt() throws Exception {
        String address = catalog.fresh(folder);
        int many = 4;
        CyclicBarrier together = new CyclicBarrier(many);
        Callable<Server> starting = () -> {
            together.await();
            return Server.start(TestServer.settings(folder, address), Clock.systemUTC());
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<Server>> started = threads.invokeAll(java.util.Collections.nCopies(many, starting));
            int tokens = 0;
            for (Future<Server> server : started) {
                tokens += server.get().adminToken().isPresent() ? 1 : 0;
                server.get().close();
            }
            assertEquals(1, tokens);
        }
    }

    @Test
    void whoLostTheirsGetsOneMoreAtAStart() {
        ServerSettings usual = TestServer.settings(folder, catalog.fresh(folder));
        TestServer.start(usual, Clock.systemUTC()).close();
        ServerSettings lost = new ServerSettings(
                usual.home(), usual.listening(), usual.catalog(), usual.repository(), usual.passphrase(), true);
        try (TestServer server = TestServer.start(lost, Clock.systemUTC())) {
            assertEquals(200, server.get("/api/v1/audit", server.admin()).statusCode());
            assertEquals(
                    2,
                    TestServer.json(server.get("/api/v1/tokens", server.admin()))
                            .get("value")
                            .size());
        }
    }

    @Test
    void aTokenIsShownOnceAndKeptAsADigest() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            String text = server.token("ci", "publish", "read");
            assertTrue(text.matches("rbn_[0-9a-f]{16}_[A-Za-z0-9_-]{43}"), text);
            String listed = server.get("/api/v1/tokens", server.admin()).body();
            String audited = server.get("/api/v1/audit", server.admin()).body();
            assertFalse((listed + audited).contains(text.substring(21)), "the secret is told again");
            assertTrue(listed.contains(text.substring(4, 20)), listed);
        }
    }

    @Test
    void aTokenAllowsWhatItsScopesSay() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            HttpResponse<String> refused = server.get("/api/v1/tokens", server.token("ci", "publish", "read"));
            assertEquals(403, refused.statusCode());
            assertEquals("RB901", TestServer.code(refused));
        }
    }

    @Test
    void aRevokedTokenIsWorthNothingFromThenOn() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            String text = server.token("second", "admin");
            assertEquals(200, server.get("/api/v1/tokens", text).statusCode());
            HttpResponse<String> revoked = server.post("/api/v1/tokens/second/revoke", server.admin(), "");
            assertEquals(200, revoked.statusCode(), revoked.body());
            assertTrue(TestServer.json(revoked).has("revokedAt"));
            assertEquals(401, server.get("/api/v1/tokens", text).statusCode());
            // And its name can be given again.
            server.token("second", "read");
        }
    }

    @Test
    void anExpiredTokenIsWorthNothing() {
        Clock[] now = {Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), java.time.ZoneOffset.UTC)};
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0].instant();
            }
        };
        try (TestServer server = TestServer.start(TestServer.settings(folder, catalog.fresh(folder)), clock)) {
            String text = TestServer.json(server.post(
                            "/api/v1/tokens",
                            server.admin(),
                            "{\"name\":\"short\",\"scopes\":[\"admin\"],\"expiresAt\":\"2026-01-01T01:00:00Z\"}"))
                    .get("token")
                    .textValue();
            assertEquals(200, server.get("/api/v1/tokens", text).statusCode());
            now[0] = Clock.offset(now[0], Duration.ofHours(1));
            assertEquals(401, server.get("/api/v1/tokens", text).statusCode());
        }
    }

    @Test
    void namesAndScopesAreJudged() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            for (String wrong : List.of(
                    "{\"name\":\"\",\"scopes\":[\"read\"]}",
                    "{\"name\":\"a b\",\"scopes\":[\"read\"]}",
                    "{\"name\":\"" + "x".repeat(65) + "\",\"scopes\":[\"read\"]}",
                    "{\"name\":\"a\",\"scopes\":[]}",
                    "{\"name\":\"a\",\"scopes\":[\"root\"]}",
                    "{\"name\":\"a\",\"scopes\":[\"read\"],\"expiresAt\":\"tomorrow\"}",
                    "{\"name\":\"a\",\"scopes\":[\"read\"],\"expiresAt\":\"2001-01-01T00:00:00Z\"}")) {
                HttpResponse<String> refused = server.post("/api/v1/tokens", server.admin(), wrong);
                assertEquals(400, refused.statusCode(), wrong);
                assertEquals("RB912", TestServer.code(refused), wrong);
            }
            server.token("taken", "read");
            HttpResponse<String> twice =
                    server.post("/api/v1/tokens", server.admin(), "{\"name\":\"taken\",\"scopes\":[\"read\"]}");
            assertEquals(409, twice.statusCode());
            assertEquals("RB913", TestServer.code(twice));
        }
    }

    @Test
    void everyChangeIsInTheAuditLog() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            server.token("ci", "publish");
            server.post("/api/v1/tokens/ci/revoke", server.admin(), "");
            server.post("/api/v1/tokens/ci/revoke", server.admin(), "");
            JsonNode entries =
                    TestServer.json(server.get("/api/v1/audit", server.admin())).get("value");
            assertEquals(
                    List.of("3 admin token.revoke", "2 admin token.create", "1 server token.create"),
                    Optional.of(entries).stream()
                            .flatMap(all -> java.util.stream.StreamSupport.stream(all.spliterator(), false))
                            .map(entry -> entry.get("seq").asText() + " "
                                    + entry.get("who").asText() + " "
                                    + entry.get("action").asText())
                            .toList());
            assertEquals(
                    "whole",
                    TestServer.json(server.get("/api/v1/audit/verify", server.admin()))
                            .get("verdict")
                            .asText());
        }
    }
}
