package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An object that a file declares. */
public sealed interface ObjectDeclaration {
    Position position();

    ObjectKind kind();

    /** Empty for {@code dotnet}, which has none. */
    String name();

    /** {@code table 50100 Customer { … }}. */
    record TableDeclaration(Position position, int id, String name, Members members) implements ObjectDeclaration {
        @Override
        public ObjectKind kind() {
            return ObjectKind.TABLE;
        }
    }

    /** {@code tableextension 50101 CustomerExtension extends Customer { … }}. */
    record TableExtensionDeclaration(Position position, int id, String name, ObjectReference target, Members members)
            implements ObjectDeclaration {
        @Override
        public ObjectKind kind() {
            return ObjectKind.TABLEEXTENSION;
        }
    }

    /** {@code enum 50102 Colour implements Paint { … }}. */
    record EnumDeclaration(
            Position position,
            int id,
            String name,
            List<ObjectReference> interfaces,
            Properties properties,
            List<EnumValue> values)
            implements ObjectDeclaration {
        public EnumDeclaration {
            interfaces = List.copyOf(interfaces);
            values = List.copyOf(values);
        }

        @Override
        public ObjectKind kind() {
            return ObjectKind.ENUM;
        }
    }

    /** {@code enumextension 50103 MoreColours extends Colour { … }}. */
    record EnumExtensionDeclaration(
            Position position,
            int id,
            String name,
            ObjectReference target,
            Properties properties,
            List<EnumValue> values)
            implements ObjectDeclaration {
        public EnumExtensionDeclaration {
            values = List.copyOf(values);
        }

        @Override
        public ObjectKind kind() {
            return ObjectKind.ENUMEXTENSION;
        }
    }

    /** {@code codeunit 50104 Painter implements Craft { … }}. */
    record CodeunitDeclaration(
            Position position, int id, String name, List<ObjectReference> interfaces, Properties properties, Code code)
            implements ObjectDeclaration {
        public CodeunitDeclaration {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public ObjectKind kind() {
            return ObjectKind.CODEUNIT;
        }
    }

    /** {@code interface Paint extends Colourful { … }}. */
    record InterfaceDeclaration(
            Position position, String name, List<ObjectReference> parents, Properties properties, Code code)
            implements ObjectDeclaration {
        public InterfaceDeclaration {
            parents = List.copyOf(parents);
        }

        @Override
        public ObjectKind kind() {
            return ObjectKind.INTERFACE;
        }
    }

    /**
     * Any other object, such as {@code page 50105 "Customer Card" { … }}.
     *
     * @param target what it extends or customizes
     */
    record OtherDeclaration(
            Position position,
            ObjectKind kind,
            OptionalInt id,
            String name,
            Optional<ObjectReference> target,
            Section.Body body)
            implements ObjectDeclaration {}

    /**
     * What stands between the braces of a table or table extension, each in the order written.
     *
     * @param modifications of fields that another table declares
     */
    record Members(
            Properties properties,
            List<FieldDeclaration> fields,
            List<FieldModification> modifications,
            List<KeyDeclaration> keys,
            Code code) {
        public Members {
            fields = List.copyOf(fields);
            modifications = List.copyOf(modifications);
            keys = List.copyOf(keys);
        }
    }

    /** All procedures and triggers that it declares, those of its fields and sections after its own. */
    default List<Procedure> procedures() {
        List<Procedure> found = new ArrayList<>();
        switch (this) {
            case TableDeclaration table -> add(table.members(), found);
            case TableExtensionDeclaration extension -> add(extension.members(), found);
            case EnumDeclaration declared -> {}
            case EnumExtensionDeclaration declared -> {}
            case CodeunitDeclaration codeunit -> found.addAll(codeunit.code().procedures());
            case InterfaceDeclaration declared -> found.addAll(declared.code().procedures());
            case OtherDeclaration other -> add(other.body(), found);
        }
        return found;
    }

    private static void add(Members members, List<Procedure> found) {
        found.addAll(members.code().procedures());
        members.fields().forEach(field -> found.addAll(field.code().procedures()));
        members.modifications().forEach(field -> found.addAll(field.code().procedures()));
    }

    private static void add(Section.Body body, List<Procedure> found) {
        found.addAll(body.code().procedures());
        body.sections().forEach(section -> add(section.body(), found));
    }
}
