package dev.rubicon.repository;

import dev.rubicon.format.Content;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A repository in a folder of this machine or one that it has mounted. Any number may read while one publishes. */
public final class FolderRepository implements Repository {
    /** How long publishing waits for others that publish, unless told otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RepositoryLayout layout;
    private final FolderIndex index;
    private final Publisher publisher;

    /** @param root need not exist yet: the first package that is published creates it */
    public FolderRepository(Path root) {
        this(root, PATIENCE);
    }

    /** @param patience how long publishing waits for others that publish */
    public FolderRepository(Path root, Duration patience) {
        this(root, patience, step -> {});
    }

    FolderRepository(Path root, Duration patience, Consumer<PublishStep> reached) {
        this.layout = new RepositoryLayout(root);
        this.index = new FolderIndex(layout);
        this.publisher = new Publisher(layout, patience, reached);
    }

    /** @throws InvalidInput RB300 or RB301 if the folder is no repository that we can read */
    @Override
    public List<PackageId> ids() {
        return accessing(() -> {
            index.requireRepository();
            return index.ids();
        });
    }

    /** @throws InvalidInput RB300 or RB301 if the folder is no repository that we can read */
    @Override
    public List<Release> releases(PackageId id) {
        return accessing(() -> {
            index.requireRepository();
            return index.releases(id);
        });
    }

    @Override
    public Optional<List<PackageId>> substitutesFor(PackageId id) {
        return accessing(() -> index.substitutesFor(id));
    }

    @Override
    public Path fetch(PackageVersion identity) {
        List<Release> releases = releases(identity.id());
        Release release = releases.stream()
                .filter(candidate -> candidate.version().equals(identity.version()))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(RepositoryProblems.noSuchVersion(identity, releases)));
        return accessing(() -> verified(release));
    }

    private Path verified(Release release) throws IOException {
        Path file = layout.packageFile(release);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw damaged(release, layout.name(file) + " is missing");
        }
        if (Files.size(file) != release.size()) {
            throw damaged(release, "it has " + Files.size(file) + " bytes, published were " + release.size());
        }
        Digest digest = Content.of(file).measured().digest();
        if (!digest.equals(release.digest())) {
            throw damaged(release, "its digest is " + digest + ", published was " + release.digest());
        }
        return file;
    }

    private static Corrupt damaged(Release release, String why) {
        return new Corrupt(RepositoryProblems.damagedPackage(release.identity(), why));
    }

    /**
     * Adds a package. It is opened and verified first, and is in the repository either completely or not at all. The first one
     * creates the repository, if the folder is empty or not there.
     *
     * @throws InvalidInput RB109 if its ForceVersion is higher than its version; RB301 or RB307 if the folder cannot be published
     *     to; what {@link PackageFile#open} refuses
     * @throws Corrupt RB140 to RB155 for the package, RB303 for the index
     * @throws Unavailable RB305 if others publish for too long, RB306 or RB308
     */
    public Publication publish(Path packageFile) {
        return accessing(() -> publisher.publish(packageFile));
    }

    private <T> T accessing(FileWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            String why = e.getClass().getSimpleName() + " " + e.getMessage();
            throw new Unavailable(RepositoryProblems.failed(layout.root(), why), e);
        }
    }
}
