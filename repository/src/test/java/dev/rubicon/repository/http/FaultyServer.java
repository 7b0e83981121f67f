package dev.rubicon.repository.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rubicon.model.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server for a folder, with ETag and Range, that remembers what it was asked for and does wrong what it is told to. */
final class FaultyServer implements AutoCloseable {
    /** One wrong answer. */
    interface Fault {
        void answer(HttpExchange exchange, byte[] content) throws IOException;
    }

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Deque<Fault>> next = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, Fault> always = Collections.synchronizedMap(new TreeMap<>());

    FaultyServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    WebAddress address() {
        return WebAddress.parse("http://localhost:" + server.getAddress().getPort());
    }

    /** What it was asked for since the last call: path and, if there was one, range, then the status. */
    List<String> requests() {
        synchronized (requests) {
            List<String> all = List.copyOf(requests);
            requests.clear();
            return all;
        }
    }

    /** The next answers for paths that end so. */
    void next(String end, Fault... faults) {
        next.computeIfAbsent(end, any -> new ArrayDeque<>()).addAll(List.of(faults));
    }

    /** All answers for paths that end so. */
    void always(String end, Fault fault) {
        always.put(end, fault);
    }

    static Fault status(int status) {
        return (exchange, content) -> exchange.sendResponseHeaders(status, -1);
    }

    /** @param when to come back */
    static Fault busy(int status, String when) {
        return (exchange, content) -> {
            exchange.getResponseHeaders().set("Retry-After", when);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    static Fault redirect(String target) {
        return (exchange, content) -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    static Fault content(byte[] other) {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, other.length);
            exchange.getResponseBody().write(other);
        };
    }

    /** The rest from there, whatever was asked for. */
    static Fault part(byte[] whole, int from) {
        return (exchange, content) -> {
            int length = whole.length - from;
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (whole.length - 1) + "/" + whole.length);
            exchange.sendResponseHeaders(206, length);
            exchange.getResponseBody().write(whole, from, length);
        };
    }

    /** Without saying how much it is going to be. */
    static Fault endless() {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] zeros = new byte[64 * 1024];
            while (true) {
                exchange.getResponseBody().write(zeros);
            }
        };
    }

    static Fault cutAfter(int bytes) {
        return (exchange, content) -> {
            exchange.getResponseHeaders().set("ETag", tag(content));
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
            exchange.getResponseBody().flush();
        };
    }

    /** So many bytes, and then nothing. */
    Fault silentAfter(int bytes) {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
            exchange.getResponseBody().flush();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static String tag(byte[] content) {
        return "\"" + Digest.of(content).abbreviated() + "\"";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        try (exchange) {
            Path file = folder.resolve(path.substring(1));
            byte[] content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            Optional<Fault> fault = fault(path);
            if (fault.isPresent()) {
                requests.add(seen(path, range, "fault"));
                fault.get().answer(exchange, content);
            } else if (!Files.isRegularFile(file)) {
                requests.add(seen(path, range, "404"));
                exchange.sendResponseHeaders(404, -1);
            } else {
                good(exchange, content, path, range);
            }
        }
    }

    private Optional<Fault> fault(String path) {
        synchronized (next) {
            for (Map.Entry<String, Deque<Fault>> entry : next.entrySet()) {
                if (path.endsWith(entry.getKey()) && !entry.getValue().isEmpty()) {
                    return Optional.of(entry.getValue().pop());
                }
            }
        }
        synchronized (always) {
            return always.entrySet().stream()
                    .filter(entry -> path.endsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    private void good(HttpExchange exchange, byte[] content, String path, String range) throws IOException {
        String tag = tag(content);
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            requests.add(seen(path, range, "304"));
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
        int from = range == null || ifRange != null && !ifRange.equals(tag)
                ? 0
                : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        if (from > 0 && from >= content.length) {
            requests.add(seen(path, range, "416"));
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        requests.add(seen(path, range, from > 0 ? "206" : "200"));
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        int length = content.length - from;
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, length == 0 ? -1 : length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(content, from, length);
        }
    }

    private static String seen(String path, String range, String status) {
        String name = path.replaceFirst("/[0-9a-f]{64}\\.", "/#.");
        return name + (range == null ? "" : " " + range) + " " + status;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    static FaultyServer of(Path folder) {
        try {
            return new FaultyServer(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
