package dev.rubicon.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/** Puts specifications of all commands into a jar, and checks that they are those of the annotations. */
final class WrittenSpecs {
    private static final String REGISTRY = "WrittenCommands";

    private WrittenSpecs() {}

    static void addTo(Jar jar, String classPath) throws IOException, ReflectiveOperationException {
        List<Class<?>> commands = commands(jar);
        jar.change(Opening::of);
        Path opened = Files.createTempDirectory("opened");
        Path output = Files.createTempDirectory("written");
        try {
            write(jar, opened);
            jar.entries().putAll(Compilation.of(sources(commands), opened + ":" + classPath, output));
        } finally {
            delete(opened);
            delete(output);
        }
        new SameSpecs(jar).check(commands);
    }

    private static List<Class<?>> commands(Jar jar) throws ClassNotFoundException {
        List<Class<?>> commands = new java.util.ArrayList<>();
        for (String name : jar.classes()) {
            Class<?> type = Class.forName(name, false, WrittenSpecs.class.getClassLoader());
            if (type.isAnnotationPresent(Command.class)) {
                commands.add(type);
            }
        }
        return commands;
    }

    private static Map<String, String> sources(List<Class<?>> commands) {
        SortedMap<String, String> sources = new TreeMap<>();
        String folder = commands.getFirst().getPackageName();
        StringBuilder cases = new StringBuilder();
        for (Class<?> command : commands) {
            sources.put(folder + "." + CommandSource.name(command), CommandSource.of(command));
            cases.append("case ").append(Literal.of(command.getName())).append(": return Optional.of(");
            cases.append(CommandSource.name(command)).append(".spec(words));\n");
        }
        sources.put(folder + "." + REGISTRY, """
                package %s;

                import java.util.List;
                import java.util.Optional;
                import picocli.CommandLine.Model;

                final class WrittenCommands {
                    static Optional<Model.CommandSpec> find(Class<?> command, List<String> words) {
                        switch (command.getName()) {
                            %s
                            default: return Optional.empty();
                        }
                    }

                    static String named(List<String> words, String... known) {
                        return !words.isEmpty() && List.of(known).contains(words.get(0)) ? words.get(0) : null;
                    }

                    static Model.ITypeInfo typeInfo(Class<?> type) {
                        return Model.PositionalParamSpec.builder().type(type).build().typeInfo();
                    }

                    static final class Holder implements Model.IScope {
                        Object held;

                        Holder(Object held) {
                            this.held = held;
                        }

                        public <T> T get() {
                            return (T) held;
                        }

                        public <T> T set(T value) {
                            Object old = held;
                            held = value;
                            return (T) old;
                        }
                    }
                }
                """.formatted(folder, cases));
        return sources;
    }

    private static void write(Jar jar, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> entry : jar.entries().entrySet()) {
            if (entry.getKey().endsWith(".class") && !entry.getKey().endsWith(REGISTRY + ".class")) {
                Path file = folder.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue());
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
