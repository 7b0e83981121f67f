package dev.rubicon.packager;

import dev.rubicon.al.App;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds what the given paths put into a package: a folder under {@code files/<its name>}, a file under {@code files}, or both in a
 * folder there. A file AppMetadata.json, given or directly in a given folder, is the package's own and stands at its root.
 */
final class ContentScan {
    private static final String ROOT = "files/";

    private final AppRecogniser recogniser;
    private final SortedMap<PackagePath, Path> files = new TreeMap<>();
    private final SortedMap<String, Path> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final SortedMap<PackagePath, App> apps = new TreeMap<>();
    private final List<Path> metadata = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private ContentScan(AppRecogniser recogniser) {
        this.recogniser = recogniser;
    }

    /**
     * @throws InvalidInput RB107, RB160 to RB166 and RB171, all that are found, or what {@code recogniser} refuses
     * @throws Unavailable RB170
     */
    static PackContent of(PackRequest request, AppRecogniser recogniser) {
        ContentScan scan = new ContentScan(recogniser);
        for (PackSource source : request.sources()) {
            try {
                scan.source(source, request.outputFolder());
            } catch (InvalidInput e) {
                scan.problems.addAll(e.problems());
            } catch (IOException e) {
                throw new Unavailable(PackProblems.cannotRead(source.path()), e);
            }
        }
        if (request.metadata().isPresent()) {
            scan.metadata.stream()
                    .findFirst()
                    .map(PackProblems::metadataGivenAlso)
                    .ifPresent(scan.problems::add);
        }
        if (scan.metadata.size() > 1) {
            scan.problems.add(PackProblems.twoMetadata(scan.metadata.get(0), scan.metadata.get(1)));
        }
        if (!scan.problems.isEmpty()) {
            throw new InvalidInput(scan.problems);
        }
        return new PackContent(scan.files, scan.apps, scan.metadata.stream().findFirst(), scan.warnings);
    }

    private void source(PackSource source, Path outputFolder) throws IOException {
        Path path = source.path();
        Path named = path.toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            problems.add(PackProblems.noSuchPath(path));
        } else if (named.getFileName() == null) {
            problems.add(PackProblems.noName(path));
        } else if (Files.isRegularFile(path) && isMetadata(named)) {
            metadata.add(path);
        } else {
            String below = source.folder().map(folder -> folder + "/").orElse("");
            content(path, below + named.getFileName(), outputFolder);
        }
    }

    private static boolean isMetadata(Path file) {
        return file.getFileName().toString().equalsIgnoreCase(AppMetadata.FILE_NAME);
    }

    private void content(Path path, String name, Path outputFolder) throws IOException {
        PackagePath place = new PackagePath(ROOT + Normalizer.normalize(name, Normalizer.Form.NFC));
        Path earlier = given.putIfAbsent(place.value(), path);
        if (earlier != null) {
            problems.add(PackProblems.sameName(earlier.toString(), path.toString(), place.value()));
        } else if (Files.isRegularFile(path)) {
            put(place, path);
            app(path, place);
        } else if (!Files.isDirectory(path)) {
            problems.add(PackProblems.special(path.toString()));
        } else if (FolderWalk.reaches(path, outputFolder)) {
            problems.add(PackProblems.outputInside(outputFolder, path));
        } else {
            folder(path, place);
        }
    }

    private void folder(Path folder, PackagePath place) throws IOException {
        FolderWalk.Found found = FolderWalk.of(folder, place.value());
        problems.addAll(found.problems());
        found.files().forEach((path, file) -> {
            boolean direct = path.names().size() == place.names().size() + 1;
            if (direct && path.fileName().equalsIgnoreCase(AppMetadata.FILE_NAME)) {
                metadata.add(folder.resolve(path.fileName()));
            } else {
                put(path, file);
            }
        });
        if (found.files().isEmpty() && found.problems().isEmpty()) {
            warnings.add(PackProblems.nothingToPack(folder));
        }
        if (!app(folder, place)) {
            found.files().keySet().stream()
                    .filter(path -> Apps.isAppFile(path.fileName()))
                    .forEach(path -> warnings.add(PackProblems.appAsFile(path)));
        }
    }

    private void put(PackagePath place, Path file) {
        Path earlier = files.putIfAbsent(place, file);
        if (earlier != null) {
            problems.add(PackProblems.sameName(earlier.toString(), file.toString(), place.value()));
        }
    }

    private boolean app(Path path, PackagePath place) {
        Optional<App> found = recogniser.appIn(path);
        found.ifPresent(app -> {
            apps.put(place, app);
            warnings.addAll(app.warnings());
        });
        return found.isPresent();
    }
}
