package dev.rubicon.al.tree;

import java.util.List;
import java.util.Optional;

/**
 * What one file declares, each in the order written.
 *
 * @param namespace of all its objects, with its dots
 * @param usings namespaces whose objects may be named without theirs
 */
public record SourceFile(Optional<String> namespace, List<String> usings, List<ObjectDeclaration> objects) {
    public SourceFile {
        usings = List.copyOf(usings);
        objects = List.copyOf(objects);
    }
}
