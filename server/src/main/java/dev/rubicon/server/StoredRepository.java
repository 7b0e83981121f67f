package dev.rubicon.server;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Refused;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.Publisher;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.mirror.Freshness;
import dev.rubicon.repository.mirror.PullThrough;
import dev.rubicon.repository.s3.BucketPublisher;
import dev.rubicon.repository.s3.BucketRepository;
import dev.rubicon.repository.upkeep.Forcing;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The repository of a server that is kept in a store: read through a folder of this machine, in which all is verified, and changed where it
 * is.
 *
 * @param folder of what was brought; it may go at any time
 * @param answers fails if the store does not answer
 * @param readOnly why nobody can publish there, if nobody can
 */
record StoredRepository(
        Path folder,
        PullThrough mirror,
        Publisher publisher,
        Forcing forcing,
        Runnable answers,
        Optional<Problem> readOnly) {
    private static final System.Logger LOG = System.getLogger("dev.rubicon.server.store");

    // A client waits 30 seconds for the first byte of an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    // So old may be what is shown as the newest state, if another server has changed it.
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(2);

    /**
     * @throws dev.rubicon.model.InvalidInput RB371, RB375 or RB376 for an object store
     * @throws dev.rubicon.model.Untrusted RB320 if nobody has said whose repository it is; RB310 to RB318
     * @throws dev.rubicon.model.Unavailable if the store does not answer, or refuses
     */
    static StoredRepository opened(Store store, Path home, Publishing publishing, Clock clock) {
        Transport transport = store.transport();
        Path folder = home.resolve("server/store")
                .resolve(publishing.trust().folderOf(transport.location()).getFileName());
        return switch (store) {
            case Store.Objects objects -> opened(objects, folder, publishing, clock);
            case Store.Registry registry -> {
                publishing.trust().requiredFor(transport);
                PullThrough mirror = mirror(transport, folder, publishing, clock);
                mirror.repository();
                Problem problem = readOnly(transport);
                yield new StoredRepository(
                        folder,
                        mirror,
                        source -> {
                            throw new Refused(List.of(problem));
                        },
                        (version, mode) -> {
                            throw new Refused(List.of(problem));
                        },
                        mirror::look,
                        Optional.of(problem));
            }
        };
    }

    private static StoredRepository opened(Store.Objects objects, Path folder, Publishing publishing, Clock clock) {
        PullThrough mirror = mirror(objects.transport(), folder, publishing, clock);
        BucketRepository repository = new BucketRepository(
                objects.bucket(), objects.transport(), publishing, FolderPublisher.PATIENCE, mirror::outdated);
        BucketPublisher publisher = new BucketPublisher(repository);
        publisher.check();
        if (publisher.exists()) {
            publishing.trust().requiredFor(objects.transport());
        }
        mirror.repository();
        return new StoredRepository(
                folder,
                mirror,
                publisher,
                Forcing.in(repository),
                () -> {
                    if (publishing.trust().knows(repository.location())) {
                        mirror.look();
                    } else {
                        publisher.exists();
                    }
                },
                Optional.empty());
    }

    private static PullThrough mirror(Transport transport, Path folder, Publishing publishing, Clock clock) {
        return new PullThrough(
                transport,
                folder,
                publishing.trust().storeOf(transport.location()),
                PATIENCE,
                Freshness.strict(FRESH, LEFT_ALONE, clock),
                problems -> problems.forEach(
                        problem -> LOG.log(Level.WARNING, "{0} {1}", problem.code(), problem.message())));
    }

    private static Problem readOnly(Transport transport) {
        return new Problem(
                "RB377",
                "the repository is in " + transport.location()
                        + ", where servers only read: registries cannot tell two who change"
                        + " it at once from each other",
                "publish to a folder, and bring that there: rubicon push");
    }
}
