package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes files that must not be there yet: all of them, or none. */
final class NewFiles {
    private NewFiles() {}

    /**
     * @param contents by path below {@code folder}
     * @throws InvalidInput RB843 if one is there already; nothing is then written
     * @throws Unavailable RB844; what was written is deleted again
     */
    static void write(Path folder, Map<String, String> contents) {
        List<String> there = contents.keySet().stream()
                .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!there.isEmpty()) {
            throw new InvalidInput(
                    "RB843",
                    "'" + Quoted.path(folder.toString()) + "' has " + String.join(" and ", there) + " already",
                    "name another folder: nothing is overwritten");
        }
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<String, String> file : contents.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
                written.add(path);
            }
        } catch (IOException e) {
            written.forEach(NewFiles::delete);
            throw new Unavailable(
                    new Problem(
                            "RB844",
                            "'" + Quoted.path(folder.toString()) + "' cannot be written: "
                                    + Quoted.shortened(String.valueOf(e.getMessage())),
                            "check the folder and its free space"),
                    e);
        }
    }

    // What cannot even be deleted stays, and the problem that is reported says where.
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(NewFiles.class.getName()).log(System.Logger.Level.DEBUG, "a file stays", e);
        }
    }
}
