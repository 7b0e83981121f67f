package dev.rubicon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.web.Listening;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.TlsFiles;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Starting, being asked how it is, and stopping. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class ServerTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    ServerTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @Test
    void itSaysThatItIsWellAndWhatItCounts() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            assertEquals(200, server.send(server.request("GET", "/healthz")).statusCode());
            assertEquals(200, server.send(server.request("GET", "/readyz")).statusCode());
            server.get("/api/v1/tokens", server.admin());
            String metrics = server.send(server.request("GET", "/metrics")).body();
            for (String line : List.of(
                    "rubicon_http_requests_total{method=\"GET\",route=\"/readyz\",status=\"200\"} 1.0",
                    "rubicon_http_request_duration_seconds_count{route=\"/api/v1/tokens\"} 1",
                    "rubicon_catalog_connections_busy 0.0",
                    "jvm_memory_used_bytes{area=\"heap\"}")) {
                assertTrue(metrics.contains(line), line);
            }
        }
    }

    @Test
    void headIsGetWithoutItsBody() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            HttpResponse<String> whole = server.send(server.request("GET", "/healthz"));
            HttpResponse<String> head = server.send(server.request("HEAD", "/healthz"));
            assertEquals(200, head.statusCode());
            assertEquals("", head.body());
            assertEquals(
                    whole.headers().firstValue("Content-Length"), head.headers().firstValue("Content-Length"));
        }
    }

    @Test
    void everyReplySaysWhatBrowsersMayNotDoAndNamesTheRequest() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            HttpResponse<String> reply = server.send(server.request("GET", "/healthz", "ms-correlation-x", "mine-1"));
            assertEquals(
                    "mine-1", reply.headers().firstValue("ms-correlation-x").orElseThrow());
            assertEquals(
                    "nosniff",
                    reply.headers().firstValue("X-Content-Type-Options").orElseThrow());
            assertTrue(reply.headers().firstValue("Content-Security-Policy").isPresent());
            HttpResponse<String> odd = server.send(server.request("GET", "/healthz", "ms-correlation-x", "a b\tc"));
            assertFalse(
                    odd.headers().firstValue("ms-correlation-x").orElseThrow().contains(" "));
        }
    }

    @Test
    void noTwoRoutesAreTheSame() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            Set<String> seen = new HashSet<>();
            for (Route route : server.server().routes()) {
                assertTrue(seen.add(route.verb() + " " + route.path().replaceAll("\\{[^}]*}", "{}")), route::path);
            }
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (TestServer server = TestServer.start(folder, catalog)) {
            Listening taken =
                    new Listening("127.0.0.1", server.server().address().getPort(), Optional.empty());
            fails("RB915", Unavailable.class, catalog.fresh(folder), taken);
        }
    }

    @Test
    void whatCannotBeUsedIsSaidBeforeAnythingListens() {
        Listening plain = new Listening("127.0.0.1", 0, Optional.empty());
        fails("RB702", InvalidInput.class, "jdbc:oracle:thin:@x", plain);
        fails("RB716", InvalidInput.class, "jdbc:postgresql://me:secret@localhost/x", plain);
        fails("RB902", Unavailable.class, "jdbc:postgresql://localhost:1/x", plain);
        fails("RB902", Unavailable.class, "jdbc:sqlite:/proc/none/x.sqlite", plain);
        TlsFiles none = new TlsFiles(folder.resolve("none.pem"), folder.resolve("none.key"));
        fails("RB916", InvalidInput.class, catalog.fresh(folder), new Listening("127.0.0.1", 0, Optional.of(none)));
    }

    private void fails(String code, Class<? extends ProblemException> type, String url, Listening listening) {
        ServerSettings settings = new ServerSettings(
                folder, listening, Optional.of(url), folder.resolve("repository"), Passphrase.NONE, false);
        ProblemException problem = assertThrows(type, () -> Server.start(settings, Clock.systemUTC()));
        assertEquals(code, problem.problems().getFirst().code(), problem::getMessage);
        assertFalse(problem.getMessage().contains("secret"));
    }
}
