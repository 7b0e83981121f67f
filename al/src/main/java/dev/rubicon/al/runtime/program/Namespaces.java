package dev.rubicon.al.runtime.program;

import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.SourceFile;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which of several objects of one name is meant where it is written: what the reference says before its last dot, else the namespace of
 * the file, else those that it uses, else no namespace at all. Objects of which there are no sources count as those without one.
 */
final class Namespaces {
    private final Map<Source, SourceFile> files = new IdentityHashMap<>();
    private final Map<Declared, String> declared = new HashMap<>();

    private record Declared(UUID app, ObjectKind kind, String name) {}

    void note(AppCode app, SourceFile file, ObjectDeclaration object) {
        files.put(object.position().source(), file);
        file.namespace()
                .ifPresent(namespace -> declared.putIfAbsent(
                        new Declared(app.identity().id(), object.kind(), CodeObject.folded(object.name())),
                        CodeObject.folded(namespace)));
    }

    /** Empty for an object without one. */
    String of(AppCode app, ObjectKind kind, String name) {
        return declared.getOrDefault(new Declared(app.identity().id(), kind, CodeObject.folded(name)), "");
    }

    /** Empty for none, and for a place that is in no file of these apps. */
    String at(Source source) {
        return Optional.ofNullable(files.get(source))
                .flatMap(SourceFile::namespace)
                .map(CodeObject::folded)
                .orElse("");
    }

    /** How near objects of that namespace are to the place of the reference; the least is the nearest. */
    int distance(String namespace, ObjectReference reference) {
        Source source = reference.position().source();
        String own = at(source);
        if (reference.namespace().isPresent()) {
            String wanted = CodeObject.folded(reference.namespace().get());
            return namespace.equals(wanted) ? 0 : namespace.equals(own + "." + wanted) ? 1 : 2;
        }
        List<String> used =
                Optional.ofNullable(files.get(source)).map(SourceFile::usings).orElse(List.of());
        if (namespace.equals(own)) {
            return 0;
        }
        return used.stream().anyMatch(namespace::equalsIgnoreCase) ? 1 : namespace.isEmpty() ? 2 : 3;
    }
}
