package dev.rubicon.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Text;

/**
 * Turns the links of one page, which are good where its source is, into those of the site, and codes into links to what is said of them.
 * What is not in the site is not linked there; what is nowhere is a problem.
 */
final class Links extends AbstractVisitor {
    private static final Pattern ELSEWHERE = Pattern.compile("(https?|mailto):.*");
    private static final Pattern CODE = Pattern.compile("\\b(RB|SC)\\d{3}\\b");
    private static final Path ERRORS = Path.of("errors.md");

    private final Path docs;
    private final Chapter chapter;
    private final Map<Path, Chapter> chapters;
    private final List<String> problems = new ArrayList<>();

    Links(Path docs, Chapter chapter, Map<Path, Chapter> chapters) {
        this.docs = docs;
        this.chapter = chapter;
        this.chapters = chapters;
    }

    /** Changes the page, and says which of its links lead nowhere. */
    List<String> settle() {
        chapter.document().accept(this);
        return List.copyOf(problems);
    }

    @Override
    public void visit(Link link) {
        String destination = link.getDestination();
        if (ELSEWHERE.matcher(destination).matches()) {
            return;
        }
        String[] parts = destination.split("#", 2);
        Path here = docs.resolve(chapter.source());
        Path file = parts[0].isEmpty() ? here : here.resolveSibling(parts[0]).normalize();
        if (Files.isDirectory(file) && Files.exists(file.resolve("README.md"))) {
            file = file.resolve("README.md");
        }
        if (!Files.exists(file)) {
            problems.add(chapter.source() + " links to " + destination + ", which is not there");
        } else if (!file.startsWith(docs) || Files.isDirectory(file)) {
            unlink(link);
        } else {
            lead(link, docs.relativize(file), parts.length == 2 ? parts[1] : "");
        }
    }

    private void lead(Link link, Path file, String anchor) {
        Chapter other = chapters.get(file);
        if (!anchor.isEmpty() && (other == null || !other.anchors().contains(anchor))) {
            problems.add(chapter.source() + " links to #" + anchor + " of " + file + ", which is not there");
        }
        String path = other == null ? from(file) : other == chapter ? "" : from(other.target());
        link.setDestination(path + (anchor.isEmpty() ? "" : "#" + anchor));
    }

    /** How a file of the site is found from this page. */
    private String from(Path target) {
        Path folder = chapter.target().getParent();
        return (folder == null ? target : folder.relativize(target)).toString().replace('\\', '/');
    }

    private static void unlink(Link link) {
        while (link.getFirstChild() != null) {
            link.insertBefore(link.getFirstChild());
        }
        link.unlink();
    }

    @Override
    public void visit(Heading heading) {
        // What is linked to does not lead away.
    }

    @Override
    public void visit(Text text) {
        Matcher code = CODE.matcher(text.getLiteral());
        int done = 0;
        while (code.find()) {
            Path page = code.group(1).equals("RB") ? ERRORS : Path.of("findings", code.group() + ".md");
            Chapter other = chapters.get(page);
            if (other == null || other == chapter) {
                continue;
            }
            Link link = new Link();
            link.appendChild(new Text(code.group()));
            lead(link, page, page.equals(ERRORS) ? code.group() : "");
            text.insertBefore(new Text(text.getLiteral().substring(done, code.start())));
            text.insertBefore(link);
            done = code.end();
        }
        text.setLiteral(text.getLiteral().substring(done));
    }
}
