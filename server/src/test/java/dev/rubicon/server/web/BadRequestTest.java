package dev.rubicon.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that must not be answered: the right status, the right body, and nothing changed. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class BadRequestTest {
    @Parameter
    TestCatalog catalog;

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static String reader;

    @BeforeParameterizedClassInvocation
    static void start(TestCatalog catalog) {
        server = TestServer.start(folder.resolve(catalog.name()), catalog);
        reader = server.token("reader", "read");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,    /nothing/here,                      '',                                404, RB905
            GET,    /api/v1/tokens/,                    '',                                404, RB905
            GET,    /api/v1/tokens,                     '',                                401, RB900
            GET,    /api/v1/tokens,                     Bearer,                            401, RB900
            GET,    /api/v1/tokens,                     Bearer x,                          401, RB900
            GET,    /api/v1/tokens,                     Basic YWRtaW46YWRtaW4=,            401, RB900
            GET,    /api/v1/tokens,                     $READER,                           403, RB901
            POST,   /api/v1/tokens,                     $READER,                           403, RB901
            GET,    /api/v1/audit,                      $READER,                           403, RB901
            GET,    /api/v1/audit/verify,               $READER,                           403, RB901
            DELETE, /api/v1/tokens,                     $ADMIN,                            405, RB906
            PUT,    /healthz,                           '',                                405, RB906
            TRACE,  /healthz,                           '',                                405, RB906
            GET,    /api/v1/audit?limit=0,              $ADMIN,                            400, RB908
            GET,    /api/v1/audit?limit=ten,            $ADMIN,                            400, RB908
            GET,    /api/v1/audit?before=1e9,           $ADMIN,                            400, RB908
            POST,   /api/v1/tokens,                     $ADMIN,                            415, RB910
            POST,   /api/v1/tokens/none/revoke,         $ADMIN,                            404, RB914
            """)
    void aRequestIsRefused(String method, String path, String authorization, int status, String code) {
        String sent =
                authorization.replace("$READER", "Bearer " + reader).replace("$ADMIN", "Bearer " + server.admin());
        HttpResponse<String> answer = server.send(
                sent.isEmpty() ? server.request(method, path) : server.request(method, path, "Authorization", sent));
        assertEquals(status + " " + code, answer.statusCode() + " " + TestServer.code(answer), answer::body);
        assertTrue(answer.headers().firstValue("ms-correlation-x").isPresent());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',                                     400, RB120
            '[]',                                   400, RB121
            '{',                                    400, RB120
            '{"name":"a","name":"b"}',              400, RB120
            '{"name":"a"}',                         400, RB912
            '{"name":"a","scopes":"read"}',         400, RB121
            '{"name":"a","scopes":["read"],"x":1}', 400, RB123
            '{"scopes":["read"]}',                  400, RB122
            """)
    void aBodyIsRefused(String body, int status, String code) {
        HttpResponse<String> answer = server.post("/api/v1/tokens", server.admin(), body);
        assertEquals(status + " " + code, answer.statusCode() + " " + TestServer.code(answer), answer::body);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWhetherItSaysSoOrNot() {
        byte[] huge = new byte[2_000_000];
        for (var body : java.util.List.of(
                BodyPublishers.ofByteArray(huge),
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(huge)))) {
            HttpResponse<String> answer = server.send(server.request(
                            "POST",
                            "/api/v1/tokens",
                            "Authorization",
                            "Bearer " + server.admin(),
                            "Content-Type",
                            "application/json")
                    .POST(body));
            assertEquals(413, answer.statusCode());
            assertEquals("RB907", TestServer.code(answer));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /healthz HTTP/1.1\r\nHost: x\r\nX: $LONG\r\n\r\n'",
        "'GET /$LONG HTTP/1.1\r\nHost: x\r\n\r\n'",
        "'GET  HTTP/1.1\r\n\r\n'",
        "'\u0001\u0002\u0003\r\n\r\n'",
        "'GET /healthz HTTP/1.1\r\n\r\n'",
        "'POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'",
        "'POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'",
    })
    void whatIsNoRequestIsRefusedAndTheConnectionEnds(String bytes) throws IOException {
        String status = raw(bytes.replace("$LONG", "a".repeat(20_000)))
                .lines()
                .findFirst()
                .orElse("closed");
        assertTrue(status.matches("closed|HTTP/1.1 4\\d\\d .*"), status);
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Length: 30000000',    '', 401",
        "'Transfer-Encoding: chunked',  '1c9c380\r\n', 401",
        "'Content-Length: 30000000\r\nContent-Type: application/json\r\nAuthorization: Bearer $ADMIN',   '', 413",
        "'Transfer-Encoding: chunked\r\nContent-Type: application/json\r\nAuthorization: Bearer $ADMIN', '1c9c380\r\n', 413",
    })
    void whoSendsAllBeforeReadingAnythingStillReadsWhyItIsRefused(String headers, String before, int status)
            throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String head = "POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\n" + headers.replace("$ADMIN", server.admin())
                    + "\r\n\r\n" + before;
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(new byte[30_000_000]);
            out.write((before.isEmpty() ? "" : "\r\n0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            assertTrue(answer.contains("\"code\": \"RB90"), answer);
        }
    }

    private static String raw(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
