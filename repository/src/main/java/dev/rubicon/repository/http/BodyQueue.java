package dev.rubicon.repository.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A body as it comes, for one reader that does not wait for ever. No more is asked of the server than the reader has taken, so that
 * memory stays bounded.
 */
final class BodyQueue implements BodySubscriber<BodyQueue>, Closeable {
    private sealed interface Event {
        record Bytes(List<ByteBuffer> buffers) implements Event {}

        record End() implements Event {}

        record Failure(Throwable cause) implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    @Override
    public CompletionStage<BodyQueue> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription.complete(begun);
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.add(new Event.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        events.add(new Event.Failure(cause));
    }

    @Override
    public void onComplete() {
        events.add(new Event.End());
    }

    /**
     * The next bytes; none at the end.
     *
     * @throws TooSlow if nothing comes for so long
     */
    List<ByteBuffer> next(Duration silence) throws IOException {
        Event event = await(silence);
        return switch (event) {
            case Event.Bytes bytes -> {
                subscription.thenAccept(begun -> begun.request(1));
                yield bytes.buffers();
            }
            case Event.End end -> List.of();
            case Event.Failure failure -> throw new IOException(failure.cause().getMessage(), failure.cause());
        };
    }

    private Event await(Duration silence) throws IOException {
        try {
            Event event = events.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new TooSlow("it sent nothing for " + silence.toSeconds() + " s");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the transfer was stopped", e);
        }
    }

    @Override
    public void close() {
        subscription.thenAccept(Flow.Subscription::cancel);
    }
}
