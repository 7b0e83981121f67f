package dev.rubicon.server.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.console.Browsing;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages say. What they are like in a browser is in {@code BrowserTest}. */
@ParameterizedClass
@EnumSource(TestCatalog.class)
class PagesTest {
    private final TestCatalog catalog;

    @TempDir
    private Path folder;

    private TestServer server;
    private Browsing browsing;

    PagesTest(TestCatalog catalog) {
        this.catalog = catalog;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(folder, catalog);
        browsing = Browsing.as(server, server.admin());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void publish(PackageBuilder builder) throws IOException {
        Path file = builder.writeTo(folder.resolve("packed")).path();
        HttpResponse<String> answer = server.publish(file, server.admin());
        assertEquals(201, answer.statusCode(), answer::body);
    }

    private String page(String path) {
        HttpResponse<String> page = browsing.get(path);
        assertEquals(200, page.statusCode(), page::body);
        return Browsing.text(page);
    }

    private static void says(String page, String... expected) {
        for (String part : expected) {
            assertTrue(page.contains(part), () -> "'" + part + "' is not in: " + page);
        }
    }

    @Test
    void withoutPackagesItSaysHowToPublishOne() {
        says(page("/console/packages"), "No package has been published here yet", "rubicon publish");
    }

    @Test
    void aPackageIsShownWithItsVersionsAndWhereDataMayGo() throws IOException {
        publish(PackageBuilder.of("bundle/store", "1.0.0").dependsOn("pos@>=1.0"));
        publish(PackageBuilder.of("pos", "1.0.0"));
        publish(PackageBuilder.of("pos", "2.0.0").forceVersion("2.0.0"));
        says(page("/console/packages"), "2 packages", "bundle/store 1.0.0 none 1", "pos 2.0.0 2.0.0 2");
        says(page("/console/packages?q=bun"), "1 package ", "bundle/store");
        says(page("/console/packages?q=none"), "No package id contains “none”");
        says(
                page("/console/packages/pos"),
                "2 versions, the newest first",
                "2.0.0 2.0.0 Sync available",
                "1.0.0 none Sync available");
        says(
                page("/console/packages/pos@2.0.0"),
                "ForceVersion 2.0.0",
                "somebody has to approve",
                "Nothing was there to compare it with");
        says(page("/console/packages/bundle/store@1.0.0"), "Needs pos >=1.0");
    }

    @Test
    void theFileOfAVersionCanBeDownloaded() throws IOException {
        publish(PackageBuilder.of("pos", "1.0.0"));
        String html = browsing.get("/console/packages/pos@1.0.0").body();
        String address = html.replaceAll("(?s).*href=\"(/repository/[^\"]+)\".*", "$1");
        assertEquals(200, browsing.get(address).statusCode());
    }

    @Test
    void whatIsNotThereIsSaid() {
        for (String path : new String[] {"/console/packages/none", "/console/packages/none@1.0.0"}) {
            HttpResponse<String> page = browsing.get(path);
            assertEquals(404, page.statusCode());
            says(Browsing.text(page), "RB905");
        }
        HttpResponse<String> bad = browsing.get("/console/packages/No%20Id");
        assertEquals(400, bad.statusCode());
        says(Browsing.text(bad), "RB10");
    }

    @Test
    void whatOthersNamedIsTextAndNothingElse() throws IOException {
        HttpResponse<String> found = browsing.get("/console/packages?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        assertFalse(found.body().contains("<script>alert"), found::body);
    }

    @Test
    void theAuditLogSaysWhetherItsChainIsWhole() {
        says(page("/console/audit"), "console.sign-in", "token.create", "Verify the chain");
        says(page("/console/audit?verify=1"), "The chain is whole: 2 entries", "Its head");
        says(page("/console/audit?before=1"), "There are no entries before this one");
        assertEquals(400, browsing.get("/console/audit?before=x").statusCode());
    }

    @Test
    void aTokenIsMadeShownOnceAndRevoked() {
        browsing.get("/console/tokens");
        HttpResponse<String> made = browsing.send("/console/tokens", "name", "till-7", "scope", "read", "days", "30");
        assertEquals(201, made.statusCode(), made::body);
        String text = made.body().replaceAll("(?s).*(rbn_[0-9a-f]{16}_[A-Za-z0-9_-]{43}).*", "$1");
        assertEquals(403, server.get("/api/v1/tokens", text).statusCode(), "it is a token, with the scope read");
        String listed = page("/console/tokens");
        says(listed, "till-7 read");
        assertFalse(listed.contains(text));
        String id = text.substring(4, 20);
        assertEquals(303, browsing.send("/console/tokens/" + id + "/revoke").statusCode());
        says(page("/console/tokens"), "1 that cannot be used any more", "revoked just now");
        assertEquals(401, server.get("/api/v1/tokens", text).statusCode());
    }

    @Test
    void aTokenThatCannotBeIsExplainedBesideWhatWasFilledIn() {
        browsing.get("/console/tokens");
        HttpResponse<String> refused =
                browsing.send("/console/tokens", "name", "till-7", "days", "x", "scope", "deploy");
        assertEquals(400, refused.statusCode());
        says(Browsing.text(refused), "RB912");
        assertTrue(refused.body().contains("value=\"till-7\""), refused::body);
        assertTrue(refused.body().matches("(?s).*value=\"deploy\" checked.*"), refused::body);
        HttpResponse<String> taken = browsing.send("/console/tokens", "name", "admin", "scope", "read");
        assertEquals(409, taken.statusCode());
        says(Browsing.text(taken), "RB913");
    }
}
