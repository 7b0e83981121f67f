package dev.rubicon.book;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Shows what was typed in another way than what came back; and nothing of comments, where commands are that readers do not see. */
final class Terminal implements NodeRenderer {
    private final HtmlWriter html;

    Terminal(HtmlNodeRendererContext context) {
        html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class, HtmlBlock.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof FencedCodeBlock block) {
            render(block);
        } else if (node instanceof HtmlBlock other && !other.getLiteral().startsWith("<!--")) {
            html.text(other.getLiteral());
        }
    }

    private void render(FencedCodeBlock block) {
        boolean console = block.getInfo().equals("console");
        html.line();
        html.tag("pre", console ? Map.of("class", "console") : Map.of());
        html.tag("code");
        boolean typed = false;
        for (String line : block.getLiteral().split("(?<=\n)")) {
            typed = console && (line.startsWith("$ ") || typed);
            if (typed) {
                html.tag("b");
                html.text(line);
                html.tag("/b");
            } else {
                html.text(line);
            }
            typed &= line.endsWith("\\\n");
        }
        html.tag("/code");
        html.tag("/pre");
        html.line();
    }
}
