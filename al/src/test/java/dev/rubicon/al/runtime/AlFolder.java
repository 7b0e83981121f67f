package dev.rubicon.al.runtime;

import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.symbols.SchemaReader;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.SourceFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads apps in folders of somebody else's as far as they can be read. What several apps share is read once. */
final class AlFolder {
    private final Set<String> symbols;
    private final Map<Path, SourceFile> known = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    AlFolder(Set<String> symbols) {
        this.symbols = symbols;
    }

    /** What is wrong with files, which were left out, or with their fields. */
    List<String> problems() {
        return problems;
    }

    /** The AL files below a folder, by their paths in it. */
    static SortedMap<String, Path> files(Path folder) {
        SortedMap<String, Path> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".al"))
                        .forEach(file -> files.put(folder.relativize(file).toString(), file));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return files;
    }

    AppCode read(String name, SortedMap<String, Path> files) {
        List<SourceFile> sources = new ArrayList<>();
        List<ObjectDeclaration> objects = new ArrayList<>();
        files.forEach((path, file) -> {
            SourceFile source = known.computeIfAbsent(file, f -> parse(path, f));
            sources.add(source);
            objects.addAll(source.objects());
        });
        Findings findings = new Findings();
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        AppIdentity identity = new AppIdentity(id, name, "Test", Version.parse("2.0.0.0"));
        AppCode app = new AppCode(identity, SchemaReader.read(objects, findings), sources);
        findings.problems().forEach(problem -> problems.add(name + ": " + problem.message()));
        return app;
    }

    private SourceFile parse(String path, Path file) {
        Findings findings = new Findings();
        try {
            SourceFile source = SourceParser.parse(Source.decode(path, Files.readAllBytes(file)), symbols, findings);
            findings.problems().forEach(problem -> problems.add(file + ": " + problem.message()));
            return source;
        } catch (InvalidInput unreadable) {
            problems.add(file + ": " + unreadable.getMessage());
            return SourceParser.parse(Source.decode(path, new byte[0]), symbols, findings);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
