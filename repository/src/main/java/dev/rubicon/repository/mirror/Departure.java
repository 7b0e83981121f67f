package dev.rubicon.repository.mirror;

import com.github.luben.zstd.ZstdOutputStream;
import dev.rubicon.format.Content;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Problem;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.PartialMirror;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.TrustStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Puts what a mirror elsewhere lacks into a file that is carried there. The same content gives the same bytes. */
public final class Departure {
    private static final int LEVEL = 3;
    private static final int BUFFER = 256 * 1024;

    private final Origin origin;
    private final MirrorState held;
    private final Planning planning;

    /** @param held what the mirror has said that it has */
    public Departure(Transport source, MirrorState held, TrustStore trust, Expiry expiry, Consumer<Problem> heeded) {
        StateTarget target = new StateTarget(held);
        this.origin = new Origin(source, target, trust, expiry, heeded);
        this.held = held;
        this.planning = new Planning(origin, target);
    }

    /** What the mirror lacks. */
    public MirrorPlan plan(Selection selection) {
        return planning.plan(selection, false);
    }

    /**
     * Writes the file, replacing what has its name.
     *
     * @return its size
     * @throws dev.rubicon.model.Unavailable RB368 if it cannot be written; what was brought from a server is in the cache
     */
    public long write(MirrorPlan plan, Selection selection, Path file, Mirror.Watch watch) {
        origin.fetchAhead(plan.bring());
        try (UnfinishedFile unfinished = UnfinishedFile.in(file.toAbsolutePath().getParent())) {
            try (TarArchiveOutputStream tar = tar(Channels.newOutputStream(unfinished.channel()))) {
                put(tar, CarriedFile.NAME, header(plan, selection).render());
                for (NewFile metadata : metadata(plan)) {
                    put(tar, RepositoryLayout.METADATA + metadata.name(), metadata.bytes());
                }
                for (StoredFile one : plan.bring()) {
                    put(tar, one);
                    watch.stored(one);
                }
            }
            unfinished.moveTo(file.toAbsolutePath());
            return Files.size(file);
        } catch (IOException e) {
            throw MirrorProblems.fileFails(file, e);
        }
    }

    /**
     * What a folder holds that is made of it, by the paths there, if the mirror has nothing yet.
     *
     * @throws dev.rubicon.model.ProblemException if a file cannot be had, or is another one
     */
    public SortedMap<String, Content> files(MirrorPlan plan) {
        origin.fetchAhead(plan.bring());
        SortedMap<String, Content> files = new TreeMap<>();
        files.put(RepositoryLayout.MARKER, Content.of(FolderTransport.marker()));
        plan.mark().ifPresent(mark -> files.put(PartialMirror.PATH, Content.of(mark.render())));
        metadata(plan).forEach(file -> files.put(RepositoryLayout.METADATA + file.name(), Content.of(file.bytes())));
        plan.bring().forEach(file -> files.put(file.path(), Content.of(origin.fetch(file))));
        return files;
    }

    private CarriedFile header(MirrorPlan plan, Selection selection) {
        Optional<List<String>> packages = selection instanceof Selection.Everything
                ? Optional.empty()
                : Optional.of(planning.wanted(origin.files(), selection).stream()
                        .filter(StoredFile::isPackage)
                        .map(StoredFile::path)
                        .toList());
        return new CarriedFile(plan.timestamp(), !held.equals(MirrorState.NOTHING), packages, selection.described());
    }

    private List<NewFile> metadata(MirrorPlan plan) {
        List<NewFile> metadata = new ArrayList<>(plan.roots());
        plan.roles().forEach(role -> metadata.add(origin.state().received(role)));
        metadata.removeIf(file -> held.metadata().contains(file.name()));
        return metadata;
    }

    private static TarArchiveOutputStream tar(OutputStream file) throws IOException {
        ZstdOutputStream compressed = new ZstdOutputStream(new BufferedOutputStream(file, BUFFER), LEVEL);
        compressed.setChecksum(true);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(compressed, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private static void begin(TarArchiveOutputStream tar, String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(0L);
        entry.setMode(0100644);
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        begin(tar, name, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private void put(TarArchiveOutputStream tar, StoredFile file) throws IOException {
        begin(tar, file.path(), file.size());
        Content.Measured copied = Content.of(origin.fetch(file)).copyTo(tar);
        if (!copied.digest().equals(file.digest())) {
            throw MirrorProblems.changed(file);
        }
        tar.closeArchiveEntry();
    }
}
