package dev.rubicon.book;

import java.nio.file.Path;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A page of the book.
 *
 * @param source where it is in {@code docs}
 * @param document what it says; its links are changed to those of the site
 */
record Chapter(Path source, Node document, Anchors anchors) {
    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    static Chapter parse(Path source, String markdown) {
        Node document = PARSER.parse(markdown);
        return new Chapter(source, document, Anchors.of(document));
    }

    /** Where it is in the site. */
    Path target() {
        String name = source.getFileName().toString();
        return source.resolveSibling(name.equals("README.md") ? Book.INDEX : name.replaceFirst("\\.md$", ".html"));
    }

    /** How it begins: the text of its first heading, or the name of its file. */
    String title() {
        Node first = document.getFirstChild();
        while (first != null && !(first instanceof Heading)) {
            first = first.getNext();
        }
        return first == null ? source.toString() : text(first);
    }

    /** What there is between headers and footers, as HTML. */
    String body() {
        return HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .attributeProviderFactory(context -> anchors)
                .nodeRendererFactory(Terminal::new)
                .build()
                .render(document)
                // A table may be wider than a telephone; text never holds these tags.
                .replace("<table>", "<div class=\"wide\"><table>")
                .replace("</table>", "</table></div>");
    }

    /** The words of a part of a page, on one line. */
    static String text(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                words.append(' ');
            }
        });
        return words.toString();
    }
}
