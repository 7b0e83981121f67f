package dev.rubicon.startup;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source that is held in memory. */
final class Compilation {
    private Compilation() {}

    /**
     * The class files by their path, such as {@code dev/rubicon/cli/X.class}.
     *
     * @param sources by the class's name, with points
     * @param output an empty folder
     * @throws IllegalStateException with what the compiler says, if it is no Java
     */
    static SortedMap<String, byte[]> of(Map<String, String> sources, String classPath, Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("-nowarn", "-proc:none", "--release", "21", "-d", output.toString(), "-cp", classPath);
        List<Source> units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        if (!compiler.getTask(said, null, null, options, null, units).call()) {
            throw new IllegalStateException(said.toString());
        }
        SortedMap<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            classes.put(output.relativize(file).toString().replace('\\', '/'), bytes(file)));
        }
        return classes;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
