package dev.rubicon.repository.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a server answered: status and headers, and the body as it comes. */
public final class Answer implements Closeable {
    private final HttpResponse<BodyQueue> response;
    private final Pace pace;
    private final long began;
    private long received;

    Answer(HttpResponse<BodyQueue> response, Pace pace, long began) {
        this.response = response;
        this.pace = pace;
        this.began = began;
    }

    public int status() {
        return response.statusCode();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** All values of a header that may be there more than once, in their order. */
    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /** Who gave it: it may have been led on. */
    public URI uri() {
        return response.uri();
    }

    /** How many bytes the body is to have, if the server says so. */
    OptionalLong length() {
        try {
            return response.headers().firstValueAsLong("Content-Length");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A name of the content by which a rest of it can be asked for. */
    Optional<String> strongTag() {
        return header("ETag").filter(tag -> tag.startsWith("\""));
    }

    /** The next bytes; none at the end. */
    List<ByteBuffer> next() throws IOException {
        List<ByteBuffer> buffers = response.body().next(pace.silence());
        received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (!buffers.isEmpty()) {
            pace.check(began, received);
        }
        return buffers;
    }

    @Override
    public void close() {
        response.body().close();
    }
}
