package dev.rubicon.al.appfile;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What taking an app file apart writes where: decided before anything is written. Names that are no safe path on every system
 * are left out, and said.
 *
 * @param files where each entry goes, relative, and its name inside
 * @param leftOut names inside that are not written
 */
public record AppExtraction(SortedMap<PackagePath, String> files, List<String> leftOut) {
    /** Plans the extraction of everything inside. */
    public static AppExtraction of(AppFile app) {
        SortedMap<PackagePath, String> files = new TreeMap<>();
        List<String> leftOut = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        for (String name : app.names()) {
            Optional<PackagePath> path = safe(EntryPaths.decode(name)).or(() -> safe(name));
            if (path.isEmpty() || taken.putIfAbsent(folded(path.get()), name) != null) {
                leftOut.add(name);
            } else {
                files.put(path.get(), name);
            }
        }
        return new AppExtraction(files, List.copyOf(leftOut));
    }

    private static Optional<PackagePath> safe(String name) {
        try {
            return Optional.of(new PackagePath(name));
        } catch (InvalidInput e) {
            return Optional.empty();
        }
    }

    private static String folded(PackagePath path) {
        return Normalizer.normalize(path.value(), Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    }

    /**
     * Writes the files below {@code folder}, which is created if it is not there. Nothing that exists is replaced.
     *
     * @throws InvalidInput RB249 if one of the files is there already; then nothing has been written
     * @throws Corrupt RB243 if an entry is damaged; what was written before it stays
     * @throws Unavailable RB248 if a file cannot be written
     */
    public void write(AppFile app, Path folder) {
        for (PackagePath path : files.keySet()) {
            if (Files.exists(folder.resolve(path.value()), LinkOption.NOFOLLOW_LINKS)) {
                throw new InvalidInput(alreadyThere(folder.resolve(path.value())));
            }
        }
        files.forEach((path, name) -> write(app, name, folder, folder.resolve(path.value())));
    }

    private static void write(AppFile app, String name, Path folder, Path target) {
        try {
            Files.createDirectories(target.getParent());
            // A link that was there before could lead anywhere.
            if (!target.getParent().toRealPath().startsWith(folder.toRealPath())) {
                throw new InvalidInput(alreadyThere(target.getParent()));
            }
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                app.copyTo(name, out);
            }
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInput(alreadyThere(target));
        } catch (IOException e) {
            throw new Unavailable(cannotWrite(target, e), e);
        }
    }

    private static Problem alreadyThere(Path path) {
        return new Problem(
                "RB249",
                "'" + Quoted.path(path.toString()) + "' is there already",
                "name an empty folder, or one that is not there yet");
    }

    static Problem cannotWrite(Path path, IOException e) {
        return new Problem(
                "RB248",
                "'" + Quoted.path(path.toString()) + "' cannot be written: "
                        + Quoted.shortened(String.valueOf(e.getMessage())),
                "check the folder and its free space");
    }
}
