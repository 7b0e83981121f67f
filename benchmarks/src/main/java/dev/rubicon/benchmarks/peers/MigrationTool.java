package dev.rubicon.benchmarks.peers;

import dev.rubicon.benchmarks.installing.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A tool that runs migrations of a folder and remembers which, in the smallest program that uses its library. Its migrations are the
 * same SQL for all: a folder has one of it for version 1, another folder that and one more for version 2.
 *
 * @param program what comes before {@code version}, {@code list ADDRESS FOLDER} or {@code migrate ADDRESS FOLDER}
 * @param format how it wants its migrations
 * @param folder where they are
 */
record MigrationTool(String name, List<String> program, Place place, Format format, Path folder) implements Tool {
    /** How a tool wants what is to be done. */
    interface Format {
        /** @param scripts the migrations, the first one first */
        void write(Path folder, List<List<String>> scripts) throws IOException;

        /** Its words for a database. */
        List<String> address(Place place, String database);
    }

    @Override
    public String family() {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(Scripts scripts) throws IOException {
        format.write(folder.resolve("1"), List.of(scripts.create()));
        format.write(folder.resolve("2"), List.of(scripts.create(), scripts.change()));
    }

    @Override
    public List<List<String>> commands(Task task, String database) {
        return switch (task) {
            case VERSION -> List.of(words("version", List.of(), ""));
            case LIST -> List.of(words("list", format.address(place, database), "1"));
            case CREATE, AGAIN -> List.of(words("migrate", format.address(place, database), "1"));
            case CHANGE -> List.of(words("migrate", format.address(place, database), "2"));
        };
    }

    private List<String> words(String command, List<String> address, String version) {
        List<String> words = new ArrayList<>(program);
        words.add(command);
        words.addAll(address);
        words.add(folder.resolve(version).toString());
        return words;
    }
}
