package dev.rubicon.al.appfile;

import dev.rubicon.al.App;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.DeclaredApp;
import dev.rubicon.al.PlainApp;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out whether something is an app, a project folder or an app file, and reads it. */
public final class Apps {
    private Apps() {}

    /** Whether a file of that name is to be read as an app file. */
    public static boolean isAppFile(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".app");
    }

    /**
     * The app that is at {@code path}: a folder with an {@code app.json} or the {@code schema.json} of an app without AL, or a file whose name ends in {@code .app}. Absent if it
     * is neither.
     *
     * @throws InvalidInput what {@link AppReader#read} or {@link AppFile#app} refuses
     * @throws Corrupt as {@link AppFile#open(Path)}
     * @throws Unavailable RB206
     */
    public static Optional<App> at(Path path) {
        if (isProject(path)) {
            return Optional.of(AppReader.read(AppFiles.ofFolder(path), Set.of()));
        }
        if (isAppFile(path)) {
            try (AppFile file = AppFile.open(path)) {
                return Optional.of(file.app());
            }
        }
        return Optional.empty();
    }

    /**
     * As {@link #at}, with the places of what the app declares. Every folder is read as a project.
     *
     * @param symbols preprocessor symbols defined besides those of {@code app.json}; an app file has its own
     */
    public static Optional<DeclaredApp> declaredAt(Path path, Set<String> symbols) {
        if (Files.isDirectory(path)) {
            return Optional.of(AppReader.readDeclared(AppFiles.ofFolder(path), symbols));
        }
        if (isAppFile(path)) {
            try (AppFile file = AppFile.open(path)) {
                return Optional.of(file.declaredApp());
            }
        }
        return Optional.empty();
    }

    private static boolean isProject(Path path) {
        return Files.isRegularFile(path.resolve("app.json")) || PlainApp.isIn(path);
    }

    private static boolean isAppFile(Path path) {
        return Files.isRegularFile(path) && isAppFile(path.getFileName().toString());
    }
}
