package dev.rubicon.format;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Digest;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes package files. The same manifest and contents give the same bytes on any machine with the same zlib: entries in a fixed
 * order, with a fixed time stamp, mode and compression. What it writes, {@link PackageFile}
 * opens, if only {@code AppMetadata.json} is valid.
 */
public final class PackageWriter {
    private final PackageProblems problems;
    private final SortedMap<PackagePath, Content> contents;

    private PackageWriter(PackageProblems problems, SortedMap<PackagePath, Content> contents) {
        this.problems = problems;
        this.contents = contents;
    }

    /**
     * Writes {@code <id>_<version>.zip} into {@code folder}, replacing a file of that name in one step. Each content is read
     * twice: the manifest, which comes first, lists their digests.
     *
     * @param declared everything but the list of files, which is made here
     * @throws InvalidInput RB142, RB143, RB147, RB148, RB149 or RB152 if no package can hold this
     * @throws Unavailable RB156, RB157 or RB158
     */
    public static WrittenPackage write(Manifest declared, SortedMap<PackagePath, Content> contents, Path folder) {
        String fileName = PackageFile.fileName(declared.identity());
        return new PackageWriter(new PackageProblems(fileName), contents).write(declared, folder.resolve(fileName));
    }

    private WrittenPackage write(Manifest declared, Path target) {
        checkNames();
        Manifest manifest = declared.withContent(declared.apps(), measure());
        byte[] document = Json.write(ManifestJson.write(manifest)).getBytes(StandardCharsets.UTF_8);
        if (document.length > Limits.MANIFEST_BYTES) {
            throw new InvalidInput(
                    problems.documentTooLarge(Manifest.FILE_NAME, document.length, Limits.MANIFEST_BYTES));
        }
        checkTotal(manifest, document.length);
        try (UnfinishedFile unfinished =
                UnfinishedFile.in(target.toAbsolutePath().getParent())) {
            writeZip(unfinished.channel(), manifest, document);
            Content.Measured file = Content.of(unfinished.path()).measured();
            if (file.size() > Limits.PACKAGE_BYTES) {
                throw new InvalidInput(problems.tooLarge("", file.size(), Limits.PACKAGE_BYTES));
            }
            unfinished.moveTo(target);
            return new WrittenPackage(target, file.digest(), file.size(), manifest);
        } catch (IOException e) {
            throw new Unavailable(problems.cannotWrite(String.valueOf(e.getMessage())), e);
        }
    }

    private void checkNames() {
        if (contents.size() + 1 > Limits.ENTRIES) {
            throw new InvalidInput(problems.tooManyEntries(contents.size() + 1));
        }
        EntryNames.collision(contents.keySet()).ifPresent(collision -> {
            throw new InvalidInput(problems.collidingNames(
                    collision.first().value(), collision.second().value()));
        });
        for (PackagePath path : contents.keySet()) {
            if (path.value().equals(Manifest.FILE_NAME)) {
                throw new InvalidInput(problems.collidingNames(path.value(), Manifest.FILE_NAME));
            }
            PackageEntries.misplaced(path).ifPresent(why -> {
                throw new InvalidInput(problems.unsafeName(path.value(), why));
            });
        }
    }

    private List<FileEntry> measure() {
        List<FileEntry> files = new ArrayList<>();
        contents.forEach((path, content) -> files.add(measure(path, content)));
        return files;
    }

    private FileEntry measure(PackagePath path, Content content) {
        Content.Measured measured;
        try {
            measured = content.measured();
        } catch (IOException e) {
            throw new Unavailable(problems.cannotRead("'" + path + "'", String.valueOf(e.getMessage())), e);
        }
        if (measured.size() > Limits.FILE_BYTES) {
            throw new InvalidInput(problems.tooLarge("'" + path + "' in ", measured.size(), Limits.FILE_BYTES));
        }
        if (path.value().equals(AppMetadata.FILE_NAME) && measured.size() > Limits.METADATA_BYTES) {
            throw new InvalidInput(
                    problems.documentTooLarge(AppMetadata.FILE_NAME, measured.size(), Limits.METADATA_BYTES));
        }
        return new FileEntry(path, measured.size(), measured.digest());
    }

    private void checkTotal(Manifest manifest, int documentBytes) {
        long total = documentBytes
                + manifest.files().stream().mapToLong(FileEntry::size).sum();
        if (total > Limits.TOTAL_BYTES) {
            throw new InvalidInput(problems.tooLarge("", total, Limits.TOTAL_BYTES));
        }
    }

    private void writeZip(FileChannel channel, Manifest manifest, byte[] document) throws IOException {
        ReproducibleZip zip = new ReproducibleZip(channel);
        Digest digest = Digest.of(document);
        check(
                new FileEntry(new PackagePath(Manifest.FILE_NAME), document.length, digest),
                zip.add(Manifest.FILE_NAME, document.length, Content.of(document)));
        List<Content> small = manifest.files().stream()
                .filter(PackageWriter::isSmall)
                .map(file -> contents.get(file.path()))
                .toList();
        try (DeflateAhead ahead = new DeflateAhead(small)) {
            for (FileEntry file : manifest.files()) {
                String name = file.path().value();
                check(
                        file,
                        isSmall(file)
                                ? zip.add(name, ahead.next())
                                : zip.add(name, file.size(), contents.get(file.path())));
            }
        }
        zip.finish();
    }

    private static boolean isSmall(FileEntry file) {
        return file.size() <= DeflateAhead.MAX_BYTES;
    }

    private void check(FileEntry file, ReproducibleZip.Written written) {
        if (written.content().size() != file.size()
                || !written.content().digest().equals(file.digest())) {
            throw new Unavailable(problems.changedWhilePacked(file.path().value()));
        }
        if (Limits.isBomb(file.size(), written.compressedSize())) {
            throw new InvalidInput(problems.bomb(file.path().value(), file.size(), written.compressedSize()));
        }
    }
}
