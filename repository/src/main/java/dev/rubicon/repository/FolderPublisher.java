package dev.rubicon.repository;

import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.tuf.FirstState;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.RootDraft;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Adds packages to a repository in a folder. Readers take no lock: what is new stands under new names, and one file, the timestamp,
 * is replaced last. Whatever ends it in between leaves the old state and at most files that nobody names.
 */
public final class FolderPublisher implements Publisher {
    /** How long publishing waits for others that publish, unless told otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RepositoryFolder folder;
    private final RepositoryLayout layout;
    private final Publishing publishing;
    private final Consumer<PublishStep> reached;
    private final Admission admission;

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
        this.admission = new Admission(folder, reached);
    }

    /** The first package creates the repository, if the folder is empty or not there. */
    @Override
    public Publication publish(Path source) {
        return publishAll(List.of(source)).getFirst();
    }

    /**
     * Adds packages, all of them in one new state. If one of them is refused for what it is, nothing is published.
     *
     * @return what became of each, in the same order
     */
    public List<Publication> publishAll(List<Path> sources) {
        try {
            return admission.admit(sources, this::create);
        } catch (IOException e) {
            throw RepositoryProblems.unavailable(layout.root(), e);
        }
    }

    /** Whether there is a repository in the folder already. */
    public boolean exists() {
        return Files.exists(layout.marker());
    }

    /** Begins a repository, unless there is one. */
    public void create() {
        if (!exists()) {
            create(publishing::firstRoot);
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
}
