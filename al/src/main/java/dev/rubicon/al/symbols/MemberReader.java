package dev.rubicon.al.symbols;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.tree.FieldDeclaration;
import dev.rubicon.al.tree.KeyDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.Members;
import dev.rubicon.al.tree.Properties;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The fields and keys of one table or table extension. */
final class MemberReader {
    /** What every table has without declaring it. */
    private static final List<String> SYSTEM_FIELDS = List.of(
            "systemid",
            "systemcreatedat",
            "systemcreatedby",
            "systemmodifiedat",
            "systemmodifiedby",
            "systemrowversion");

    private final PropertyReader properties;
    private final FieldTypeReader types;
    private final Findings findings;
    private final List<KeyDeclaration> keyDeclarations;
    private final List<Field> fields = new ArrayList<>();
    private Optional<FieldDeclaration> numbering = Optional.empty();

    MemberReader(Members members, PropertyReader properties, Findings findings) {
        this.properties = properties;
        this.types = new FieldTypeReader(findings);
        this.findings = findings;
        this.keyDeclarations = members.keys();
        members.fields().forEach(declared -> field(declared).ifPresent(fields::add));
    }

    private Optional<Field> field(FieldDeclaration declared) {
        Properties given = declared.properties();
        properties.checkGivenOnce(given);
        FieldClass fieldClass =
                properties.constant(given, "FieldClass", PropertyReader.FIELD_CLASSES, FieldClass.NORMAL);
        boolean enabled = properties.flag(given, "Enabled", true);
        boolean autoIncrement = properties.flag(given, "AutoIncrement", false);
        if (autoIncrement) {
            checkNumbersAlone(declared);
        }
        return types.read(declared)
                .map(type -> new Field(
                        declared.id(),
                        declared.name(),
                        type,
                        fieldClass,
                        enabled,
                        autoIncrement,
                        properties.obsoleteState(given),
                        properties.move(given),
                        initValue(given, type),
                        PropertyReader.text(given, "SqlDataType")));
    }

    private void checkNumbersAlone(FieldDeclaration declared) {
        numbering.ifPresent(first -> findings.add(
                declared.position(),
                "RB236",
                "field " + Names.quoted(declared.name()) + " numbers the rows, and so does field "
                        + Names.quoted(first.name()),
                "a table has one field with AutoIncrement: take it from the others"));
        numbering = numbering.or(() -> Optional.of(declared));
    }

    private static Optional<String> initValue(Properties given, FieldType type) {
        Optional<String> value = PropertyReader.text(given, "InitValue");
        boolean isWord = type == Plain.BOOLEAN && value.isPresent();
        return isWord ? Optional.of(Names.folded(value.get())) : value;
    }

    List<Field> fields() {
        return fields;
    }

    /** Keys of a table extension; the table that is extended may have their fields. */
    List<Key> keysOfExtension() {
        keyDeclarations.forEach(this::check);
        return keyDeclarations.stream().filter(this::isEnabled).map(this::key).toList();
    }

    /** Keys of a table. The first is the primary key, and cannot be switched off. */
    List<Key> keysOfTable() {
        List<Key> keys = new ArrayList<>();
        for (KeyDeclaration declared : keyDeclarations) {
            check(declared);
            if (keys.isEmpty() || isEnabled(declared)) {
                keys.add(key(declared));
            }
        }
        return keys;
    }

    // A key that is switched off is declared, but the database does not have it.
    private boolean isEnabled(KeyDeclaration declared) {
        return properties.flag(declared.properties(), "Enabled", true);
    }

    private Key key(KeyDeclaration declared) {
        return new Key(
                declared.name(),
                declared.fields(),
                properties.flag(declared.properties(), "Unique", false),
                properties.flag(declared.properties(), "Clustered", false));
    }

    /** Keys of a table that is stored: each field must be one of its own, or of the system, and stored. */
    List<Key> keysOfStoredTable() {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.putIfAbsent(Names.folded(field.name()), field));
        for (KeyDeclaration declared : keyDeclarations) {
            for (String name : declared.fields()) {
                Field field = byName.get(Names.folded(name));
                if (field == null && !SYSTEM_FIELDS.contains(Names.folded(name))) {
                    wrong(
                            declared,
                            "RB231",
                            "uses " + Names.quoted(name) + ", which is no field",
                            "use a field's name");
                } else if (field != null && !field.isStored()) {
                    String message = "uses " + Names.quoted(name) + ", which is not stored";
                    wrong(declared, "RB234", message, "use fields that are neither calculated nor disabled");
                }
            }
        }
        return keysOfTable();
    }

    private void check(KeyDeclaration declared) {
        properties.checkGivenOnce(declared.properties());
        if (declared.fields().isEmpty()) {
            wrong(declared, "RB230", "has no fields", "name at least one after the semicolon");
        }
        TreeSet<String> seen = new TreeSet<>();
        for (String name : declared.fields()) {
            if (!seen.add(Names.folded(name))) {
                wrong(declared, "RB233", "uses " + Names.quoted(name) + " twice", "name it once");
            }
        }
    }

    private void wrong(KeyDeclaration key, String code, String message, String hint) {
        findings.add(key.position(), code, "key " + Names.quoted(key.name()) + " " + message, hint);
    }
}
