package dev.rubicon.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The site that the build has made of docs. */
class SiteTest {
    private static final Path DOCS = Path.of(System.getProperty("rubicon.root"), "docs");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| (RB\\d{3}) ");

    @Test
    void whoBeginsAtTheFirstPageFindsAllOthers() throws IOException {
        Set<String> seen = new TreeSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(Book.INDEX));
        while (!ahead.isEmpty()) {
            String path = ahead.remove();
            if (seen.add(path) && path.endsWith(".html")) {
                links(path).filter(link -> !link.startsWith("http")).forEach(link -> ahead.add(target(path, link)));
            }
        }
        Set<String> pages = new TreeSet<>(Set.of("book.css"));
        try (Stream<Path> files = Files.walk(DOCS)) {
            files.filter(Files::isRegularFile)
                    .map(file -> DOCS.relativize(file).toString())
                    .map(name -> name.replaceFirst("README\\.md$", "index.md").replaceFirst("\\.md$", ".html"))
                    .forEach(pages::add);
        }
        assertEquals(pages, seen);
    }

    private static Stream<String> links(String path) {
        return LINK.matcher(text(path)).results().map(match -> match.group(1));
    }

    private static String target(String page, String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty()
                ? page
                : Path.of(page).resolveSibling(path).normalize().toString();
    }

    @Test
    void everyErrorCodeCanBeLinkedTo() throws IOException {
        String page = text("errors.html");
        List<String> codes = LISTED.matcher(Files.readString(DOCS.resolve("errors.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertTrue(codes.size() > 300, codes::toString);
        codes.forEach(code -> assertTrue(page.contains("<tr id=\"" + code + "\">"), code));
    }

    @Test
    void noPageNeedsAnotherHostOrAScript() {
        for (String page : List.of(Book.INDEX, "getting-started.html", "reference/install.html", Book.NOT_FOUND)) {
            assertFalse(text(page).matches("(?s).*<(script|img|iframe|link [^>]*\"https?:).*"), page);
        }
        assertFalse(text("book.css").contains("url("));
        assertFalse(text("book.css").contains("@import"));
    }

    @Test
    void nothingElseOfTheClassPathIsShown() {
        for (String path :
                List.of("../Book.class", "../book.css", "/index.html", "", "reference/", "none.html", "INDEX")) {
            assertTrue(Book.file(path).isEmpty(), path);
        }
    }

    private static String text(String path) {
        return new String(Book.file(path).orElseThrow(() -> new AssertionError("no " + path)), StandardCharsets.UTF_8);
    }
}
