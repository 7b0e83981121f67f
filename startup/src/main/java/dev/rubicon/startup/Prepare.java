package dev.rubicon.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the tool begins. */
public final class Prepare {
    private static final String OURS = "rubicon-*.jar";
    private static final String COMMANDS = "rubicon-cli-";

    private Prepare() {}

    /** {@code prepare FOLDER}: changes our jars in a folder, which is on this program's class path; none if anything fails. */
    public static void main(String[] words) throws IOException, ReflectiveOperationException {
        List<Jar> jars = new ArrayList<>();
        for (Path file : ours(Path.of(words[0]))) {
            Jar jar = Jar.read(file);
            if (file.getFileName().toString().startsWith(COMMANDS)) {
                WrittenSpecs.addTo(jar, System.getProperty("java.class.path"));
            }
            jar.change(Linking::of);
            jars.add(jar);
        }
        for (Jar jar : jars) {
            jar.write();
        }
    }

    private static List<Path> ours(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.getFileSystem().getPathMatcher("glob:" + OURS).matches(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
