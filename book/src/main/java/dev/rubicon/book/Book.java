package dev.rubicon.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the site, as they were rendered. Links in them are relative, but those of the page that stands for what is not there. */
public final class Book {
    /** Its first page. */
    public static final String INDEX = "index.html";

    /** What to show instead of a page that there is not. It belongs to {@code /docs/}. */
    public static final String NOT_FOUND = "404.html";

    private static final Pattern PATH = Pattern.compile("([a-z0-9-]+/)*[A-Za-z0-9-]+(\\.[a-z]+)?\\.(html|css|json)");

    private Book() {}

    /**
     * A file of the site.
     *
     * @param path such as {@code findings/SC102.html}
     */
    public static Optional<byte[]> file(String path) {
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream in = Book.class.getResourceAsStream("pages/" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
