package dev.rubicon.server.book;

import dev.rubicon.book.Book;
import dev.rubicon.model.Digest;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Shows the book under {@code /docs/}. Whoever comes again asks whether a page is still the same. */
public final class BookRoutes {
    private static final String PREFIX = "/docs/";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private BookRoutes() {}

    public static List<Route> all() {
        return List.of(
                Route.get("/docs", Access.anybody(), request -> Reply.empty(303).with("Location", PREFIX)),
                Route.get(PREFIX, Access.anybody(), request -> page(request, Book.INDEX)),
                Route.get(PREFIX + "{+path}", Access.anybody(), request -> page(request, path(request))));
    }

    // A folder is its first page.
    private static String path(Request request) {
        String path = request.rawPath().substring(PREFIX.length());
        return path.endsWith("/") ? path + Book.INDEX : path;
    }

    private static Reply page(Request request, String path) {
        Optional<byte[]> file = Book.file(path);
        if (file.isEmpty()) {
            byte[] instead = Book.file(Book.NOT_FOUND).orElseThrow(() -> Refusals.notFound("there is no book"));
            return new Reply(404, new TreeMap<>(), new Reply.Body.Bytes(instead))
                    .with("Content-Type", type(Book.NOT_FOUND))
                    .with("Content-Security-Policy", POLICY);
        }
        String tag = "\"" + Digest.of(file.get()).hex() + "\"";
        Reply reply = request.knows(tag) ? Reply.empty(304) : Reply.bytes(type(path), file.get());
        return reply.with("ETag", tag).with("Cache-Control", "no-cache").with("Content-Security-Policy", POLICY);
    }

    private static String type(String path) {
        if (path.endsWith(".html")) {
            return "text/html; charset=utf-8";
        }
        return path.endsWith(".css") ? "text/css; charset=utf-8" : "application/json";
    }
}
