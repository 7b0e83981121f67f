package dev.rubicon.server.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests about apps that must not be done: the right status, the right body, and catalog and repository as they were. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class AppBadRequestTest {
    @Parameter
    TestCatalog catalog;

    private static final String HOTFIX = "{'environmentName':'store-1','targetAppVersion':'1.0.1.0'}";

    @TempDir
    private static Path folder;

    private static AppsWorld world;
    private static final Map<String, String> FILLED = new TreeMap<>();

    @BeforeParameterizedClassInvocation
    static void start(TestCatalog catalog) throws IOException {
        world = new AppsWorld(Files.createDirectories(folder.resolve(catalog.name())), catalog);
        byte[] app = world.app("1.0.0.0", "Name");
        world.uploaded(app);
        world.uploaded(world.app("1.0.1.0", "Name"));
        world.uploaded(world.app("1.1.0.0", "Name"));
        world.store("store-1", "1.0.0.0");
        FILLED.put("$V", AppsWorld.US + "/versions");
        FILLED.put("$US", AppsWorld.US);
        FILLED.put("$APP", AppsWorld.APP.toString());
        FILLED.put("$READER", world.reader);
        FILLED.put("$PUBLISHER", world.publisher);
        FILLED.put("$DEPLOYER", world.deployer);
        FILLED.put("$HOTFIX", HOTFIX);
        FILLED.put("$TEXT", body("no app at all".getBytes(StandardCharsets.UTF_8)));
        FILLED.put("$EMPTY", body(new byte[0]));
        FILLED.put("$CUT", body(Arrays.copyOf(app, app.length / 2)));
        FILLED.put("$ZIP", body(new byte[] {'P', 'K', 3, 4, 0, 0}));
        FILLED.put("$ADDON", body(world.addon("1.0.0.0")));
        FILLED.put("$OTHER", body(world.app("1.0.0.0", "Name", "Fax")));
    }

    private static String body(byte[] contents) {
        return AppsWorld.uploadBody("Available", contents);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        world.close();
    }

    private static String filled(String text) {
        String all = text.replace('\'', '"');
        for (Map.Entry<String, String> entry : FILLED.entrySet()) {
            all = all.replace(entry.getKey(), entry.getValue()).replace('\'', '"');
        }
        return all;
    }

    private static void check(String expected, String token, HttpRequest.Builder request) {
        String bearer = filled(token);
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        List<String> before = world.state();
        HttpResponse<String> answer = world.server.send(request);
        assertEquals(expected, answer.statusCode() + " " + TestServer.code(answer), answer::body);
        assertTrue(answer.headers().firstValue("ms-correlation-x").isPresent());
        assertEquals(before, world.state());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``         | $V                                              | 401 RB900
            nobody     | $V                                              | 401 RB900
            $READER    | /v1.2/apps                                      | 404 RB905
            $READER    | /v1.3/apps/till                                 | 400 RB930
            $READER    | /v1.3/apps/1-1-1-1-1/countries                  | 400 RB930
            $READER    | /v1.3/apps/00000000-0000-0000-0000-000000000001 | 404 RB934
            $READER    | /v1.3/apps/$APP/countries/USA                   | 400 RB930
            $READER    | /v1.3/apps/$APP/countries/ZZ/versions           | 400 RB930
            $READER    | /v1.3/apps/$APP/countries/AT/versions           | 404 RB934
            $READER    | /v1.4/apps/$APP/countries/AT/environments       | 404 RB934
            $READER    | $V/9.0.0.0                                      | 404 RB934
            $READER    | $V/one                                          | 400 RB102
            $READER    | $V/%2e%2e%2f1.0.0.0                             | 404 RB905
            $READER    | $V?$filter=MajorVersion%20eq                    | 400 RB935
            $READER    | $V?$filter=Major%20eq%201                       | 400 RB935
            $READER    | $V?$filter=MajorVersion%20like%201              | 400 RB935
            $READER    | $V?$filter=MajorVersion%20EQ%201                | 400 RB935
            $READER    | $V?$filter=MajorVersion%20eq%20%271%27          | 400 RB935
            $READER    | $V?$filter=MajorVersion%20eq%20one              | 400 RB935
            $READER    | $V?$filter=MajorVersion%20eq%201%20and          | 400 RB935
            $READER    | $V?$filter=name%20eq%20%27Till                  | 400 RB935
            $READER    | $V?$filter=MajorVersion%20eq%201%20or%201%20eq  | 400 RB935
            $READER    | $V?$filter=(MajorVersion%20eq%201)              | 400 RB935
            $READER    | $V?$filter=uploadedOn%20gt%20%27noon%27         | 400 RB935
            $READER    | $V?$filter=version%20gt%20%27x%27               | 400 RB102
            $READER    | $V?$filter=                                     | 400 RB935
            $READER    | $US/environments?$filter=sync%20eq%201          | 400 RB935
            $READER    | $US/environmentHotfixes/none                    | 404 RB934
            $READER    | $US/environmentHotfixes/$APP                    | 404 RB934
            """)
    void whatCannotBeReadIsSaid(String token, String path, String expected) {
        check(expected, token, world.server.request("GET", filled(path)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``         | POST  | $V                 | {}                                                          | 401 RB900
            $READER    | POST  | $V                 | $OTHER                                                      | 403 RB901
            $DEPLOYER  | POST  | $V                 | $OTHER                                                      | 403 RB901
            $PUBLISHER | POST  | $V                 | ``                                                          | 400 RB120
            $PUBLISHER | POST  | $V                 | []                                                          | 400 RB121
            $PUBLISHER | POST  | $V                 | {                                                           | 400 RB120
            $PUBLISHER | POST  | $V                 | {} {}                                                       | 400 RB120
            $PUBLISHER | POST  | $V                 | {'initialAvailability':'Available'}                         | 400 RB122
            $PUBLISHER | POST  | $V                 | {'packageContents':'TkFWWA=='}                              | 400 RB122
            $PUBLISHER | POST  | $V                 | {'initialAvailability':'Everywhere','packageContents':''}   | 400 RB930
            $PUBLISHER | POST  | $V                 | {'initialAvailability':'Available','packageContents':'!!!'} | 400 RB120
            $PUBLISHER | POST  | $V                 | {'initialAvailability':'Available','packageContents':'QUJ'} | 400 RB120
            $PUBLISHER | POST  | $V                 | {'initialAvailability':'Available','packageContents':7}     | 400 RB121
            $PUBLISHER | POST  | $V                 | {'initialAvailability':'Available','packageContents':null}  | 400 RB121
            $PUBLISHER | POST  | $V                 | {'packageContents':'','force':true}                         | 400 RB123
            $PUBLISHER | POST  | $V                 | {'packageContents':'QUJD','packageContents':'QUJD'}         | 400 RB120
            $PUBLISHER | POST  | $V                 | $TEXT                                                       | 400 RB931
            $PUBLISHER | POST  | $V                 | $EMPTY                                                      | 400 RB931
            $PUBLISHER | POST  | $V                 | $CUT                                                        | 422 RB240
            $PUBLISHER | POST  | $V                 | $ZIP                                                        | 422 RB140
            $PUBLISHER | POST  | $V                 | $ADDON                                                      | 400 RB932
            $PUBLISHER | POST  | $V                 | $OTHER                                                      | 409 RB933
            $PUBLISHER | POST  | /v1.3/apps/$APP/countries/XX/versions | $OTHER                                   | 400 RB930
            $PUBLISHER | POST  | /v1.3/apps/$APP/countries/AT/versions | $OTHER                                   | 409 RB933
            $PUBLISHER | PUT   | $V                 | $OTHER                                                      | 405 RB906
            $PUBLISHER | DELETE| $V/1.0.0.0         | ``                                                          | 405 RB906
            $PUBLISHER | PATCH | $V/1.0.0.0         | {'syncMode':'ForceSync'}                                    | 428 RB936
            $READER    | PATCH | $V/1.0.0.0         | {'syncMode':'ForceSync'}                                    | 403 RB901
            $DEPLOYER  | PATCH | $V/1.0.0.0         | {'syncMode':'ForceSync'}                                    | 403 RB901
            $PUBLISHER | PATCH | /v1.3/apps/$APP/countries/US | {'countryCode':'AT'}                              | 400 RB930
            $PUBLISHER | PATCH | /v1.3/apps/$APP/countries/QQ | {}                                                | 400 RB930
            $PUBLISHER | PATCH | /v1.3/apps/00000000-0000-0000-0000-000000000001/countries/AT | {}                | 404 RB934
            $READER    | POST  | $V/9.0.0.0/getPackageContents | ``                                               | 404 RB934
            $PUBLISHER | POST  | $US/environmentHotfixes | $HOTFIX                                                | 403 RB901
            $DEPLOYER  | POST  | $US/environmentHotfixes | {}                                                     | 400 RB122
            $DEPLOYER  | POST  | $US/environmentHotfixes | {'environmentName':'store-9','targetAppVersion':'1.0.1.0'} | 404 RB934
            $DEPLOYER  | POST  | $US/environmentHotfixes | {'environmentName':'store-1','targetAppVersion':'1.1.0.0'} | 400 RB938
            $DEPLOYER  | POST  | $US/environmentHotfixes | {'environmentName':'store-1','targetAppVersion':'1.0.2'} | 404 RB934
            $DEPLOYER  | POST  | $US/environmentHotfixes | {'environmentName':'store-1','targetAppVersion':'1.0.1.0','runAfter':'soon'} | 400 RB940
            $DEPLOYER  | POST  | $US/environmentHotfixes | {'environmentName':'store-1','targetAppVersion':'1.0.1.0','environmentType':'Sandbox'} | 400 RB930
            $DEPLOYER  | POST  | $US/environmentHotfixes | {'environmentName':'store-1','targetAppVersion':'1.0.1.0','ignoreUpgradeWindow':'yes'} | 400 RB121
            $DEPLOYER  | POST  | $US/environmentHotfixes | {'environmentName':'store-1','targetAppVersion':'1.0.1.0','syncMode':'ForceSync'} | 400 RB123
            $DEPLOYER  | PATCH | $US/environmentHotfixes/$APP | {'status':'Canceled'}                              | 404 RB934
            """)
    void whatCannotBeDoneIsSaid(String token, String method, String path, String body, String expected) {
        check(
                expected,
                token,
                world.server
                        .request(method, filled(path), "Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(filled(body))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "00000000"      | application/json  | {'syncMode':'ForceSync'}                       | 412 RB937
            none, "other"   | application/json  | {'syncMode':'ForceSync'}                       | 412 RB937
            *               | text/plain        | {'syncMode':'ForceSync'}                       | 415 RB910
            *               | multipart/form    | {'syncMode':'ForceSync'}                       | 415 RB910
            *               | application/json  | {}                                             | 400 RB930
            *               | application/json  | {'syncmode':'ForceSync'}                       | 400 RB123
            *               | application/json  | {'syncMode':'Force'}                           | 400 RB930
            *               | application/json  | {'syncMode':true}                              | 400 RB121
            *               | application/json  | {'syncMode':'Sync','syncMode':'ForceSync'}     | 400 RB120
            *               | application/json  | {'availability':'Gone'}                        | 400 RB930
            *               | application/json  | {'availability':'Preview','syncMode':'Sync'}   | 400 RB930
            *               | application/json  | {'availability':'Preview','version':'2.0.0.0'} | 400 RB123
            *               | application/json  | {'dependencies':[{'appId':'$APP'}]}            | 400 RB122
            *               | application/json  | {'dependencies':[{'appId':'$APP','incompatibleFromVersion':'2'}]} | 400 RB930
            *               | application/json  | {'dependencies':[{'appId':'x','incompatibleFromVersion':'2'}]}    | 400 RB930
            """)
    void whatCannotBeChangedIsSaid(String etag, String type, String body, String expected) {
        check(
                expected,
                "$PUBLISHER",
                world.server
                        .request("PATCH", filled("$V/1.0.0.0"), "Content-Type", type, "If-Match", etag)
                        .method("PATCH", BodyPublishers.ofString(filled(body))));
    }

    @Test
    void anUploadWithoutItsTypeIsRefused() {
        check(
                "415 RB910",
                "$PUBLISHER",
                world.server.request("POST", filled("$V")).POST(BodyPublishers.ofString(filled("$OTHER"))));
    }

    @Test
    void aHugeUploadIsRefusedBeforeItComes() throws IOException {
        List<String> before = world.state();
        try (Socket socket = new Socket("127.0.0.1", world.server.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST " + AppsWorld.US
                                    + "/versions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer " + world.publisher
                                    + "\r\nContent-Length: 9000000000\r\n\r\n{")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 413 ") && answer.contains("RB907"), answer);
        }
        assertEquals(before, world.state());
    }
}
