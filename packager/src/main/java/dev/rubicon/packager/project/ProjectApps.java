package dev.rubicon.packager.project;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.appfile.AppBuilder;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.packager.context.DescribedApp;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;

/** Makes the app files of projects in a folder of its own, which closing deletes. Projects stay as they are. */
final class ProjectApps implements AutoCloseable {
    private final AppMaker maker;
    private final Path folder;
    private int made;

    ProjectApps(AppMaker maker) {
        this.maker = maker;
        try {
            this.folder = Files.createTempDirectory("rubicon-apps-");
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /**
     * The app file of a project; absent if it is to be taken from the project itself.
     *
     * @throws dev.rubicon.model.InvalidInput RB191, or what {@link AppBuilder#build} refuses
     * @throws Unavailable RB192, RB206 or RB248
     */
    Optional<Path> make(DescribedApp app) {
        Optional<Path> file = switch (maker) {
            case AppMaker.Made there -> Optional.empty();
            case AppMaker.Builder builder ->
                Optional.of(AppBuilder.build(AppFiles.ofFolder(app.path()), Set.of(), own("app"))
                        .path());
            case AppMaker.Compiler compiler -> Optional.of(compile(new AlCompiler(compiler.program()), app));
        };
        made++;
        return file;
    }

    private Path compile(AlCompiler compiler, DescribedApp app) {
        Path packages = own("packages");
        Path file = own("app").resolve(AppBuilder.fileName(app.identity()));
        try {
            copyApps(app.path().resolve(".alpackages"), packages);
            for (int earlier = 0; earlier < made; earlier++) {
                copyApps(folder.resolve("app" + earlier), packages);
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        compiler.compile(app.path(), packages, file);
        return file;
    }

    private static void copyApps(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                if (Apps.isAppFile(file.getFileName().toString()) && Files.isRegularFile(file)) {
                    Files.copy(file, to.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private Path own(String name) {
        try {
            return Files.createDirectories(folder.resolve(name + made));
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private static Unavailable cannotWrite(IOException e) {
        return new Unavailable(
                new Problem(
                        "RB248", "no app file can be made in the folder for temporary files", "check its free space"),
                e);
    }

    @Override
    public void close() {
        // What cannot be deleted is in the system's folder for temporary files.
        delete(folder);
    }

    private static void delete(Path path) {
        try {
            if (Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
                    children.forEach(ProjectApps::delete);
                }
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
