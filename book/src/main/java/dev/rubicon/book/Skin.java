package dev.rubicon.book;

import java.nio.file.Path;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.HtmlRenderer;

/** What is around each page: title, contents, and what is read next. No script, and nothing of another host. */
record Skin(Contents contents) {
    String page(Chapter chapter) {
        String root = "../".repeat(chapter.target().getNameCount() - 1);
        return page(chapter.title(), chapter.target(), root, chapter.body() + next(chapter, root));
    }

    /** For whoever asks for a page that is not there, wherever they think that it is. */
    String notFound() {
        String body = "<h1>There is no such page</h1>\n<p>The contents have all there is.</p>\n";
        return page("There is no such page", Path.of(Book.NOT_FOUND), "/docs/", body);
    }

    private String page(String title, Path target, String root, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · Rubicon</title>
                <link rel="stylesheet" href="%sbook.css">
                </head>
                <body>
                <a class="skip" href="#main">Skip to the page</a>
                <header><a class="mark" href="%sindex.html">Rubicon</a> <a class="to-contents" href="#contents">Contents</a></header>
                <div class="spread">
                <main id="main" tabindex="-1">
                %s</main>
                <nav id="contents" aria-label="Contents">
                %s</nav>
                </div>
                </body>
                </html>
                """.formatted(escaped(title), root, root, body, navigation(target, root));
    }

    private String navigation(Path target, String root) {
        StringBuilder html = new StringBuilder();
        for (Contents.Part part : contents.parts()) {
            html.append("<h2>").append(escaped(part.title())).append("</h2>\n<ul>\n");
            for (Chapter chapter : part.chapters()) {
                String current = chapter.target().equals(target) ? " aria-current=\"page\"" : "";
                html.append("<li><a href=\"")
                        .append(root)
                        .append(address(chapter))
                        .append('"')
                        .append(current);
                html.append('>').append(escaped(chapter.title())).append("</a></li>\n");
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private String next(Chapter chapter, String root) {
        return contents.after(chapter)
                .map(next -> "<p class=\"next\">Next: <a href=\"" + root + address(next) + "\">" + escaped(next.title())
                        + "</a></p>\n")
                .orElse("");
    }

    private static String address(Chapter chapter) {
        return chapter.target().toString().replace('\\', '/');
    }

    private static String escaped(String text) {
        return HtmlRenderer.builder().build().render(new Text(text));
    }
}
