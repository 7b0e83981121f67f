package dev.rubicon.repository.s3;

import dev.rubicon.format.Content;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Release;
import dev.rubicon.repository.FileWork;
import dev.rubicon.repository.Incoming;
import dev.rubicon.repository.KeptRepository;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.http.WebRequest.Body;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.MetadataDelta;
import dev.rubicon.repository.tuf.NewFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A repository in an object store, for those who change it. There is no lock: the timestamp is replaced only if it is still the one that
 * the new state follows, and metadata is written only under names that nobody has. Whoever is overtaken begins anew; what they wrote until
 * then is named by nobody.
 */
public final class BucketRepository implements KeptRepository {
    private static final long MAX_METADATA = 64L << 20;
    private static final long LONGEST_PAUSE = 300;

    private final Bucket bucket;
    private final BucketTransport transport;
    private final Publishing publishing;
    private final Duration patience;
    private final Runnable changed;
    // Those of this process wait for each other here, which is cheaper than to be overtaken.
    private final ReentrantLock threads = new ReentrantLock();
    private Optional<SeenTimestamp> basis = Optional.empty();

    /**
     * @param patience how long to try if others are faster
     * @param changed is run when there is a newer state
     */
    public BucketRepository(
            Bucket bucket, BucketTransport transport, Publishing publishing, Duration patience, Runnable changed) {
        this.changed = changed;
        this.bucket = bucket;
        this.transport = transport;
        this.publishing = publishing;
        this.patience = patience;
    }

    Bucket bucket() {
        return bucket;
    }

    @Override
    public Publishing publishing() {
        return publishing;
    }

    @Override
    public String location() {
        return transport.location();
    }

    @Override
    public SignedRepository state() {
        SeenTimestamp seen = new SeenTimestamp(bucket, transport);
        if (threads.isHeldByCurrentThread()) {
            basis = Optional.of(seen);
        }
        return new SignedRepository(seen, publishing.trust().requiredFor(transport), Expiry.IGNORED);
    }

    @Override
    public <T> T alone(FileWork<T> work) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            if (!threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw BucketProblems.others(bucket.address(), patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BucketProblems.others(bucket.address(), patience);
        }
        try {
            return tried(work, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BucketProblems.others(bucket.address(), patience);
        } catch (IOException e) {
            throw BucketProblems.failed(bucket.address(), e);
        } finally {
            basis = Optional.empty();
            threads.unlock();
        }
    }

    private <T> T tried(FileWork<T> work, long deadline) throws IOException, InterruptedException {
        while (System.nanoTime() - deadline < 0) {
            try {
                return work.run();
            } catch (Overtaken e) {
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
            }
        }
        throw BucketProblems.others(bucket.address(), patience);
    }

    @Override
    public Optional<byte[]> metadata(String name) {
        return bucket.get(RepositoryLayout.METADATA + name, MAX_METADATA).map(Bucket.Stored::bytes);
    }

    @Override
    public boolean hasMetadata(String name) {
        return bucket.size(RepositoryLayout.METADATA + name).isPresent();
    }

    /** Its size is looked at: the store has compared its digest when it came. */
    @Override
    public boolean holds(Release release) {
        return bucket.size(stored(release))
                .filter(size -> size == release.size())
                .isPresent();
    }

    private static String stored(Release release) {
        return RepositoryLayout.stored(RepositoryLayout.packageOf(release), release.digest());
    }

    /** Sent at once, under its name: nobody is told of that before the state is. */
    @Override
    public Incoming receive(Path source, Release offered) throws IOException {
        send(source, stored(offered), offered);
        return new Incoming() {
            private String there = stored(offered);

            @Override
            public void enter(String path) throws IOException {
                if (!path.equals(there)) {
                    send(source, path, offered);
                    there = path;
                }
            }

            @Override
            public void close() {}
        };
    }

    private void send(Path source, String path, Release offered) throws IOException {
        if (!Content.of(source).measured().digest().equals(offered.digest())) {
            throw BucketProblems.changed(source.getFileName().toString());
        }
        bucket.put(path, new Body.File(source), offered.digest());
    }

    @Override
    public void put(String path, byte[] bytes) {
        bucket.put(path, new Body.Bytes(bytes), Digest.of(bytes));
    }

    @Override
    public void write(List<NewFile> files) throws IOException {
        for (NewFile file : files) {
            String path = RepositoryLayout.METADATA + file.name();
            boolean written = path.equals(RepositoryLayout.TIMESTAMP)
                    ? bucket.replace(path, file.bytes(), basis.orElseThrow().tag())
                    : bucket.create(path, file.bytes());
            if (!written) {
                throw new Overtaken();
            }
            if (path.equals(RepositoryLayout.TIMESTAMP)) {
                changed.run();
            }
            Optional<byte[]> delta = delta(file);
            if (delta.isPresent()) {
                put(path + RepositoryLayout.DELTA, delta.get());
            }
        }
    }

    // The version before is only asked for if the difference could be worth while.
    @Override
    public Optional<byte[]> delta(NewFile file) throws IOException {
        return MetadataDelta.isWorthwhileFor(file.bytes()) ? KeptRepository.super.delta(file) : Optional.empty();
    }
}
