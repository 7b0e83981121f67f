package dev.rubicon.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;

/** The table of contents: what the first page of the book links to, item by item, under its headings. */
final class Contents extends AbstractVisitor {
    /** A part of the book: its heading and its pages, in reading order. */
    record Part(String title, List<Chapter> chapters) {}

    private final Map<Path, Chapter> chapters;
    private final List<Part> parts = new ArrayList<>();

    private Contents(Map<Path, Chapter> chapters) {
        this.chapters = chapters;
    }

    static Contents of(Chapter index, Map<Path, Chapter> chapters) {
        Contents contents = new Contents(chapters);
        index.document().accept(contents);
        return contents;
    }

    List<Part> parts() {
        return parts;
    }

    private List<Chapter> inOrder() {
        return parts.stream().flatMap(part -> part.chapters().stream()).toList();
    }

    /** What is read after that page. */
    Optional<Chapter> after(Chapter chapter) {
        int at = inOrder().indexOf(chapter);
        return at < 0 || at + 1 == inOrder().size()
                ? Optional.empty()
                : Optional.of(inOrder().get(at + 1));
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() == 2) {
            parts.add(new Part(Chapter.text(heading), new ArrayList<>()));
        }
    }

    @Override
    public void visit(ListItem item) {
        boolean linked = item.getFirstChild() != null && item.getFirstChild().getFirstChild() instanceof Link;
        if (linked && !parts.isEmpty()) {
            Link link = (Link) item.getFirstChild().getFirstChild();
            Optional.ofNullable(chapters.get(Path.of(link.getDestination())))
                    .ifPresent(parts.get(parts.size() - 1).chapters()::add);
        }
    }
}
