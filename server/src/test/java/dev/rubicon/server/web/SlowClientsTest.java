package dev.rubicon.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send little by little, or nothing: they are let go, and others do not wait for them. */
class SlowClientsTest {
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(800), Duration.ofMillis(800), Duration.ofSeconds(60));

    private HttpServer server;

    @BeforeEach
    void start() {
        Route route = Route.get("/healthz", Access.anybody(), request -> Reply.text(200, "text/plain", "well"));
        server = HttpServer.start(
                new Listening("127.0.0.1", 0, Optional.empty()),
                List.of(route),
                token -> Optional.empty(),
                exchange -> {},
                SHORT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ", "GET /healthz", ""})
    void whoNeverEndsARequestIsLetGoAndOthersAreServed(String beginning) throws Exception {
        try (Socket slow = new Socket("127.0.0.1", server.address().getPort())) {
            slow.setSoTimeout(50);
            slow.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            long sent = 0;
            while (!isClosed(slow)) {
                assertEquals(200, served());
                // Never silent for as long as is allowed, if it says anything.
                sent += beginning.isEmpty() ? 0 : trickled(slow);
                assertTrue(sent < 2_000, "it is still listened to");
            }
        }
    }

    private static long trickled(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            return 1;
        } catch (IOException e) {
            return 0;
        }
    }

    // What is said before the end is an error reply, if anything.
    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readNBytes(100_000).length < 100_000;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private int served() throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve("/healthz"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void aBodyThatTricklesIsCutWithAStatusOnceItHadTimeToBegin() throws IOException {
        AtomicLong time = new AtomicLong();
        InputStream body = new LimitedStream(new ByteArrayInputStream(new byte[200]), 1_000, time::get);
        for (int second = 1; second <= 30; second++) {
            time.addAndGet(1_000_000_000L);
            assertEquals(0, body.read());
        }
        time.addAndGet(1_000_000_000L);
        assertEquals(408, assertThrows(HttpProblem.class, body::read).status());
    }

    @Test
    void aBodyThatIsSlowEnoughIsTaken() throws IOException {
        AtomicLong time = new AtomicLong();
        InputStream body = new LimitedStream(new ByteArrayInputStream(new byte[100_000]), 1_000_000, time::get);
        for (int second = 1; second <= 90; second++) {
            time.addAndGet(1_000_000_000L);
            assertEquals(1_000, body.readNBytes(1_000).length);
        }
    }
}
