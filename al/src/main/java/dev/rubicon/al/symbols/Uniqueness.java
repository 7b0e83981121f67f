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

/** Ids and names that an app may give only once. The second one is reported, and says where the first one is. */
final class Uniqueness {
    private final Findings findings;
    private final Map<Claim, Position> firsts = new HashMap<>();
    private final Map<String, String> ownNames = new HashMap<>();

    /** An id or name that is taken, such as the name of a field among those of one table. */
    private record Claim(String owner, String kind, Object value) {}

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
        String what = kind + " " + Names.quoted(object.name());
        once(new Claim("app", kind, id), object.position(), "RB228", what + " has the id " + id);
        once(new Claim("app", kind, Names.folded(object.name())), object.position(), "RB229", what + " has the name");
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
        for (FieldDeclaration field : members.fields()) {
            String what = "field " + Names.quoted(field.name());
            once(new Claim(owner, "field", field.id()), field.position(), "RB226", what + " has the id " + field.id());
            if (!isMoved(field.properties())) {
                Claim name = new Claim(owner, "field", Names.folded(field.name()));
                once(name, field.position(), "RB227", what + " has the name");
            }
        }
        for (KeyDeclaration key : members.keys()) {
            String what = "key " + Names.quoted(key.name());
            once(new Claim(owner, "key", Names.folded(key.name())), key.position(), "RB232", what + " has the name");
        }
    }

    // An enum and its extensions share what they declare.
    private void checkValues(String name, List<EnumValue> values) {
        String owner = "enum " + Names.folded(name);
        for (EnumValue value : values) {
            String what = "value " + Names.quoted(value.name());
            Claim ordinal = new Claim(owner, "ordinal", value.ordinal());
            once(ordinal, value.position(), "RB217", what + " has the ordinal " + value.ordinal());
            once(
                    new Claim(owner, "value", Names.folded(value.name())),
                    value.position(),
                    "RB218",
                    what + " has the name");
        }
    }

    private void once(Claim claim, Position position, String code, String what) {
        Position first = firsts.putIfAbsent(claim, position);
        if (first != null) {
            findings.add(position, code, what + " of the one at " + first, "change one of them");
        }
    }
}
