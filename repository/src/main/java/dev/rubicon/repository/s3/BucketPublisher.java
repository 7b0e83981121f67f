package dev.rubicon.repository.s3;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.Admission;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.Publication;
import dev.rubicon.repository.Publisher;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.tuf.FirstState;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.Roots;
import dev.rubicon.repository.tuf.Signed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Adds packages to a repository in an object store. Whatever ends it leaves the old state, and at most objects that nobody names. */
public final class BucketPublisher implements Publisher {
    private static final String FIRST_ROOT = "1.root.json";

    private final BucketRepository repository;
    private final Bucket bucket;

    public BucketPublisher(BucketRepository repository) {
        this.repository = repository;
        this.bucket = repository.bucket();
    }

    /** The first package creates the repository, if there is nothing yet. */
    @Override
    public Publication publish(Path source) {
        try {
            return new Admission(repository)
                    .admit(List.of(source), this::create)
                    .getFirst();
        } catch (IOException e) {
            throw BucketProblems.failed(bucket.address(), e);
        }
    }

    /** Whether there is a repository already. */
    public boolean exists() {
        return bucket.size(RepositoryLayout.MARKER).isPresent();
    }

    /**
     * Makes sure that one can be kept there: it is one, or nothing is there yet, and nobody's change can be lost.
     *
     * @throws InvalidInput RB371, RB375 or RB376
     */
    public void check() {
        requireOurs();
        bucket.requireConditions();
    }

    private boolean requireOurs() {
        if (exists()) {
            return true;
        }
        Optional<String> other = bucket.some().stream()
                .filter(path -> !path.startsWith(RepositoryLayout.METADATA) && !path.startsWith(".rubicon-"))
                .findFirst();
        if (other.isPresent()) {
            throw BucketProblems.foreign(bucket.address(), other.get());
        }
        return false;
    }

    // Every file follows from the root, which one of those has made who begin at once: so they write the same, and a
    // crash is made good.
    private void create() {
        if (requireOurs()) {
            return;
        }
        Publishing publishing = repository.publishing();
        byte[] signed = firstRoot(publishing);
        Signed.Root root = Roots.own(signed);
        // It is only ours if its keys are: anybody may have put it there.
        publishing.keys().all().of("root", root.roles().get("root"));
        Instant made = root.expires().minus(repository.lifetimes(root).root());
        if (!publishing.trust().knows(repository.location())) {
            publishing.trust().pin(repository.location(), signed);
        }
        for (NewFile file : FirstState.files(signed, root, publishing.keys().all(), repository.lifetimes(root), made)) {
            // What is there already was written by somebody who has gone on from here.
            bucket.create(RepositoryLayout.METADATA + file.name(), file.bytes());
        }
        bucket.create(RepositoryLayout.MARKER, FolderTransport.marker());
    }

    private byte[] firstRoot(Publishing publishing) {
        Optional<byte[]> begun = repository.metadata(FIRST_ROOT);
        if (begun.isPresent()) {
            return begun.get();
        }
        byte[] made = publishing.firstRoot().complete();
        return bucket.create(RepositoryLayout.METADATA + FIRST_ROOT, made)
                ? made
                : repository
                        .metadata(FIRST_ROOT)
                        .orElseThrow(() -> BucketProblems.refused(bucket.address(), 404, "NoSuchKey"));
    }
}
