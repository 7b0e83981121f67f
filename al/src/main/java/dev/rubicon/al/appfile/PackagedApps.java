package dev.rubicon.al.appfile;

import dev.rubicon.al.App;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.CodeReader;
import dev.rubicon.al.DeclaredApp;
import dev.rubicon.al.PlainApp;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.format.PackageFile;
import dev.rubicon.format.script.UpgradeScripts;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackagedApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads the apps of a package, be they project folders or app files. */
public final class PackagedApps {
    private PackagedApps() {}

    /**
     * @param app one of those in the manifest of {@code opened}
     * @throws Corrupt RB510 if it is another app than the manifest says; what {@link AppFile#app} and {@link AppReader#read} refuse
     */
    public static App read(PackageFile opened, PackagedApp app) {
        return read(opened, app, (path, bytes) -> {});
    }

    /** The same; {@code seen} is shown each file of a project folder that is read for it, by several threads at once. */
    public static App read(PackageFile opened, PackagedApp app, BiConsumer<String, byte[]> seen) {
        if (isFolder(opened, app.path())) {
            return checked(opened, app, AppReader.read(new Shown(folder(opened, app), seen), Set.of()));
        }
        try (AppFile file = open(opened, app)) {
            return checked(opened, app, file.app());
        }
    }

    /** Whether an app is there as a project folder, not as an app file. */
    public static boolean isFolder(PackageFile opened, PackagedApp app) {
        return isFolder(opened, app.path());
    }

    /** As {@link #read}, with the places of what the app declares. */
    public static DeclaredApp readDeclared(PackageFile opened, PackagedApp app) {
        DeclaredApp declared;
        if (isFolder(opened, app.path())) {
            declared = AppReader.readDeclared(folder(opened, app), Set.of());
        } else {
            try (AppFile file = open(opened, app)) {
                declared = file.declaredApp();
            }
        }
        checked(opened, app, declared.app());
        return declared;
    }

    /**
     * All that the app declares, code included; of an app file without sources only its schema.
     *
     * @throws Corrupt as {@link #read}; dev.rubicon.model.InvalidInput RB204, RB21x to RB23x if the sources have errors
     */
    public static AppCode readCode(PackageFile opened, PackagedApp app) {
        if (isFolder(opened, app.path())) {
            return CodeReader.readProject(folder(opened, app));
        }
        try (AppFile file = open(opened, app)) {
            return file.code();
        }
    }

    /**
     * The code of the apps at a path: a project folder, an app file, or a package file with all its apps, in their order.
     *
     * @throws InvalidInput as {@link AppReader#read}; Corrupt as {@link #read}
     */
    public static List<AppCode> codeAt(Path path) {
        if (Files.isDirectory(path)) {
            return List.of(CodeReader.readProject(AppFiles.ofFolder(path)));
        }
        if (Apps.isAppFile(path.getFileName().toString())) {
            try (AppFile file = AppFile.open(path)) {
                return List.of(file.code());
            }
        }
        try (PackageFile opened = PackageFile.open(path)) {
            return opened.manifest().apps().stream()
                    .map(app -> readCode(opened, app))
                    .toList();
        }
    }

    /** What {@code use} makes of the sources of an app. */
    public static <T> T withSources(PackageFile opened, PackagedApp app, Function<AppFiles, T> use) {
        if (isFolder(opened, app.path())) {
            return use.apply(folder(opened, app));
        }
        try (AppFile file = open(opened, app)) {
            return use.apply(file.sources());
        }
    }

    /** The upgrade scripts of an app that is not written in AL; none of another. */
    public static UpgradeScripts scripts(PackageFile opened, PackagedApp app) {
        return isFolder(opened, app.path()) ? PlainApp.scripts(folder(opened, app)) : UpgradeScripts.NONE;
    }

    /** As {@link #codeAt}: the upgrade scripts of the same apps, in the same order. */
    public static List<UpgradeScripts> scriptsAt(Path path) {
        if (Files.isDirectory(path)) {
            return List.of(PlainApp.scripts(AppFiles.ofFolder(path)));
        }
        if (Apps.isAppFile(path.getFileName().toString())) {
            return List.of(UpgradeScripts.NONE);
        }
        try (PackageFile opened = PackageFile.open(path)) {
            return opened.manifest().apps().stream()
                    .map(app -> scripts(opened, app))
                    .toList();
        }
    }

    private static boolean isFolder(PackageFile opened, PackagePath path) {
        return !Apps.isAppFile(path.fileName()) || !opened.paths().contains(path);
    }

    private static AppFiles folder(PackageFile opened, PackagedApp app) {
        return FilesBelow.of(opened, app.path().value() + "/");
    }

    private static AppFile open(PackageFile opened, PackagedApp app) {
        return AppFile.open(app.path().fileName(), out -> opened.copyTo(app.path(), out));
    }

    private static App checked(PackageFile opened, PackagedApp said, App app) {
        if (!app.identity().equals(said.app())) {
            throw new Corrupt(
                    "RB510",
                    "the manifest of " + opened.manifest().identity() + " says that " + said.path() + " is "
                            + said.app() + ", but it says itself that it is " + app.identity(),
                    "pack it again");
        }
        return app;
    }

    private record Shown(AppFiles files, BiConsumer<String, byte[]> seen) implements AppFiles {
        @Override
        public SortedSet<String> paths() {
            return files.paths();
        }

        @Override
        public byte[] read(String path) {
            byte[] bytes = files.read(path);
            seen.accept(path, bytes);
            return bytes;
        }
    }

    /** Files of a package, by their paths below one folder. */
    private record FilesBelow(PackageFile file, SortedMap<String, PackagePath> files) implements AppFiles {
        static FilesBelow of(PackageFile file, String folder) {
            SortedMap<String, PackagePath> files = new TreeMap<>();
            for (PackagePath path : file.paths()) {
                if (path.value().startsWith(folder)) {
                    files.put(path.value().substring(folder.length()), path);
                }
            }
            return new FilesBelow(file, files);
        }

        @Override
        public SortedSet<String> paths() {
            return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
        }

        @Override
        public byte[] read(String path) {
            PackagePath inPackage = files.get(path);
            // Before it is held in memory, perhaps with others that are as large.
            AppReader.checkSize(path, file.size(inPackage));
            return file.read(inPackage);
        }
    }
}
