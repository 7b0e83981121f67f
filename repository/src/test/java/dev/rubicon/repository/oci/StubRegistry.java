package dev.rubicon.repository.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rubicon.format.Json;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry by the distribution specification 1.1, as strict as that lets one be: a manifest is only taken when all it names is there, a
 * blob only under its digest. Remembers what it was asked, and does wrong what it is told to.
 */
final class StubRegistry implements AutoCloseable {
    private static final Pattern PATH =
            Pattern.compile("/v2/([a-z0-9/._-]+)/(?:(manifests|blobs)/([A-Za-z0-9._:-]+)|blobs/uploads/([0-9]*))");

    /** One wrong answer. */
    interface Fault {
        void answer(HttpExchange exchange) throws IOException;
    }

    final SortedMap<String, byte[]> blobs = new ConcurrentSkipListMap<>();
    final SortedMap<String, byte[]> manifests = new ConcurrentSkipListMap<>();
    final TokenRealm realm;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Deque<Fault>> faults = Collections.synchronizedMap(new TreeMap<>());
    private long uploads;

    StubRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        realm = new TokenRealm("http://localhost:" + server.getAddress().getPort() + "/token");
        server.setExecutor(threads);
        server.createContext("/v2/", this::answer);
        server.createContext("/token", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " /token");
                realm.answer(exchange);
            }
        });
        server.start();
    }

    OciAddress address(String name) {
        return OciAddress.parse("oci://localhost:" + server.getAddress().getPort() + "/" + name);
    }

    /** What it was asked since the last call: method, path after the name, status. */
    List<String> requests() {
        synchronized (requests) {
            List<String> all = List.copyOf(requests);
            requests.clear();
            return all;
        }
    }

    /** The next answers to requests that begin so, such as {@code PUT manifests/repository}. */
    void next(String request, Fault... some) {
        faults.computeIfAbsent(request, any -> new ArrayDeque<>()).addAll(List.of(some));
    }

    static Fault status(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                error(exchange, 404, "NAME_INVALID");
                return;
            }
            String asked = asked(exchange, path);
            Fault fault = fault(asked);
            if (fault != null) {
                requests.add(shortened(asked) + " fault");
                fault.answer(exchange);
            } else if (!realm.admits(exchange, path.group(1))) {
                realm.challenge(exchange, path.group(1));
                error(exchange, 401, "UNAUTHORIZED");
            } else {
                answer(exchange, path);
            }
        }
    }

    // It is noted first: whoever has the answer may ask at once what was asked.
    private void reply(HttpExchange exchange, int status, long length) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (path.matches()) {
            requests.add(shortened(asked(exchange, path)) + " " + status);
        }
        exchange.sendResponseHeaders(status, length);
    }

    private static String asked(HttpExchange exchange, Matcher path) {
        return exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath().substring(path.end(1) + 1);
    }

    private static String shortened(String asked) {
        return asked.replaceFirst("sha256:([0-9a-f]{6})[0-9a-f]{58}", "$1").replaceFirst("uploads/.*", "uploads");
    }

    private Fault fault(String asked) {
        synchronized (faults) {
            return faults.entrySet().stream()
                    .filter(entry -> asked.startsWith(entry.getKey())
                            && !entry.getValue().isEmpty())
                    .findFirst()
                    .map(entry -> entry.getValue().pop())
                    .orElse(null);
        }
    }

    private void answer(HttpExchange exchange, Matcher path) throws IOException {
        String name = path.group(1);
        if (path.group(4) != null) {
            upload(exchange, name, path.group(4));
        } else if (path.group(2).equals("blobs")) {
            blob(exchange, path.group(3).replace("sha256:", ""));
        } else if (exchange.getRequestMethod().equals("PUT")) {
            tag(exchange, name, path.group(3));
        } else {
            manifest(exchange, name + ":" + path.group(3));
        }
    }

    private void upload(HttpExchange exchange, String name, String session) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            uploads++;
            exchange.getResponseHeaders().set("Location", "/v2/" + name + "/blobs/uploads/" + uploads + "?state=x%3D");
            reply(exchange, 202, -1);
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        String query = exchange.getRequestURI().getQuery();
        String digest = Digest.of(body).hex();
        if (session.isEmpty() || Long.parseLong(session) > uploads || !query.startsWith("state=x=&")) {
            error(exchange, 404, "BLOB_UPLOAD_UNKNOWN");
        } else if (!query.endsWith("digest=sha256:" + digest)) {
            error(exchange, 400, "DIGEST_INVALID");
        } else {
            blobs.put(digest, body);
            exchange.getResponseHeaders().set("Docker-Content-Digest", "sha256:" + digest);
            reply(exchange, 201, -1);
        }
    }

    private void blob(HttpExchange exchange, String digest) throws IOException {
        byte[] content = blobs.get(digest);
        if (content == null) {
            error(exchange, 404, "BLOB_UNKNOWN");
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        give(exchange, from > 0 ? 206 : 200, content, from);
    }

    private void manifest(HttpExchange exchange, String tag) throws IOException {
        byte[] content = manifests.get(tag);
        if (content == null
                || !String.valueOf(exchange.getRequestHeaders().getFirst("Accept"))
                        .contains(OciManifest.MEDIA_TYPE)) {
            error(exchange, 404, "MANIFEST_UNKNOWN");
            return;
        }
        String etag = "\"sha256:" + Digest.of(content).hex() + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("Content-Type", OciManifest.MEDIA_TYPE);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            reply(exchange, 304, -1);
            return;
        }
        give(exchange, 200, content, 0);
    }

    private void give(HttpExchange exchange, int status, byte[] content, int from) throws IOException {
        int length = content.length - from;
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
            reply(exchange, status, -1);
            return;
        }
        reply(exchange, status, length);
        exchange.getResponseBody().write(content, from, length);
    }

    private void tag(HttpExchange exchange, String name, String tag) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        String why = wrong(content, exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!why.isEmpty() || !tag.matches("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}")) {
            error(exchange, 400, why.isEmpty() ? "TAG_INVALID" : why);
            return;
        }
        manifests.put(name + ":" + tag, content);
        exchange.getResponseHeaders()
                .set("Docker-Content-Digest", "sha256:" + Digest.of(content).hex());
        reply(exchange, 201, -1);
    }

    private String wrong(byte[] content, String contentType) {
        try {
            JsonNode json = Json.read(content, "it");
            if (json.path("schemaVersion").asInt() != 2
                    || !OciManifest.MEDIA_TYPE.equals(contentType)
                    || !OciManifest.MEDIA_TYPE.equals(json.path("mediaType").asText())) {
                return "MANIFEST_INVALID";
            }
            List<JsonNode> named = new ArrayList<>(List.of(json.path("config")));
            json.path("layers").forEach(named::add);
            boolean whole = named.stream().allMatch(node -> {
                byte[] blob = blobs.get(node.path("digest").asText().replace("sha256:", ""));
                return blob != null && blob.length == node.path("size").asLong(-1);
            });
            return whole ? "" : "MANIFEST_BLOB_UNKNOWN";
        } catch (InvalidInput e) {
            return "MANIFEST_INVALID";
        }
    }

    private void error(HttpExchange exchange, int status, String code) throws IOException {
        String body = "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"as the specification says\"}]}";
        if (exchange.getRequestMethod().equals("HEAD")) {
            reply(exchange, status, -1);
            return;
        }
        status(status, body).answer(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
