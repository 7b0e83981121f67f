package dev.rubicon.repository;

import dev.rubicon.format.Content;
import dev.rubicon.format.Json;
import dev.rubicon.format.PackageFile;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Publication.AlreadyThere;
import dev.rubicon.repository.Publication.Conflicts;
import dev.rubicon.repository.Publication.Published;
import dev.rubicon.repository.Publication.Restored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Adds packages to a folder. Readers take no lock: the package is complete before its index names it, and the index is replaced
 * in one step, last. Whatever ends it in between leaves the old state and at most files that no index names.
 */
final class Publisher {
    private final RepositoryLayout layout;
    private final FolderIndex index;
    private final Duration patience;
    private final Consumer<PublishStep> reached;

    /** @param reached is told of each step that is done */
    Publisher(RepositoryLayout layout, Duration patience, Consumer<PublishStep> reached) {
        this.layout = layout;
        this.index = new FolderIndex(layout);
        this.patience = patience;
        this.reached = reached;
    }

    Publication publish(Path source) throws IOException {
        Release offered = verified(source);
        create();
        Optional<Publication> settled = settled(offered);
        return settled.isPresent() ? settled.get() : add(source, offered);
    }

    private static Release verified(Path source) {
        try (PackageFile file = PackageFile.open(source)) {
            file.metadata().checkedFor(file.manifest().identity());
            file.verifyAll();
            return Release.of(file.manifest(), file.metadata(), file.size(), file.digest());
        }
    }

    private void create() throws IOException {
        if (Files.exists(layout.marker())) {
            index.requireRepository();
            return;
        }
        // Before anything is put into a folder that may be somebody's home.
        requireEmpty();
        Files.createDirectories(layout.root());
        RepositoryLock.whileHeld(layout, patience, this::mark);
        reached.accept(PublishStep.CREATED);
    }

    private Path mark() throws IOException {
        if (!Files.exists(layout.marker())) {
            String marker = Json.write(Json.object().put("format", FolderIndex.FORMAT));
            replace(layout.marker(), marker.getBytes(StandardCharsets.UTF_8), PublishStep.MARKER_WRITTEN);
            Files.createDirectories(layout.substitutes());
        }
        return layout.marker();
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(layout.root())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.root())) {
            for (Path file : files) {
                if (!file.equals(layout.lock()) && !UnfinishedFile.isLeftover(file) && !Files.exists(layout.marker())) {
                    throw new InvalidInput(RepositoryProblems.notEmpty(layout.root()));
                }
            }
        }
    }

    /** The answer, if the repository has that version whole: it never changes, so it can be given without a lock. */
    private Optional<Publication> settled(Release offered) throws IOException {
        Optional<Release> existing = published(offered);
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        if (!existing.get().digest().equals(offered.digest())) {
            return Optional.of(new Conflicts(existing.get(), offered));
        }
        return isWhole(existing.get()) ? Optional.of(new AlreadyThere(existing.get())) : Optional.empty();
    }

    private Optional<Release> published(Release offered) throws IOException {
        return index.releases(offered.id()).stream()
                .filter(release -> release.version().equals(offered.version()))
                .findFirst();
    }

    private boolean isWhole(Release release) throws IOException {
        Path file = layout.packageFile(release);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == release.size()
                && Content.of(file).measured().digest().equals(release.digest());
    }

    private Publication add(Path source, Release offered) throws IOException {
        try (UnfinishedFile copy = UnfinishedFile.in(layout.packages())) {
            Content.Measured copied = Content.of(source).copyTo(Channels.newOutputStream(copy.channel()));
            if (!copied.digest().equals(offered.digest())) {
                throw new Unavailable(
                        RepositoryProblems.changed(source.getFileName().toString()));
            }
            copy.sync();
            reached.accept(PublishStep.COPIED);
            return RepositoryLock.whileHeld(layout, patience, () -> {
                reached.accept(PublishStep.LOCKED);
                Optional<Publication> settled = settled(offered);
                return settled.isPresent() ? settled.get() : enter(copy, offered);
            });
        }
    }

    private Publication enter(UnfinishedFile copy, Release offered) throws IOException {
        Optional<Release> existing = published(offered);
        if (existing.isPresent()) {
            copy.moveTo(layout.packageFile(existing.get()));
            return new Restored(existing.get());
        }
        List<Release> releases = new ArrayList<>(index.releases(offered.id()));
        releases.add(offered);
        releases.sort((left, right) -> left.version().compareTo(right.version()));
        copy.moveTo(layout.packageFile(offered));
        reached.accept(PublishStep.STORED);
        noteSubstitute(offered);
        replace(layout.index(offered.id()), IndexFile.render(releases), PublishStep.INDEX_WRITTEN);
        reached.accept(PublishStep.INDEXED);
        return new Published(offered);
    }

    // Before the index says so: an entry too many costs a reader one look. A repository without the folder is older
    // than these entries.
    private void noteSubstitute(Release offered) throws IOException {
        if (offered.substituteFor().isPresent() && Files.isDirectory(layout.substitutes())) {
            Path folder = Files.createDirectories(
                    layout.substitutes(offered.substituteFor().get()));
            Path entry = folder.resolve(offered.id().fileName());
            if (!Files.exists(entry)) {
                Files.createFile(entry);
            }
        }
    }

    private void replace(Path target, byte[] bytes, PublishStep beforeItShows) throws IOException {
        try (UnfinishedFile file = UnfinishedFile.in(target.getParent())) {
            write(file.channel(), ByteBuffer.wrap(bytes));
            reached.accept(beforeItShows);
            file.moveTo(target);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
