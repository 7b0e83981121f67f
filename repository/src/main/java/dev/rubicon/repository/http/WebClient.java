package dev.rubicon.repository.http;

import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.cache.PartialFile;
import dev.rubicon.repository.cache.StoredName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Asks web servers for those who know what answers mean: as the settings say, tried again, and never for more bytes than are wanted.
 * Whatever fails for good is {@link dev.rubicon.model.Unavailable} RB326, RB327 or RB330 to RB332.
 */
public final class WebClient {
    /** Asks a server for a file, or its rest; an answer of an unexpected status is not given. */
    @FunctionalInterface
    public interface Source {
        Answer ask(Map<String, String> headers) throws IOException;
    }

    private final HttpSettings settings;
    private final Cache cache;
    private final Transfers transfers;
    private final Connection connection;

    public WebClient(HttpSettings settings, Cache cache, Transfers transfers) {
        this.settings = settings;
        this.cache = cache;
        this.transfers = transfers;
        this.connection = new Connection(settings);
    }

    /** Tries it as often as the settings say. */
    public <T> T tried(URI uri, Retries.Attempt<T> attempt) {
        try {
            return settings.retries().run(attempt);
        } catch (IOException e) {
            throw HttpProblems.failed(uri, e);
        }
    }

    /** A status that another try may better, as {@link #tried} takes it. */
    public static IOException busy(int status) {
        return new Refused(status);
    }

    /**
     * The answer, once its headers are here. Whoever gets it closes it.
     *
     * @throws IOException if another try may succeed
     */
    public Answer ask(WebRequest request) throws IOException {
        return ask(request, sent -> {});
    }

    /** @param sent is told of bytes of the body that have left */
    public Answer ask(WebRequest request, LongConsumer sent) throws IOException {
        try {
            return connection.ask(request, sent);
        } catch (IOException e) {
            if (HttpProblems.isFinal(e)) {
                throw HttpProblems.failed(request.uri(), e);
            }
            throw e;
        }
    }

    /**
     * A small body, whole.
     *
     * @throws dev.rubicon.model.Untrusted RB315 if it is longer than {@code maxBytes}
     */
    public byte[] body(Answer answer, URI uri, long maxBytes) throws IOException {
        if (answer.length().orElse(0) > maxBytes) {
            throw HttpProblems.tooLong(uri, maxBytes);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (List<ByteBuffer> next = answer.next(); !next.isEmpty(); next = answer.next()) {
            for (ByteBuffer buffer : next) {
                if (body.size() + (long) buffer.remaining() > maxBytes) {
                    throw HttpProblems.tooLong(uri, maxBytes);
                }
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                body.writeBytes(bytes);
            }
        }
        return body.toByteArray();
    }

    /**
     * A file with that content, from the cache, or from a server into it.
     *
     * @throws dev.rubicon.model.Untrusted RB315 or RB317 if the server has another file
     */
    public Path bring(URI uri, StoredName name, long size, Source server) {
        Optional<Path> cached = cache.find(name.digest(), size);
        if (cached.isPresent()) {
            return cached.get();
        }
        Optional<Path> brought = cache.complete(name, size, partial -> download(uri, name, size, partial, server));
        return brought.orElseThrow(() -> HttpProblems.changed(uri));
    }

    /** Brings what a file still lacks. Bytes that are not the file's are for the caller to notice. */
    public void download(URI uri, StoredName name, long size, PartialFile file, Source server) {
        try (Download download = new Download(uri, size, file, transfers)) {
            download.begin(name.name());
            download.run(name.digest(), settings.retries(), server);
        }
    }
}
