package dev.rubicon.repository.http;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.cache.PartialFile;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One file on its way: goes on where an earlier try ended, and takes no byte more than the file may have. */
final class Download implements Closeable {
    /** A try that brought as much was not in vain: it is not counted. */
    private static final long WORTH_IT = 1_000_000;

    private final URI uri;
    private final long size;
    private final PartialFile file;
    private final Transfers transfers;

    Download(URI uri, long size, PartialFile file, Transfers transfers) {
        this.uri = uri;
        this.size = size;
        this.file = file;
        this.transfers = transfers;
    }

    void begin(String name) {
        if (file.length() > size) {
            file.restart(Optional.empty());
        }
        transfers.begins(name, size, file.length());
    }

    /** Brings all of it; once more from its beginning if what was here before does not go with the rest. */
    void run(Digest digest, Retries retries, WebClient.Source server) {
        try {
            boolean begunBefore = file.length() > 0;
            complete(retries, server);
            if (begunBefore && !file.digest().equals(digest)) {
                restart(Optional.empty());
                complete(retries, server);
            }
        } catch (IOException e) {
            throw HttpProblems.failed(uri, e);
        }
    }

    private void complete(Retries retries, WebClient.Source server) throws IOException {
        // Each of these brings much, so there cannot be more.
        long forgiven = size / WORTH_IT;
        while (file.length() < size) {
            boolean more = forgiven > 0;
            boolean interrupted = retries.run(() -> goOn(server, more));
            forgiven -= interrupted ? 1 : 0;
        }
    }

    /** Whether it ended too early, but had brought much. */
    private boolean goOn(WebClient.Source server, boolean forgiving) throws IOException {
        long before = file.length();
        try (Answer answer = server.ask(rest())) {
            prepare(answer);
            receive(answer);
            return false;
        } catch (IOException e) {
            if (forgiving && file.length() - before >= WORTH_IT) {
                return true;
            }
            throw e;
        }
    }

    private Map<String, String> rest() {
        Map<String, String> headers = new TreeMap<>();
        if (file.length() > 0) {
            headers.put("Range", "bytes=" + file.length() + "-");
            file.tag().ifPresent(tag -> headers.put("If-Range", tag));
        }
        return headers;
    }

    private void prepare(Answer answer) throws IOException {
        if (answer.status() == 416) {
            restart(Optional.empty());
            throw new IOException("the server does not have the rest of what is here");
        }
        boolean continues = answer.status() == 206
                && answer.header("Content-Range")
                        .filter(range -> range.startsWith("bytes " + file.length() + "-"))
                        .isPresent();
        if (answer.status() == 206 && !continues) {
            restart(Optional.empty());
            throw new IOException("the server sent another part than it was asked for");
        }
        if (!continues) {
            restart(answer.strongTag());
        }
        if (file.length() + answer.length().orElse(0) > size) {
            throw HttpProblems.tooLong(uri, size);
        }
    }

    private void restart(Optional<String> tag) {
        transfers.received(-file.length());
        file.restart(tag);
    }

    private void receive(Answer answer) throws IOException {
        for (List<ByteBuffer> next = answer.next(); !next.isEmpty(); next = answer.next()) {
            for (ByteBuffer buffer : next) {
                int count = buffer.remaining();
                if (file.length() + count > size) {
                    restart(Optional.empty());
                    throw HttpProblems.tooLong(uri, size);
                }
                file.append(buffer);
                transfers.received(count);
            }
        }
        if (file.length() < size) {
            throw new IOException("it ended after " + file.length() + " of " + size + " bytes");
        }
    }

    @Override
    public void close() {
        transfers.ends();
    }
}
