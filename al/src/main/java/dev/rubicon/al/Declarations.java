package dev.rubicon.al;

import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.EnumValue;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.CodeunitDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumExtensionDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.InterfaceDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.Members;
import dev.rubicon.al.tree.ObjectDeclaration.OtherDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableExtensionDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the sources of an app declare what is in its schema. Empty if there were no sources. What is asked for by name is found
 * whatever its case.
 */
public final class Declarations {
    public static final Declarations NONE = new Declarations(Map.of());

    private final Map<Place, Position> positions;

    private Declarations(Map<Place, Position> positions) {
        this.positions = positions;
    }

    private enum Kind {
        TABLE,
        TABLE_EXTENSION,
        ENUM,
        ENUM_EXTENSION
    }

    /** @param member what is inside, an id, an ordinal or a name; the owner itself if it is empty */
    private record Place(Kind kind, Object owner, Object member) {}

    static Declarations of(List<ObjectDeclaration> objects) {
        Map<Place, Position> positions = new HashMap<>();
        for (ObjectDeclaration object : objects) {
            switch (object) {
                case TableDeclaration table -> {
                    positions.put(new Place(Kind.TABLE, table.id(), ""), table.position());
                    members(Kind.TABLE, table.id(), table.members(), positions);
                }
                case TableExtensionDeclaration extension -> {
                    String target = folded(extension.target().name());
                    positions.putIfAbsent(new Place(Kind.TABLE_EXTENSION, target, ""), extension.position());
                    members(Kind.TABLE_EXTENSION, target, extension.members(), positions);
                }
                case EnumDeclaration declared -> {
                    positions.put(new Place(Kind.ENUM, declared.id(), ""), declared.position());
                    values(Kind.ENUM, declared.id(), declared.values(), positions);
                }
                case EnumExtensionDeclaration extension -> {
                    String target = folded(extension.target().name());
                    positions.putIfAbsent(new Place(Kind.ENUM_EXTENSION, target, ""), extension.position());
                    values(Kind.ENUM_EXTENSION, target, extension.values(), positions);
                }
                case CodeunitDeclaration codeunit -> {}
                case InterfaceDeclaration declared -> {}
                case OtherDeclaration other -> {}
            }
        }
        return new Declarations(positions);
    }

    private static void members(Kind kind, Object owner, Members members, Map<Place, Position> positions) {
        members.fields().forEach(field -> positions.put(new Place(kind, owner, field.id()), field.position()));
        members.keys().forEach(key -> positions.put(new Place(kind, owner, folded(key.name())), key.position()));
    }

    private static void values(Kind kind, Object owner, List<EnumValue> values, Map<Place, Position> positions) {
        values.forEach(value -> positions.put(new Place(kind, owner, value.ordinal()), value.position()));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public Optional<Position> table(int id) {
        return find(Kind.TABLE, id, "");
    }

    public Optional<Position> field(int table, int field) {
        return find(Kind.TABLE, table, field);
    }

    public Optional<Position> key(int table, String key) {
        return find(Kind.TABLE, table, folded(key));
    }

    /** @param target of the table extension, as it names it */
    public Optional<Position> extensionField(String target, int field) {
        return find(Kind.TABLE_EXTENSION, folded(target), field);
    }

    public Optional<Position> extensionKey(String target, String key) {
        return find(Kind.TABLE_EXTENSION, folded(target), folded(key));
    }

    public Optional<Position> enumType(int id) {
        return find(Kind.ENUM, id, "");
    }

    public Optional<Position> value(int enumType, int ordinal) {
        return find(Kind.ENUM, enumType, ordinal);
    }

    /** @param target of the enum extension, as it names it */
    public Optional<Position> extensionValue(String target, int ordinal) {
        return find(Kind.ENUM_EXTENSION, folded(target), ordinal);
    }

    private Optional<Position> find(Kind kind, Object owner, Object member) {
        return Optional.ofNullable(positions.get(new Place(kind, owner, member)));
    }
}
