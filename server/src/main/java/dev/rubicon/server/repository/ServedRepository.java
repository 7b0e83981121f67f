package dev.rubicon.server.repository;

import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.mirror.Departure;
import dev.rubicon.repository.mirror.MirrorState;
import dev.rubicon.repository.mirror.PullThrough;
import dev.rubicon.repository.tuf.Expiry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * The repository that the server serves, for those of its features that read it.
 *
 * @param root its folder
 * @param upstream what the folder mirrors, if it does
 * @param trust holds its root, once there is one
 */
public record ServedRepository(Path root, Optional<PullThrough> upstream, Trust trust, Clock clock) {
    /** One of its own. */
    public ServedRepository(Path root, Trust trust, Clock clock) {
        this(root, Optional.empty(), trust, clock);
    }

    /** As it is now, verified as any client would; one without packages, until the first is published. */
    public Repository open() {
        return upstream.map(PullThrough::repository).orElseGet(this::own);
    }

    /**
     * As it is now, to be carried elsewhere.
     *
     * @throws dev.rubicon.model.InvalidInput RB300 as long as there are no packages
     */
    public Departure departure() {
        return upstream.map(PullThrough::departure).orElseGet(() -> {
            FolderTransport transport = new FolderTransport(root);
            return new Departure(
                    transport,
                    MirrorState.NOTHING,
                    trust.requiredFor(transport),
                    Expiry.strict(clock.instant()),
                    problem -> {});
        });
    }

    /** Makes sure that its newest state is in its folder, if it is kept elsewhere. */
    public void look() {
        upstream.ifPresent(PullThrough::current);
    }

    private Repository own() {
        if (!Files.exists(root.resolve(RepositoryLayout.MARKER))) {
            return Repository.none();
        }
        FolderTransport transport = new FolderTransport(root);
        return new SignedRepository(transport, trust.requiredFor(transport), Expiry.strict(clock.instant()));
    }
}
