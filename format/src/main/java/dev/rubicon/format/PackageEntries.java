package dev.rubicon.format;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
    static SortedMap<PackagePath, PackageEntry> checked(List<PackageEntry> entries, PackageProblems problems) {
        PackageEntries rules = new PackageEntries(problems);
        SortedMap<PackagePath, PackageEntry> byPath = new TreeMap<>();
        long total = 0;
        for (PackageEntry entry : entries) {
            PackagePath path = rules.path(entry);
            rules.check(entry);
            total += entry.size();
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

    private PackagePath path(PackageEntry entry) {
        String name = entry.name();
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

    // A name that was no UTF-8 has become one with a character in it that no path may have.
    private static boolean isDeclaredInUtf8(PackageEntry entry) {
        return entry.saysThatNameIsUtf8() || EntryNames.isAscii(entry.name());
    }

    private void check(PackageEntry entry) {
        String name = entry.name();
        int type = entry.mode() & UNIX_TYPE;
        if (type != 0 && type != UNIX_PLAIN_FILE) {
            throw new Corrupt(problems.notAPlainFile(name));
        }
        if (entry.isEncrypted()) {
            throw new Corrupt(problems.encrypted(name));
        }
        if (!entry.isStored() && !entry.isDeflated()) {
            throw new Corrupt(problems.unknownMethod(name, entry.method()));
        }
        if (entry.size() > Limits.FILE_BYTES) {
            throw new Corrupt(problems.tooLarge("'" + name + "' in ", entry.size(), Limits.FILE_BYTES));
        }
        if (entry.isStored() && entry.size() != entry.compressedSize()) {
            throw new Corrupt(problems.otherContent(name, "it is stored in another size than its own"));
        }
        if (Limits.isBomb(entry.size(), entry.compressedSize())) {
            throw new Corrupt(problems.bomb(name, entry.size(), entry.compressedSize()));
        }
    }
}
