package dev.rubicon.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rubicon.model.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An object store with one bucket, {@code packages}, that speaks S3 as strictly as Amazon's: what is not signed right, or is not what its
 * digest says, is refused, and a condition is looked at and met in one step. Does wrong what it is told to.
 */
public final class StubBucket implements AutoCloseable {
    public static final String NAME = "packages";
    public static final String KEY = "TESTKEYID";
    public static final String SECRET = "test/secret+of+nobody";
    public static final String REGION = "eu-test-1";

    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 Credential=" + KEY + "/([0-9]{8})/"
            + REGION + "/s3/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

    /** What a store can do wrong. */
    public enum Fault {
        NONE,
        /** It answers 503 to everything. */
        BUSY,
        /** It overlooks conditions. */
        CARELESS,
        /** It stores the next newest state, and does not say so. */
        SILENT_ONCE
    }

    private final SortedMap<String, byte[]> objects = Collections.synchronizedSortedMap(new TreeMap<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Fault fault = Fault.NONE;

    public StubBucket() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What a program needs to know to use it. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                "http://localhost:" + server.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID",
                KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET,
                "AWS_REGION",
                REGION);
    }

    /** Its objects, by key. */
    public SortedMap<String, byte[]> objects() {
        return objects;
    }

    public void fault(Fault next) {
        fault = next;
    }

    /** What it was asked since the last call: method, key and status. */
    public List<String> requests() {
        synchronized (requests) {
            List<String> all = List.copyOf(requests);
            requests.clear();
            return all;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (fault == Fault.BUSY) {
                error(exchange, 503, "SlowDown");
            } else if (!isSigned(exchange)) {
                error(exchange, 403, "SignatureDoesNotMatch");
            } else if (!Digest.of(body)
                    .hex()
                    .equals(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))) {
                error(exchange, 400, "XAmzContentSHA256Mismatch");
            } else if (!path.startsWith("/" + NAME + "/")) {
                error(exchange, 404, "NoSuchBucket");
            } else if (path.length() == NAME.length() + 2) {
                list(exchange);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                put(exchange, key(exchange), body);
            } else {
                get(exchange, key(exchange));
            }
        }
    }

    private static String key(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().substring(NAME.length() + 2);
    }

    private void list(HttpExchange exchange) throws IOException {
        String prefix = exchange.getRequestURI().getQuery().replaceFirst(".*prefix=", "");
        String keys;
        synchronized (objects) {
            keys = objects.keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .limit(100)
                    .map(key -> "<Contents><Key>" + key + "</Key></Contents>")
                    .collect(Collectors.joining());
        }
        reply(exchange, 200, ("<ListBucketResult>" + keys + "</ListBucketResult>").getBytes(StandardCharsets.UTF_8));
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        Optional<String> ifMatch = Optional.ofNullable(headers.getFirst("If-Match"));
        boolean ifNone = "*".equals(headers.getFirst("If-None-Match"));
        boolean met;
        boolean absent;
        synchronized (objects) {
            Optional<byte[]> there = Optional.ofNullable(objects.get(key));
            absent = ifMatch.isPresent() && there.isEmpty();
            met = fault == Fault.CARELESS
                    || !(ifNone && there.isPresent())
                            && ifMatch.map(tag -> there.map(StubBucket::tag).equals(Optional.of(tag)))
                                    .orElse(true);
            if (met) {
                objects.put(key, body);
            }
        }
        if (met && fault == Fault.SILENT_ONCE && key.endsWith("timestamp.json")) {
            fault = Fault.NONE;
            error(exchange, 500, "InternalError");
        } else if (met) {
            reply(exchange, 200, new byte[0]);
        } else {
            error(exchange, absent ? 404 : 412, absent ? "NoSuchKey" : "PreconditionFailed");
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] content = objects.get(key);
        if (content == null) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        exchange.getResponseHeaders().set("ETag", tag(content));
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        byte[] part = Arrays.copyOfRange(content, from, content.length);
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        reply(exchange, from > 0 ? 206 : 200, part);
    }

    private static String tag(byte[] content) {
        return "\"" + Digest.of(content).hex().substring(0, 32) + "\"";
    }

    // From what came, and nothing else.
    private static boolean isSigned(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        Matcher said = AUTHORIZATION.matcher(
                Optional.ofNullable(headers.getFirst("Authorization")).orElse(""));
        if (!said.matches() || !said.group(2).contains("host;x-amz-content-sha256;x-amz-date")) {
            return false;
        }
        StringBuilder request = new StringBuilder(exchange.getRequestMethod()).append('\n');
        request.append(exchange.getRequestURI().getRawPath()).append('\n');
        request.append(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse(""))
                .append('\n');
        for (String name : said.group(2).split(";")) {
            request.append(name).append(':').append(headers.getFirst(name)).append('\n');
        }
        request.append('\n').append(said.group(2)).append('\n').append(headers.getFirst("x-amz-content-sha256"));
        String time = headers.getFirst("x-amz-date");
        String text = "AWS4-HMAC-SHA256\n" + time + "\n" + said.group(1) + "/" + REGION + "/s3/aws4_request\n"
                + Digest.of(request.toString().getBytes(StandardCharsets.UTF_8)).hex();
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(said.group(1), REGION, "s3", "aws4_request", text)) {
            key = mac(key, part);
        }
        return time.startsWith(said.group(1)) && HexFormat.of().formatHex(key).equals(said.group(3));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void error(HttpExchange exchange, int status, String code) throws IOException {
        String body = "<Error><Code>" + code + "</Code><Message>as it says</Message></Error>";
        reply(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " " + status);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", "" + body.length);
        }
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
