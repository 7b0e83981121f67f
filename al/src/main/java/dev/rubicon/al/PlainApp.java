package dev.rubicon.al;

import dev.rubicon.format.script.UpgradeScripts;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads an app that is not written in AL: its {@code schema.json}, and the SQL in its folder {@code upgrade}. */
public final class PlainApp {
    private PlainApp() {}

    /**
     * Absent if there is no such document, or there is an {@code app.json}.
     *
     * @throws InvalidInput with all that is wrong, its scripts included: RB12x, RB201 to RB204, RB669 to RB676
     */
    static Optional<App> read(AppFiles files) {
        if (!isIn(files)) {
            return Optional.empty();
        }
        List<Problem> problems = new ArrayList<>();
        Optional<PlainAppJson> json = AppHead.attempt(() -> PlainAppJson.read(files.read(PlainAppJson.PATH)), problems);
        AppHead.attempt(() -> readScripts(files), problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return json.map(app -> new App(app.identity(), app.dependencies(), app.schema(), List.of()));
    }

    /** Whether these are the files of such an app. */
    public static boolean isIn(AppFiles files) {
        return !files.paths().contains(AppJson.PATH)
                && files.paths().contains(PlainAppJson.PATH)
                && PlainAppJson.isOne(files.read(PlainAppJson.PATH));
    }

    /** Whether such an app is in that folder; of its files, only the one that says so is looked at. */
    public static boolean isIn(Path folder) {
        Path file = folder.resolve(PlainAppJson.PATH);
        if (!Files.isRegularFile(file) || Files.exists(folder.resolve(AppJson.PATH))) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return PlainAppJson.isOne(in.readNBytes(AppReader.MAX_FILE_BYTES));
        } catch (IOException e) {
            throw FolderFiles.unreadable(file, e);
        }
    }

    /** The scripts of such an app; none of one in AL. */
    public static UpgradeScripts scripts(AppFiles files) {
        return isIn(files) ? readScripts(files) : UpgradeScripts.NONE;
    }

    private static UpgradeScripts readScripts(AppFiles files) {
        SortedMap<String, byte[]> scripts = new TreeMap<>();
        files.paths().stream().filter(UpgradeScripts::isScript).forEach(path -> scripts.put(path, files.read(path)));
        return UpgradeScripts.read(scripts);
    }

    /** Whether a file of that path is part of such an app. */
    public static boolean isPart(String path) {
        return path.equals(PlainAppJson.PATH) || UpgradeScripts.isScript(path);
    }
}
