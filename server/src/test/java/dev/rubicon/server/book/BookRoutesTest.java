package dev.rubicon.server.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.console.Browsing;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The book as a browser gets it. */
class BookRoutesTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, TestCatalog.SQLITE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String... headers) {
        return server.send(server.request("GET", path, headers));
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    @Test
    void everyLinkOfEveryPageIsServed() {
        Set<URI> seen = new TreeSet<>();
        Deque<URI> ahead = new ArrayDeque<>(List.of(server.uri("/docs/")));
        while (!ahead.isEmpty()) {
            URI page = ahead.remove();
            if (!seen.add(page)) {
                continue;
            }
            HttpResponse<String> reply = get(page.getPath());
            assertEquals(200, reply.statusCode(), page::toString);
            if (header(reply, "Content-Type").startsWith("text/html")) {
                LINK.matcher(reply.body())
                        .results()
                        .map(match -> match.group(1).replaceFirst("#.*", ""))
                        .filter(link -> !link.isEmpty())
                        .map(page::resolve)
                        .filter(link -> link.getAuthority().equals(page.getAuthority()))
                        .forEach(ahead::add);
            }
        }
        assertTrue(seen.size() > 100, seen::toString);
        assertTrue(seen.stream().allMatch(page -> page.getPath().startsWith("/docs/")), seen::toString);
    }

    @Test
    void itIsFoundWithoutASlashAndByItsFolders() {
        assertEquals("/docs/", header(get("/docs"), "Location"));
        assertTrue(get("/docs/findings/").body().contains("<h1 id=\"findings\">"));
    }

    @Test
    void whatIsNotThereIsAPageToo() {
        for (String path : List.of("/docs/none.html", "/docs/a/b/c", "/docs/../docs/x", "/docs/%2e%2e/Book.class")) {
            HttpResponse<String> reply = get(path);
            assertEquals(404, reply.statusCode(), path);
            assertTrue(reply.body().contains("There is no such page"), path);
            assertTrue(reply.body().contains("href=\"/docs/index.html\""), path);
        }
    }

    @Test
    void whoHasAPageIsNotSentItAgain() {
        HttpResponse<String> first = get("/docs/errors.html");
        HttpResponse<String> again = get("/docs/errors.html", "If-None-Match", header(first, "ETag"));
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(200, get("/docs/errors.html", "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void browsersMayDoNothingButShowIt() {
        for (String path : List.of("/docs/", "/docs/none.html")) {
            HttpResponse<String> reply = get(path);
            assertTrue(header(reply, "Content-Security-Policy").startsWith("default-src 'none'; style-src 'self';"));
            assertEquals("nosniff", header(reply, "X-Content-Type-Options"));
            assertEquals("DENY", header(reply, "X-Frame-Options"));
        }
    }

    @Test
    void theConsoleLeadsToIt() {
        String page =
                Browsing.as(server, server.admin()).get("/console/packages").body();
        assertTrue(page.contains("<a href=\"/docs/\">"), page);
    }
}
