package dev.rubicon.al;

import java.nio.file.Path;
import java.util.SortedSet;

/** The files of an AL project, wherever they are kept. */
public interface AppFiles {
    /** Relative to the project's folder, with {@code /} between names. Hidden files and folders are left out. */
    SortedSet<String> paths();

    /**
     * The content of a file. Several threads may ask at once.
     *
     * @param path one of {@link #paths()}
     * @throws dev.rubicon.model.InvalidInput RB204 if it is larger than {@link AppReader#MAX_FILE_BYTES}
     * @throws dev.rubicon.model.Unavailable RB206 if it cannot be read
     */
    byte[] read(String path);

    /** Whether a file of that path is AL. */
    static boolean isAl(String path) {
        return path.regionMatches(true, path.length() - 3, ".al", 0, 3);
    }

    /**
     * The files below a folder, as they are at this moment.
     *
     * @throws dev.rubicon.model.InvalidInput RB204 if there are too many, RB205 if a symbolic link leads out of the folder
     * @throws dev.rubicon.model.Unavailable RB206 if it cannot be read
     */
    static AppFiles ofFolder(Path folder) {
        return FolderFiles.list(folder);
    }
}
