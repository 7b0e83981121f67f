package dev.rubicon.fleet.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.format.Json;
import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.HttpSettings;
import dev.rubicon.repository.http.Pace;
import dev.rubicon.repository.http.Retries;
import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebAddress;
import dev.rubicon.repository.http.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire, and what becomes of answers, good and bad. */
class HttpServerLinkTest {
    private static final String TOKEN = "secret-0123456789abcdef";

    @TempDir
    private Path folder;

    private HttpServer server;
    private HttpServerLink link;
    private int status = 200;
    private String body = "";
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("If-None-Match") + " "
                        + exchange.getRequestHeaders().getFirst("Authorization") + " " + sent);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("ETag", "\"the-tag\"");
                if (status >= 300 && status < 400) {
                    exchange.getResponseHeaders().add("Location", "http://localhost:1/elsewhere");
                }
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        HttpSettings settings = new HttpSettings(
                "test/1",
                Pace.USUAL,
                new Retries(2, Duration.ZERO, Duration.ZERO, time -> {}, () -> 0),
                ProxySelector.of(null),
                Optional.empty());
        link = new HttpServerLink(
                new WebClient(settings, new Cache(folder, Clock.systemUTC()), Transfers.SILENT),
                WebAddress.parse("http://localhost:" + server.getAddress().getPort() + "/base"),
                () -> TOKEN);
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void anAssignmentIsAskedForByItsTag() {
        Assignment.Apply apply = AgentRulesTest.apply(7, ApplyTime.ANY);
        body = Json.write(AssignmentJson.write(apply));
        assertEquals(new ServerLink.Polled.Given(apply, Optional.of("\"the-tag\"")), link.assignment(Optional.empty()));
        body = "";
        status = 304;
        assertEquals(new ServerLink.Polled.Unchanged(), link.assignment(Optional.of("\"the-tag\"")));
        assertEquals(
                List.of(
                        "GET /base/fleet/v1/assignment null Bearer " + TOKEN + " ",
                        "GET /base/fleet/v1/assignment \"the-tag\" Bearer " + TOKEN + " "),
                asked);
    }

    @Test
    void whatDoesNotHoldAnyMoreIsNoError() {
        Progress progress = new Progress(AgentRulesTest.ID, 7, new Progress.State.Succeeded(), AgentRulesTest.NOON);
        status = 204;
        assertEquals(new ServerLink.Heard.Holds(), link.progress(progress));
        status = 409;
        body = "{\"error\":{\"code\":\"RB949\",\"message\":\"over\",\"more\":1}}";
        ServerLink.Heard.Stale stale = assertInstanceOf(ServerLink.Heard.Stale.class, link.progress(progress));
        assertEquals("over", stale.why().message());
        body = "<html>";
        assertInstanceOf(ServerLink.Heard.Stale.class, link.progress(progress));
        assertEquals("PUT /base/fleet/v1/progress/d-1", asked.getFirst().substring(0, 31));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            200, ``,                      RB958
            200, `<html>`,                RB958
            200, `{"kind":"explode"}`,    RB958
            200, `{"kind":"nothing","x":1}`, RB958
            204, ``,                      RB958
            401, `{"error":{"code":"RB903","message":"no"}}`, RB957
            403, `<html>forbidden`,       RB957
            404, `<html>nothing here`,    RB958
            413, ``,                      RB957
            302, ``,                      RB326
            429, ``,                      RB330
            500, `oops`,                  RB330
            503, ``,                      RB330
            """)
    void aBadAnswerIsSaidInWords(int code, String text, String expected) {
        status = code;
        body = text;
        ProblemException e = assertThrows(ProblemException.class, () -> link.assignment(Optional.empty()));
        assertEquals(
                expected, e.problems().getFirst().code(), () -> e.problems().toString());
        assertFalse(e.problems().toString().contains(TOKEN));
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        body = " ".repeat(AssignmentJson.MAX_BYTES + 1);
        ProblemException e = assertThrows(ProblemException.class, () -> link.assignment(Optional.empty()));
        assertEquals("RB315", e.problems().getFirst().code());
    }
}
