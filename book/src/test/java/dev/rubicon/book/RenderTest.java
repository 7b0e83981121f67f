package dev.rubicon.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in Markdown become a site whose links all lead somewhere. */
class RenderTest {
    @TempDir
    private Path folder;

    private Path docs;

    @BeforeEach
    void aSmallBook() throws IOException {
        docs = folder.resolve("docs");
        page("README.md", "# All\n\n## Part\n\n1. [One](one.md): first\n2. [Two](deep/two.md)\n");
        page("one.md", "# The *first* one\n\n## Why, and how?\n\nSee [two](deep/two.md).\n");
        page(
                "deep/two.md",
                "# Two & three\n\n[back](../one.md#why-and-how), [here](#two--three), [all](../README.md)\n");
    }

    private void page(String path, String text) throws IOException {
        Path file = docs.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void linksLeadToPagesOfTheSite() throws IOException {
        check("one.html", "<h2 id=\"why-and-how\">Why, and how?</h2>", "<a href=\"deep/two.html\">two</a>");
        check(
                "deep/two.html",
                "<a href=\"../one.html#why-and-how\">back</a>",
                "<a href=\"#two--three\">here</a>",
                "<a href=\"../index.html\">all</a>");
    }

    @Test
    void everyPageHasTheContentsAndWhatIsReadNext() throws IOException {
        check(
                "one.html",
                "<title>The first one · Rubicon</title>",
                "Next: <a href=\"deep/two.html\">Two &amp; three</a>");
        check(
                "deep/two.html",
                "href=\"../book.css\"",
                "<li><a href=\"../deep/two.html\" aria-current=\"page\">Two &amp; three</a></li>");
        check("404.html", "href=\"/docs/one.html\"");
    }

    @Test
    void aCodeIsLinkedToWhatIsSaidOfIt() throws IOException {
        page("errors.md", "# Errors\n\n| code | what |\n|---|---|\n| RB101 | RB101 is bad |\n");
        check("errors.html", "<tr id=\"RB101\">", "<td>RB101 is bad</td>", "<div class=\"wide\"><table>");
        page("one.md", "# One\n\nIt ends (RB101), `RB101`.\n\n## Why, and how?\n");
        check("one.html", "It ends (<a href=\"errors.html#RB101\">RB101</a>), <code>RB101</code>.");
    }

    @Test
    void whatIsTypedStandsOut() throws IOException {
        page(
                "one.md",
                "# One\n\n<!-- console\n$ hidden\n-->\n```console\n$ a <b> \\\n    c\nsaid $ x\n$ d\n```\n\n## Why, and how?\n");
        check("one.html", "<b>$ a &lt;b&gt; \\\n</b><b>    c\n</b>said $ x\n<b>$ d\n</b>");
        assertFalse(text("one.html").contains("hidden"));
    }

    @Test
    void aLinkOutOfTheBookIsOnlyText() throws IOException {
        Files.writeString(folder.resolve("LICENSE"), "do what you like");
        page("one.md", "# One\n\n[The licence](../LICENSE), [far](https://example.com/)\n\n## Why, and how?\n");
        check("one.html", "<p>The licence, <a href=\"https://example.com/\">far</a></p>");
    }

    @Test
    void aLinkThatLeadsNowhereIsAProblem() throws IOException {
        page("one.md", "# One\n\n[a](none.md), [b](deep/two.md#none), [c](#none), [d](../none), RB999\n");
        page("errors.md", "# Errors\n");
        assertEquals(
                List.of(
                        "deep/two.md links to #why-and-how of one.md, which is not there",
                        "one.md links to none.md, which is not there",
                        "one.md links to #none of deep/two.md, which is not there",
                        "one.md links to #none of one.md, which is not there",
                        "one.md links to ../none, which is not there",
                        "one.md links to #RB999 of errors.md, which is not there"),
                ((Render.Outcome.Wrong) Render.site(docs)).problems());
    }

    @Test
    void markupOfOthersIsText() throws IOException {
        page("one.md", "# One\n\n<script>x</script>\n\na <i>b</i> [c](javascript:x)\n\n## Why, and how?\n");
        assertTrue(Render.site(docs) instanceof Render.Outcome.Wrong, "javascript: is no file");
        page("one.md", "# One\n\n<script>x</script>\n\na <i>b</i>\n\n## Why, and how?\n");
        check("one.html", "&lt;script&gt;x&lt;/script&gt;", "a &lt;i&gt;b&lt;/i&gt;");
    }

    @Test
    void theSameBookIsTheSameBytes() throws IOException {
        assertEquals(texts(), texts());
    }

    private SortedMap<String, String> texts() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        ((Render.Outcome.Site) Render.site(docs))
                .files()
                .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    private String text(String path) throws IOException {
        return texts().get(path);
    }

    private void check(String path, String... parts) throws IOException {
        String text = text(path);
        for (String part : parts) {
            assertTrue(text.contains(part), () -> part + "\nis not in\n" + text);
        }
    }
}
