package dev.rubicon.al.syntax;

import java.util.List;

/** An object that a file declares. Only those that the schema is made of are kept. */
public sealed interface ObjectDeclaration {
    Position position();

    int id();

    String name();

    /** {@code table 50100 Customer { … }}. */
    record TableDeclaration(Position position, int id, String name, Members members) implements ObjectDeclaration {}

    /**
     * {@code tableextension 50101 CustomerExtension extends Customer { … }}.
     *
     * @param target name of the table, without namespace; where the source gives a number, its digits
     */
    record TableExtensionDeclaration(Position position, int id, String name, String target, Members members)
            implements ObjectDeclaration {}

    /** What stands between the braces, each in the order written. */
    record Members(Properties properties, List<FieldDeclaration> fields, List<KeyDeclaration> keys) {
        public Members {
            fields = List.copyOf(fields);
            keys = List.copyOf(keys);
        }
    }
}
