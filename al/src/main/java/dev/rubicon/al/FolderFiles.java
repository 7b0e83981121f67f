package dev.rubicon.al;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A project in a folder of the file system. */
final class FolderFiles implements AppFiles {
    private final SortedMap<String, Path> files;

    private FolderFiles(SortedMap<String, Path> files) {
        this.files = files;
    }

    static AppFiles list(Path folder) {
        try {
            Lister lister = new Lister(folder.toRealPath());
            Files.walkFileTree(lister.root, lister);
            return new FolderFiles(lister.files);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** Walks without following links; a link to a file inside the folder counts as a file. */
    private static final class Lister extends SimpleFileVisitor<Path> {
        private final Path root;
        private final SortedMap<String, Path> files = new TreeMap<>();

        private Lister(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                checkLink(file);
            }
            if (Files.isRegularFile(file)) {
                files.put(relative(file), file);
            }
            if (files.size() > SourceFiles.MAX_FILES) {
                throw AppReader.tooLarge("the folder has more than " + SourceFiles.MAX_FILES + " files");
            }
            return FileVisitResult.CONTINUE;
        }

        private void checkLink(Path link) throws IOException {
            if (!Files.exists(link) || !link.toRealPath().startsWith(root) || Files.isDirectory(link)) {
                throw new InvalidInput(
                        "RB205",
                        "'" + Quoted.path(relative(link)) + "' is a symbolic link that leads to no file of the project",
                        "put the file itself there");
            }
        }

        private String relative(Path file) {
            StringBuilder path = new StringBuilder();
            root.relativize(file)
                    .forEach(name -> path.append(path.isEmpty() ? "" : "/").append(name));
            return path.toString();
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }

    @Override
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
    }

    @Override
    public byte[] read(String path) {
        Path file = files.get(path);
        if (file == null) {
            throw new IllegalStateException("not one of the listed paths: " + path);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(AppReader.MAX_FILE_BYTES + 1);
            AppReader.checkSize(path, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static Unavailable unreadable(Path path, IOException cause) {
        String why = cause instanceof NoSuchFileException
                ? "there is no such file or folder"
                : Quoted.shortened(cause.toString());
        String message = "cannot read '" + Quoted.path(path.toString()) + "': " + why;
        return new Unavailable(new Problem("RB206", message, "check that it exists and may be read"), cause);
    }
}
