package dev.rubicon.book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the site of the pages in a folder; called by the build. */
public final class Render {
    private static final Path INDEX = Path.of("README.md");
    private static final String STYLE = "book.css";

    /** What came of it: the files of the site by their paths, or what is wrong with the book. */
    sealed interface Outcome {
        record Site(SortedMap<String, byte[]> files) implements Outcome {}

        record Wrong(List<String> problems) implements Outcome {}
    }

    private Render() {}

    /** {@code Render DOCS SITE}: DOCS is read, SITE is made anew. Ends with 4 if a link leads nowhere. */
    public static void main(String[] folders) throws IOException {
        Outcome outcome = site(Path.of(folders[0]).toAbsolutePath().normalize());
        if (outcome instanceof Outcome.Wrong wrong) {
            wrong.problems().forEach(problem -> System.err.println("error RB993: " + problem));
            System.err.println("  hint: correct the links in docs; each is relative to its page");
            System.exit(4);
        } else if (outcome instanceof Outcome.Site site) {
            write(site.files(), Path.of(folders[1]));
        }
    }

    /** @param docs absolute */
    static Outcome site(Path docs) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        SortedMap<Path, Chapter> chapters = new TreeMap<>();
        for (Path file : files(docs)) {
            Path source = docs.relativize(file);
            if (source.toString().endsWith(".md")) {
                chapters.put(source, Chapter.parse(source, Files.readString(file)));
            } else {
                files.put(source.toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        if (!chapters.containsKey(INDEX)) {
            return new Outcome.Wrong(List.of("the book has no table of contents, README.md"));
        }
        Skin skin = new Skin(Contents.of(chapters.get(INDEX), chapters));
        List<String> problems = new ArrayList<>();
        chapters.values().forEach(chapter -> problems.addAll(new Links(docs, chapter, chapters).settle()));
        if (!problems.isEmpty()) {
            return new Outcome.Wrong(List.copyOf(problems));
        }
        for (Chapter chapter : chapters.values()) {
            files.put(chapter.target().toString().replace('\\', '/'), bytes(skin.page(chapter)));
        }
        files.put(Book.NOT_FOUND, bytes(skin.notFound()));
        files.put(STYLE, style());
        return new Outcome.Site(files);
    }

    private static List<Path> files(Path docs) throws IOException {
        try (Stream<Path> all = Files.walk(docs)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] style() throws IOException {
        try (InputStream in = Render.class.getResourceAsStream(STYLE)) {
            return in.readAllBytes();
        }
    }

    private static void write(SortedMap<String, byte[]> files, Path site) throws IOException {
        if (Files.isDirectory(site)) {
            try (Stream<Path> old = Files.walk(site)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (var file : files.entrySet()) {
            Path target = site.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }
}
