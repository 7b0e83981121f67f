package dev.rubicon.repository.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** A body on its way out, and how much of it has left. */
final class Outgoing implements BodyPublisher {
    private final BodyPublisher content;
    private final AtomicLong sent = new AtomicLong();

    private Outgoing(BodyPublisher content) {
        this.content = content;
    }

    static Outgoing of(Optional<WebRequest.Body> body) throws IOException {
        try {
            return new Outgoing(body.isEmpty() ? BodyPublishers.noBody() : publisher(body.get()));
        } catch (FileNotFoundException e) {
            throw new IOException("the file to be sent is gone", e);
        }
    }

    private static BodyPublisher publisher(WebRequest.Body body) throws FileNotFoundException {
        return switch (body) {
            case WebRequest.Body.Bytes bytes -> BodyPublishers.ofByteArray(bytes.bytes());
            case WebRequest.Body.File file -> BodyPublishers.ofFile(file.path());
        };
    }

    /** In bytes. */
    long sent() {
        return sent.get();
    }

    @Override
    public long contentLength() {
        try {
            return content.contentLength();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        content.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                sent.addAndGet(bytes.remaining());
                subscriber.onNext(bytes);
            }

            @Override
            public void onError(Throwable cause) {
                subscriber.onError(cause);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
