package dev.rubicon.repository.s3;

import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.http.Answer;
import dev.rubicon.repository.http.WebAddress;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.http.WebRequest;
import dev.rubicon.repository.http.WebRequest.Body;
import dev.rubicon.repository.http.WebRequest.Method;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The objects of one address in a store that speaks S3. A store of one's own is asked by path, Amazon's by host.
 *
 * <p>Every method throws {@link Unavailable} RB372 to RB374 if the store refuses, and RB326 to RB332 if it cannot be reached or is too slow.
 */
public final class Bucket {
    private static final Digest NOTHING = Digest.of(new byte[0]);
    private static final int MAX_LIST = 1_000_000;
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    private final BucketAddress address;
    private final BucketAccess access;
    private final WebClient client;
    private final Clock clock;
    private volatile boolean begun;

    public Bucket(BucketAddress address, BucketAccess access, WebClient client, Clock clock) {
        this.address = address;
        this.access = access;
        this.client = client;
        this.clock = clock;
    }

    BucketAddress address() {
        return address;
    }

    WebClient client() {
        return client;
    }

    /**
     * An object's content.
     *
     * @param tag the store's name of it
     */
    record Stored(byte[] bytes, String tag) {}

    /** @throws dev.rubicon.model.Untrusted RB315 if it is longer than {@code maxBytes} */
    Optional<Stored> get(String path, long maxBytes) {
        URI uri = uri(path);
        return client.tried(uri, () -> {
            try (Answer answer = ask(WebRequest.get(uri, Map.of()), NOTHING)) {
                if (answer.status() == 200) {
                    return Optional.of(new Stored(
                            client.body(answer, uri, maxBytes),
                            answer.header("ETag").orElse("")));
                }
                requireAbsent(answer);
                return Optional.empty();
            }
        });
    }

    /** How long an object is; absent if there is none. */
    Optional<Long> size(String path) {
        URI uri = uri(path);
        return client.tried(uri, () -> {
            try (Answer answer = ask(new WebRequest(Method.HEAD, uri, new TreeMap<>(), Optional.empty()), NOTHING)) {
                if (answer.status() == 200) {
                    return answer.header("Content-Length").map(Long::parseLong);
                }
                requireAbsent(answer);
                return Optional.empty();
            }
        });
    }

    /** Asks for an object, or its rest; 416 says that there is none. */
    Answer ask(String path, Map<String, String> headers) throws IOException {
        Answer answer = ask(WebRequest.get(uri(path), headers), NOTHING);
        if (answer.status() != 200 && answer.status() != 206 && answer.status() != 416) {
            try (answer) {
                throw BucketProblems.refused(address, answer.status(), BucketProblems.code(client, answer));
            }
        }
        return answer;
    }

    void put(String path, Body body, Digest digest) {
        if (!isPut(path, Map.of(), body, digest)) {
            throw BucketProblems.refused(address, 412, "PreconditionFailed");
        }
    }

    /** Whether it is there now with that content, and nobody else's is. */
    boolean create(String path, byte[] bytes) {
        return isPut(path, Map.of("If-None-Match", "*"), new Body.Bytes(bytes), Digest.of(bytes)) || has(path, bytes);
    }

    /** Whether it has that content now; not if it was another one than {@code tag} names. */
    boolean replace(String path, byte[] bytes, String tag) {
        return isPut(path, Map.of("If-Match", tag), new Body.Bytes(bytes), Digest.of(bytes)) || has(path, bytes);
    }

    // An earlier try may have succeeded without our hearing of it.
    private boolean has(String path, byte[] bytes) {
        try {
            return get(path, bytes.length)
                    .filter(stored -> Arrays.equals(stored.bytes(), bytes))
                    .isPresent();
        } catch (Untrusted e) {
            // It is longer.
            return false;
        }
    }

    private boolean isPut(String path, Map<String, String> condition, Body body, Digest digest) {
        URI uri = uri(path);
        return client.tried(uri, () -> {
            WebRequest put = new WebRequest(Method.PUT, uri, new TreeMap<>(condition), Optional.of(body));
            try (Answer answer = ask(put, digest)) {
                if (answer.status() == 200 || answer.status() == 201 || answer.status() == 204) {
                    return true;
                }
                String code = BucketProblems.code(client, answer);
                // 409: two who ask for the same thing at the same time.
                if (answer.status() == 412 || answer.status() == 409 && code.equals("ConditionalRequestConflict")) {
                    return false;
                }
                throw BucketProblems.refused(address, answer.status(), code);
            }
        });
    }

    /**
     * Makes sure that the store does what a condition says: one that overlooks it would let writers overwrite each other unseen.
     *
     * @throws dev.rubicon.model.InvalidInput RB376 if it does not
     */
    void requireConditions() {
        String path = ".rubicon-probe";
        Body empty = new Body.Bytes(new byte[0]);
        boolean works;
        try {
            boolean created = isPut(path, Map.of("If-None-Match", "*"), empty, NOTHING);
            works = !isPut(path, Map.of("If-None-Match", "*"), empty, NOTHING)
                    && !isPut(path, Map.of("If-Match", "\"" + "0".repeat(32) + "\""), empty, NOTHING);
            works &= created || size(path).isPresent();
        } catch (Unavailable e) {
            if (!e.getMessage().contains("NotImplemented") && !e.getMessage().contains("501")) {
                throw e;
            }
            works = false;
        }
        if (!works) {
            throw BucketProblems.noConditions(address);
        }
    }

    /** Some of its objects, by their paths, ascending. */
    List<String> some() {
        String query = "list-type=2&max-keys=100&prefix=" + encoded(address.prefix());
        URI uri = URI.create(base() + "?" + query);
        return client.tried(uri, () -> {
            try (Answer answer = ask(WebRequest.get(uri, Map.of()), NOTHING)) {
                if (answer.status() != 200) {
                    throw BucketProblems.refused(address, answer.status(), BucketProblems.code(client, answer));
                }
                String list = new String(client.body(answer, uri, MAX_LIST), StandardCharsets.UTF_8);
                return KEY.matcher(list)
                        .results()
                        .map((MatchResult key) -> key.group(1))
                        .filter(key -> key.startsWith(address.prefix()))
                        .map(key -> key.substring(address.prefix().length()))
                        .toList();
            }
        });
    }

    private void requireAbsent(Answer answer) throws IOException {
        String code = BucketProblems.code(client, answer);
        if (answer.status() != 404 || code.equals("NoSuchBucket")) {
            throw BucketProblems.refused(address, answer.status(), code);
        }
    }

    // Signed for each try: a signature is good for minutes.
    private Answer ask(WebRequest request, Digest body) throws IOException {
        Answer answer =
                client.ask(new RequestSignature(keys(), access.region()).signed(request, body, clock.instant()));
        switch (answer.status()) {
            case 408, 425, 429, 500, 502, 503, 504 -> {
                answer.close();
                throw WebClient.busy(answer.status());
            }
            default -> {
                return answer;
            }
        }
    }

    // Whoever asked a moment ago could: their file is just being replaced.
    private BucketKeys keys() {
        try {
            BucketKeys keys = access.keys();
            begun = true;
            return keys;
        } catch (InvalidInput e) {
            throw begun ? new Unavailable(e.problems().getFirst(), e) : e;
        }
    }

    private String base() {
        return access.endpoint()
                .map(WebAddress::uri)
                .map(store -> store + address.bucket() + "/")
                .orElseGet(() -> "https://" + address.bucket() + ".s3." + access.region() + ".amazonaws.com/");
    }

    private URI uri(String path) {
        StringBuilder uri = new StringBuilder(base());
        String key = address.prefix() + path;
        return URI.create(uri.append(encoded(key).replace("%2F", "/")).toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
