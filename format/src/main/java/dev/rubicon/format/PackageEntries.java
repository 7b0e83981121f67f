package dev.rubicon.format;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Which entries of a zip may be files of a package. Judges by what the headers say; nothing is inflated. */
final class PackageEntries {
    private static final int UNIX_TYPE = 0170000;
    private static final int UNIX_PLAIN_FILE = 0100000;

    private final PackageProblems problems;

    private PackageEntries(PackageProblems problems) {
        this.problems = problems;
    }

    /**
     * The entries by path, ascending.
     *
     * @throws Corrupt RB142 to RB146, RB148 or RB149
     */
    static SortedMap<PackagePath, ZipArchiveEntry> checked(List<ZipArchiveEntry> entries, PackageProblems problems) {
        PackageEntries rules = new PackageEntries(problems);
        SortedMap<PackagePath, ZipArchiveEntry> byPath = new TreeMap<>();
        long total = 0;
        for (ZipArchiveEntry entry : entries) {
            PackagePath path = rules.path(entry);
            rules.check(entry);
            total += entry.getSize();
            if (total > Limits.TOTAL_BYTES) {
                throw new Corrupt(problems.tooLarge("", total, Limits.TOTAL_BYTES));
            }
            if (byPath.putIfAbsent(path, entry) != null) {
                throw new Corrupt(problems.collidingNames(path.value(), path.value()));
            }
        }
        EntryNames.collision(byPath.keySet()).ifPresent(collision -> {
            throw new Corrupt(problems.collidingNames(
                    collision.first().value(), collision.second().value()));
        });
        return Collections.unmodifiableSortedMap(byPath);
    }

    private PackagePath path(ZipArchiveEntry entry) {
        String name = entry.getName();
        PackagePath path;
        try {
            path = new PackagePath(name);
        } catch (InvalidInput e) {
            Problem unsafe = problems.unsafeName(name, e.problems().getFirst().hint());
            throw new Corrupt(unsafe, e);
        }
        if (!isDeclaredInUtf8(entry)) {
            throw new Corrupt(problems.unsafeName(name, "it is not declared to be UTF-8, so readers may differ"));
        }
        misplaced(path).ifPresent(why -> {
            throw new Corrupt(problems.unsafeName(name, why));
        });
        return path;
    }

    /** Why a file may not stand at {@code path}, if so: a document in other letters than these would be overlooked. */
    static Optional<String> misplaced(PackagePath path) {
        boolean known = path.value().startsWith("files/")
                || path.value().equals(Manifest.FILE_NAME)
                || path.value().equals(AppMetadata.FILE_NAME);
        return known
                ? Optional.empty()
                : Optional.of("only " + Manifest.FILE_NAME + " and " + AppMetadata.FILE_NAME
                        + " stand outside the folder 'files'");
    }

    private static boolean isDeclaredInUtf8(ZipArchiveEntry entry) {
        byte[] utf8 = entry.getName().getBytes(StandardCharsets.UTF_8);
        boolean ascii = utf8.length == entry.getName().length();
        return Arrays.equals(utf8, entry.getRawName())
                && (ascii || entry.getGeneralPurposeBit().usesUTF8ForNames());
    }

    private void check(ZipArchiveEntry entry) {
        String name = entry.getName();
        int type = entry.getUnixMode() & UNIX_TYPE;
        if (entry.isDirectory() || type != 0 && type != UNIX_PLAIN_FILE) {
            throw new Corrupt(problems.notAPlainFile(name));
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new Corrupt(problems.encrypted(name));
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw new Corrupt(problems.unknownMethod(name, entry.getMethod()));
        }
        if (entry.getSize() > Limits.FILE_BYTES) {
            throw new Corrupt(problems.tooLarge("'" + name + "' in ", entry.getSize(), Limits.FILE_BYTES));
        }
        if (entry.getMethod() == ZipEntry.STORED && entry.getSize() != entry.getCompressedSize()) {
            throw new Corrupt(problems.otherContent(name, "it is stored in another size than its own"));
        }
        if (Limits.isBomb(entry.getSize(), entry.getCompressedSize())) {
            throw new Corrupt(problems.bomb(name, entry.getSize(), entry.getCompressedSize()));
        }
    }
}
