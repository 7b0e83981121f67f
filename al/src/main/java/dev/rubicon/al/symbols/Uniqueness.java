package dev.rubicon.al.symbols;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.tree.EnumValue;
import dev.rubicon.al.tree.FieldDeclaration;
import dev.rubicon.al.tree.KeyDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumExtensionDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.Members;
import dev.rubicon.al.tree.ObjectDeclaration.TableDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableExtensionDeclaration;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.Properties;
import dev.rubicon.al.tree.Property;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Ids and names that an app may give only once. The second one is reported, and says where the first one is. */
final class Uniqueness {
    private final Findings findings;

    // By what they belong to and what they are, such as the fields of one table: first the ids and names, then where
    // they are.
    private final Map<String, Map<Object, Position>> firsts = new HashMap<>();

    private final Map<String, String> ownNames = new HashMap<>();

    private Uniqueness(Findings findings) {
        this.findings = findings;
    }

    static void check(List<ObjectDeclaration> objects, Findings findings) {
        Uniqueness uniqueness = new Uniqueness(findings);
        // Tables first, so that a field of an extension that clashes with its table's is reported at the extension.
        for (ObjectDeclaration object : objects) {
            if (object instanceof EnumDeclaration declared) {
                uniqueness.ownNames.put("enum " + declared.id(), declared.name());
                uniqueness.checkObject("enum", declared.id(), declared);
                uniqueness.checkValues(declared.name(), declared.values());
            }
            if (object instanceof TableDeclaration table) {
                uniqueness.ownNames.put("table " + table.id(), table.name());
                uniqueness.checkObject("table", table.id(), table);
                uniqueness.checkMembers(
                        isMoved(table.members().properties()) ? "moved table" : "table", table.name(), table.members());
            }
        }
        for (ObjectDeclaration object : objects) {
            if (object instanceof EnumExtensionDeclaration extension) {
                uniqueness.checkObject("enum extension", extension.id(), extension);
                uniqueness.checkValues(uniqueness.target("enum", extension.target()), extension.values());
            }
            if (object instanceof TableExtensionDeclaration extension) {
                uniqueness.checkObject("table extension", extension.id(), extension);
                uniqueness.checkMembers("table", uniqueness.target("table", extension.target()), extension.members());
            }
        }
    }

    // A table of the app itself may be named by its number.
    private String target(String kind, ObjectReference target) {
        return ownNames.getOrDefault(kind + " " + target.name(), target.name());
    }

    private void checkObject(String kind, int id, ObjectDeclaration object) {
        Map<Object, Position> taken = taken(kind);
        once(taken, id, object.position(), "RB228", () -> called(kind, object.name()) + " has the id " + id);
        String name = Names.folded(object.name());
        once(taken, name, object.position(), "RB229", () -> called(kind, object.name()) + " has the name");
    }

    // What has moved to another app has left its name behind: extensions and other fields may have it.
    private static boolean isMoved(Properties properties) {
        return properties
                .find("ObsoleteState")
                .map(Property::value)
                .filter(value -> value.size() == 1 && value.name(0).equalsIgnoreCase("Moved"))
                .isPresent();
    }

    // A table and its extensions share what they declare.
    private void checkMembers(String kind, String table, Members members) {
        String owner = kind + " " + Names.folded(table);
        Map<Object, Position> fields = taken("fields of " + owner);
        for (FieldDeclaration field : members.fields()) {
            once(
                    fields,
                    field.id(),
                    field.position(),
                    "RB226",
                    () -> called("field", field.name()) + " has the id " + field.id());
            if (!isMoved(field.properties())) {
                String name = Names.folded(field.name());
                once(fields, name, field.position(), "RB227", () -> called("field", field.name()) + " has the name");
            }
        }
        Map<Object, Position> keys = taken("keys of " + owner);
        for (KeyDeclaration key : members.keys()) {
            String name = Names.folded(key.name());
            once(keys, name, key.position(), "RB232", () -> called("key", key.name()) + " has the name");
        }
    }

    // An enum and its extensions share what they declare.
    private void checkValues(String name, List<EnumValue> values) {
        Map<Object, Position> taken = taken("values of " + Names.folded(name));
        for (EnumValue value : values) {
            int ordinal = value.ordinal();
            once(
                    taken,
                    ordinal,
                    value.position(),
                    "RB217",
                    () -> called("value", value.name()) + " has the ordinal " + ordinal);
            String label = Names.folded(value.name());
            once(taken, label, value.position(), "RB218", () -> called("value", value.name()) + " has the name");
        }
    }

    private Map<Object, Position> taken(String what) {
        return firsts.computeIfAbsent(what, none -> new HashMap<>());
    }

    private static String called(String kind, String name) {
        return kind + " " + Names.quoted(name);
    }

    // What to say is only worked out when there is something to say.
    private void once(
            Map<Object, Position> taken, Object value, Position position, String code, Supplier<String> what) {
        Position first = taken.putIfAbsent(value, position);
        if (first != null) {
            findings.add(position, code, what.get() + " of the one at " + first, "change one of them");
        }
    }
}
