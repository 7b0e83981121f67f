package dev.rubicon.packager;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All files below a folder, hidden ones (names that begin with a dot) left out. A symbolic link that stays inside the folder
 * counts as what it leads to; names are composed (NFC), so that they do not depend on the file system they come from.
 */
final class FolderWalk {
    /** Files and folders looked at; links inside a folder can make few into very many. */
    static final int MAX_ENTRIES = 200_000;

    private final Path root;
    private final SortedMap<PackagePath, Path> files = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Path> ancestors = new ArrayDeque<>();
    private int looked;

    private FolderWalk(Path root) {
        this.root = root;
    }

    /** What was found, and all that is wrong with it. */
    record Found(SortedMap<PackagePath, Path> files, List<Problem> problems) {}

    /**
     * @param prefix where the folder stands in the package
     * @throws IOException if the folder cannot be read
     */
    static Found of(Path folder, String prefix) throws IOException {
        FolderWalk walk = new FolderWalk(folder.toRealPath());
        walk.folder(walk.root, prefix);
        return new Found(walk.files, walk.problems);
    }

    private void folder(Path real, String prefix) throws IOException {
        ancestors.push(real);
        try (DirectoryStream<Path> children = Files.newDirectoryStream(real)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                if (!name.startsWith(".") && looked <= MAX_ENTRIES) {
                    entry(child, prefix + "/" + name);
                }
            }
        }
        ancestors.pop();
    }

    private void entry(Path path, String name) throws IOException {
        if (++looked > MAX_ENTRIES) {
            problems.add(new Problem(
                    "RB171",
                    "the folder '" + Quoted.shortened(root.getFileName().toString()) + "' holds more than "
                            + MAX_ENTRIES + " files and folders",
                    "pack fewer of them, or remove links between its folders"));
            return;
        }
        Optional<Path> real = target(path, name);
        if (real.isEmpty()) {
            return;
        }
        if (Files.isDirectory(real.get())) {
            if (ancestors.contains(real.get())) {
                problems.add(badLink(name, "to a folder that holds it"));
            } else {
                folder(real.get(), name);
            }
        } else if (Files.isRegularFile(real.get())) {
            add(real.get(), name);
        } else {
            problems.add(PackProblems.special(name));
        }
    }

    /** Where the bytes are; absent, and noted as a problem, if that is not inside the folder. */
    private Optional<Path> target(Path path, String name) throws IOException {
        if (!Files.isSymbolicLink(path)) {
            return Optional.of(path);
        }
        if (!Files.exists(path)) {
            problems.add(badLink(name, "nowhere"));
            return Optional.empty();
        }
        Path real = path.toRealPath();
        if (!real.startsWith(root)) {
            problems.add(badLink(name, "out of the folder being packed"));
            return Optional.empty();
        }
        return Optional.of(real);
    }

    private static Problem badLink(String name, String where) {
        return new Problem(
                "RB163",
                "the symbolic link '" + Quoted.shortened(name) + "' leads " + where,
                "remove it, or put what it leads to in its place");
    }

    private void add(Path real, String name) {
        try {
            PackagePath path = new PackagePath(Normalizer.normalize(name, Normalizer.Form.NFC));
            if (files.putIfAbsent(path, real) != null) {
                problems.add(PackProblems.sameName(name, path.value(), path.value()));
            }
        } catch (InvalidInput e) {
            problems.addAll(e.problems());
        }
    }

    /** Whether packing {@code folder} would pack what stands in {@code output}, too. */
    static boolean reaches(Path folder, Path output) throws IOException {
        Path from = folder.toRealPath();
        Path to = realPath(output.toAbsolutePath().normalize());
        if (!to.startsWith(from)) {
            return false;
        }
        for (Path name : from.relativize(to)) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    // Of a path whose last names may not exist yet.
    private static Path realPath(Path path) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) || path.getParent() == null
                ? path.toRealPath()
                : realPath(path.getParent()).resolve(path.getFileName());
    }
}
