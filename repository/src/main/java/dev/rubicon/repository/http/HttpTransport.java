package dev.rubicon.repository.http;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.cache.Answers;
import dev.rubicon.repository.cache.Bringer;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.cache.PartialFile;
import dev.rubicon.repository.cache.StoredName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository on a web server. What is signed with a digest comes through the cache, and so once; of the one file that changes under
 * its name, the server is asked only whether it has.
 *
 * <p>Every method throws {@link dev.rubicon.model.Unavailable} RB326 to RB332 if the server cannot be reached, refuses, is too slow or
 * breaks off, after as many tries as the settings say.
 */
public final class HttpTransport implements Bringer {
    private static final Pattern MAY_LACK = Pattern.compile(".*\\.(root\\.json|delta)");

    private final WebAddress address;
    private final Cache cache;
    private final Answers answers;
    private final WebClient client;

    public HttpTransport(WebAddress address, HttpSettings settings, Cache cache, Transfers transfers) {
        this.address = address;
        this.cache = cache;
        this.answers = new Answers(cache.folder().resolve("answers"));
        this.client = new WebClient(settings, cache, transfers);
    }

    @Override
    public String location() {
        return address.toString();
    }

    /** @throws dev.rubicon.model.Untrusted RB315 if it is longer than {@code maxBytes} */
    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        URI uri = address.file(path);
        return cache.read(path, maxBytes, () -> client.tried(uri, () -> read(uri, path, maxBytes)));
    }

    private Optional<byte[]> read(URI uri, String path, long maxBytes) throws IOException {
        boolean changes = path.equals(RepositoryLayout.TIMESTAMP);
        Optional<Answers.Answer> last = changes ? answers.last(uri.toString(), maxBytes) : Optional.empty();
        Map<String, String> headers = last.map(Answers.Answer::tag)
                .map(tag -> Map.of("If-None-Match", tag, "Cache-Control", "no-cache"))
                .orElse(changes ? Map.of("Cache-Control", "no-cache") : Map.of());
        try (Answer answer = client.ask(WebRequest.get(uri, headers))) {
            if (answer.status() == 304 && last.isPresent()) {
                return last.map(Answers.Answer::content);
            }
            if (isAbsent(answer.status(), path)) {
                return Optional.empty();
            }
            require(answer, uri);
            byte[] bytes = client.body(answer, uri, maxBytes);
            Optional<String> tag = changes ? answer.header("ETag") : Optional.empty();
            tag.ifPresent(given -> answers.keep(uri.toString(), new Answers.Answer(given, bytes)));
            return Optional.of(bytes);
        }
    }

    // Object stores that may not be listed say 403 for what is not there, such as a root that is not yet.
    private static boolean isAbsent(int status, String path) {
        return path.startsWith(RepositoryLayout.METADATA)
                && !path.equals(RepositoryLayout.TIMESTAMP)
                && (status == 404
                        || status == 410
                        || status == 403 && MAY_LACK.matcher(path).matches());
    }

    private static void require(Answer answer, URI uri) throws IOException {
        switch (answer.status()) {
            case 200, 206 -> {}
            case 404, 410 -> throw HttpProblems.notFound(uri);
            case 401, 403, 407 -> throw HttpProblems.denied(uri, answer.status());
            case 408, 425, 429, 500, 502, 503, 504 -> throw new Refused(answer.status(), wish(answer));
            default -> throw HttpProblems.failed(uri, new Refused(answer.status()));
        }
    }

    private static Duration wish(Answer answer) {
        return answer.header("Retry-After")
                .map(value -> RetryAfter.parse(value, Instant.now()))
                .orElse(Duration.ZERO);
    }

    /**
     * From the cache, or from the server into it.
     *
     * @throws dev.rubicon.model.Untrusted RB315 or RB317 if the server has another file under that name
     */
    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        URI uri = address.file(path);
        StoredName name = StoredName.of(path).orElse(new StoredName(digest, path));
        return Optional.of(client.bring(uri, name, size, headers -> ask(uri, headers)));
    }

    /** From the cache, if it is there; else from the server, past the cache. */
    @Override
    public void bring(String path, long size, Digest digest, PartialFile file) {
        URI uri = address.file(path);
        Optional<Path> cached = cache.has(digest, size) ? cache.find(digest, size) : Optional.empty();
        if (cached.isEmpty()) {
            StoredName name = StoredName.of(path).orElse(new StoredName(digest, path));
            client.download(uri, name, size, file, headers -> ask(uri, headers));
            return;
        }
        try {
            file.restart(Optional.empty());
            file.appendRestOf(cached.get(), size);
        } catch (IOException e) {
            throw HttpProblems.failed(uri, e);
        }
    }

    // 416 says that there is no rest.
    private Answer ask(URI uri, Map<String, String> headers) throws IOException {
        Answer answer = client.ask(WebRequest.get(uri, headers));
        if (answer.status() != 416) {
            try {
                require(answer, uri);
            } catch (IOException | RuntimeException e) {
                answer.close();
                throw e;
            }
        }
        return answer;
    }
}
