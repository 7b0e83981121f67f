package dev.rubicon.book;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.AttributeProvider;

/** What can be linked to in a page: headings, by the names that GitHub gives them, and rows of tables that begin with a code. */
final class Anchors extends AbstractVisitor implements AttributeProvider {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}\\d{3}");

    private final Map<Node, String> byNode = new IdentityHashMap<>();
    private final Set<String> names = new HashSet<>();

    private Anchors() {}

    static Anchors of(Node document) {
        Anchors anchors = new Anchors();
        document.accept(anchors);
        return anchors;
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    @Override
    public void visit(Heading heading) {
        String words = Chapter.text(heading).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "");
        add(heading, words.replace(' ', '-'));
    }

    @Override
    public void visit(CustomNode node) {
        boolean isRow = node instanceof TableRow && node.getFirstChild() != null;
        if (isRow
                && node.getFirstChild().getFirstChild() instanceof Text first
                && CODE.matcher(first.getLiteral()).matches()) {
            add(node, first.getLiteral());
        }
        visitChildren(node);
    }

    private void add(Node node, String name) {
        String free = name;
        for (int i = 1; !names.add(free); i++) {
            free = name + "-" + i;
        }
        byNode.put(node, free);
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (byNode.containsKey(node)) {
            attributes.put("id", byNode.get(node));
        }
    }
}
