package dev.rubicon.repository;

import dev.rubicon.format.Content;
import dev.rubicon.format.PackageFile;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.tuf.FirstState;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.RootDraft;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.StateUpdate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Adds packages to a repository in a folder. Readers take no lock: what is new stands under new names, and one file, the timestamp,
 * is replaced last. Whatever ends it in between leaves the old state and at most files that nobody names.
 */
public final class FolderPublisher {
    /** How long publishing waits for others that publish, unless told otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RepositoryFolder folder;
    private final RepositoryLayout layout;
    private final Publishing publishing;
    private final Consumer<PublishStep> reached;

    /** @param root need not exist yet: the first package that is published creates it, with new keys */
    public FolderPublisher(Path root, Publishing publishing) {
        this(root, publishing, PATIENCE, step -> {});
    }

    /**
     * @param patience how long publishing waits for others that publish
     * @param reached is told of each step that is done
     */
    FolderPublisher(Path root, Publishing publishing, Duration patience, Consumer<PublishStep> reached) {
        this.folder = new RepositoryFolder(root, publishing, patience);
        this.layout = folder.layout();
        this.publishing = publishing;
        this.reached = reached;
    }

    /**
     * Adds a package. It is opened and verified first, and is in the repository either completely or not at all. The first one
     * creates the repository, if the folder is empty or not there.
     *
     * @throws InvalidInput RB109 if its ForceVersion is higher than its version; RB301 or RB307 if the folder cannot be published
     *     to; RB321 if a key is missing; what {@link PackageFile#open} refuses
     * @throws Corrupt RB140 to RB155 for the package, RB303 for the index
     * @throws Unavailable RB305 if others publish for too long, RB306 or RB308
     * @throws dev.rubicon.model.Untrusted RB310 to RB320 if the repository was tampered with: nothing is added to such a one
     */
    public Publication publish(Path source) {
        return publishAll(List.of(source)).getFirst();
    }

    /**
     * Adds packages, all of them in one new state. If one of them is refused for what it is, nothing is published.
     *
     * @return what became of each, in the same order
     */
    public List<Publication> publishAll(List<Path> sources) {
        List<Release> offered = verified(sources);
        try {
            create();
            Batch before = new Batch(folder.state());
            List<Optional<Publication>> settled =
                    offered.stream().map(before::settled).toList();
            return settled.stream().allMatch(Optional::isPresent)
                    ? settled.stream().map(Optional::orElseThrow).toList()
                    : add(sources, offered, settled);
        } catch (IOException e) {
            throw RepositoryProblems.unavailable(layout.root(), e);
        }
    }

    private static List<Release> verified(List<Path> sources) {
        if (sources.size() == 1) {
            return List.of(verified(sources.getFirst()));
        }
        List<Release> offered = new ArrayList<>();
        List<Problem> wrong = new ArrayList<>();
        for (Path source : sources) {
            try {
                offered.add(verified(source));
            } catch (InvalidInput | Corrupt e) {
                wrong.addAll(e.problems());
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return offered;
    }

    private static Release verified(Path source) {
        try (PackageFile file = PackageFile.open(source)) {
            file.metadata().checkedFor(file.manifest().identity());
            file.verifyAll();
            return Release.of(file.manifest(), file.metadata(), file.size(), file.digest());
        }
    }

    /** Whether there is a repository in the folder already. */
    public boolean exists() {
        return Files.exists(layout.marker());
    }

    /** Begins a repository, unless there is one. */
    public void create() {
        if (!exists()) {
            create(this::usualRoot);
        }
    }

    /**
     * Begins a repository with a root that was made beforehand.
     *
     * @throws InvalidInput RB307 if the folder is not empty, RB340 if signatures are missing, RB341 if there is a repository, RB321
     */
    public void create(RootDraft root) {
        requireNone();
        root.complete();
        create(() -> root);
    }

    /** @throws InvalidInput RB341 if there is a repository in the folder already */
    public void requireNone() {
        if (exists()) {
            throw new InvalidInput(RepositoryProblems.exists(layout.root()));
        }
    }

    private void create(Supplier<RootDraft> root) {
        try {
            // Before anything is put into a folder that may be somebody's home.
            requireEmpty();
            Files.createDirectories(layout.root());
            folder.alone(() -> exists() ? layout.marker() : begin(root.get()));
            reached.accept(PublishStep.CREATED);
        } catch (IOException e) {
            throw RepositoryProblems.unavailable(layout.root(), e);
        }
    }

    private RootDraft usualRoot() {
        KeyFiles keys = publishing.keys();
        Signed.Root root = FirstState.root(
                List.of(keys.make("root").publicKey()),
                1,
                keys.make("online").publicKey(),
                publishing.clock().instant().plus(publishing.lifetimes().root()));
        return RootDraft.of(Optional.empty(), root).signedBy(keys.all());
    }

    private Path begin(RootDraft draft) throws IOException {
        List<NewFile> files = FirstState.files(
                draft.complete(),
                draft.root(),
                publishing.keys().all(),
                folder.lifetimes(draft.root()),
                publishing.clock().instant());
        folder.write(files);
        publishing.trust().pin(folder.location(), files.getFirst().bytes());
        mark();
        return layout.marker();
    }

    // Last: what has the mark is a whole repository.
    private void mark() throws IOException {
        try (UnfinishedFile file = UnfinishedFile.in(layout.root())) {
            file.channel().write(ByteBuffer.wrap(FolderTransport.marker()));
            reached.accept(PublishStep.MARKER_WRITTEN);
            file.moveTo(layout.marker());
        }
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(layout.root())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.root())) {
            for (Path file : files) {
                boolean begun = file.equals(layout.lock()) || file.equals(layout.file("metadata"));
                if (!begun && !UnfinishedFile.isLeftover(file) && !Files.exists(layout.marker())) {
                    throw new InvalidInput(RepositoryProblems.notEmpty(layout.root()));
                }
            }
        }
    }

    private List<Publication> add(List<Path> sources, List<Release> offered, List<Optional<Publication>> settled)
            throws IOException {
        List<Optional<UnfinishedFile>> copies = new ArrayList<>();
        try {
            for (int i = 0; i < sources.size(); i++) {
                copies.add(
                        settled.get(i).isPresent()
                                ? Optional.empty()
                                : Optional.of(copied(sources.get(i), offered.get(i))));
            }
            reached.accept(PublishStep.COPIED);
            return folder.alone(() -> {
                reached.accept(PublishStep.LOCKED);
                return enter(copies, offered, settled);
            });
        } finally {
            for (Optional<UnfinishedFile> copy : copies) {
                if (copy.isPresent()) {
                    copy.get().close();
                }
            }
        }
    }

    private UnfinishedFile copied(Path source, Release offered) throws IOException {
        UnfinishedFile copy = UnfinishedFile.in(layout.packages());
        try {
            Content.Measured copied = Content.of(source).copyTo(Channels.newOutputStream(copy.channel()));
            if (!copied.digest().equals(offered.digest())) {
                throw new Unavailable(
                        RepositoryProblems.changed(source.getFileName().toString()));
            }
            copy.finish();
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private List<Publication> enter(
            List<Optional<UnfinishedFile>> copies, List<Release> offered, List<Optional<Publication>> settled)
            throws IOException {
        Batch batch = new Batch(folder.state());
        List<Publication> done = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            Optional<Publication> before = settled.get(i).isPresent() ? settled.get(i) : batch.settled(offered.get(i));
            if (before.isPresent()) {
                done.add(before.get());
                continue;
            }
            Publication entered = batch.enter(offered.get(i));
            copies.get(i).orElseThrow().moveTo(packageFile(release(entered)));
            done.add(entered);
        }
        if (!batch.isEmpty()) {
            reached.accept(PublishStep.STORED);
            StateUpdate update = batch.stored(folder);
            reached.accept(PublishStep.INDEX_WRITTEN);
            folder.commit(update, batch.root());
            reached.accept(PublishStep.INDEXED);
        }
        return List.copyOf(done);
    }

    private static Release release(Publication entered) {
        return switch (entered) {
            case Publication.Published published -> published.release();
            case Publication.Restored restored -> restored.release();
            case Publication.AlreadyThere there -> there.release();
            case Publication.Conflicts conflicts -> conflicts.existing();
        };
    }

    private Path packageFile(Release release) {
        return layout.file(RepositoryLayout.stored(RepositoryLayout.packageOf(release), release.digest()));
    }
}
