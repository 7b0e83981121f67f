package dev.rubicon.al.symbols;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.CodeunitDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.EnumExtensionDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.InterfaceDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.OtherDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableDeclaration;
import dev.rubicon.al.tree.ObjectDeclaration.TableExtensionDeclaration;
import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import dev.rubicon.schema.TableType;
import java.util.ArrayList;
import java.util.List;

/** What some objects of an app make of its schema, and what is wrong with each of them by itself. */
public final class SchemaPart {
    final List<ObjectDeclaration> objects;
    final Findings findings = new Findings();
    final List<Table> tables = new ArrayList<>();
    final List<TableExtension> extensions = new ArrayList<>();
    final List<EnumType> enums = new ArrayList<>();
    final List<EnumExtension> enumExtensions = new ArrayList<>();

    private final PropertyReader properties = new PropertyReader(findings);

    private SchemaPart(List<ObjectDeclaration> objects) {
        this.objects = objects;
    }

    public static SchemaPart of(List<ObjectDeclaration> objects) {
        SchemaPart part = new SchemaPart(objects);
        for (ObjectDeclaration object : objects) {
            switch (object) {
                case TableDeclaration table -> part.table(table);
                case TableExtensionDeclaration extension -> part.extension(extension);
                case EnumDeclaration declared -> part.enumType(declared);
                case EnumExtensionDeclaration extension -> part.enumExtension(extension);
                case CodeunitDeclaration declared -> {}
                case InterfaceDeclaration declared -> {}
                case OtherDeclaration declared -> {}
            }
        }
        return part;
    }

    private void table(TableDeclaration declared) {
        properties.checkGivenOnce(declared.members().properties());
        if (declared.members().fields().isEmpty()) {
            findings.add(
                    declared.position(),
                    "RB225",
                    "table " + Names.quoted(declared.name()) + " has no fields",
                    "declare at least one");
            return;
        }
        TableType type = properties.constant(
                declared.members().properties(), "TableType", PropertyReader.TABLE_TYPES, TableType.NORMAL);
        MemberReader members = new MemberReader(declared.members(), properties, findings);
        tables.add(new Table(
                declared.id(),
                declared.name(),
                type,
                properties.flag(declared.members().properties(), "DataPerCompany", true),
                properties.obsoleteState(declared.members().properties()),
                properties.move(declared.members().properties()),
                PropertyReader.text(declared.members().properties(), "CompressionType"),
                members.fields(),
                type == TableType.NORMAL ? members.keysOfStoredTable() : members.keysOfTable()));
    }

    private void extension(TableExtensionDeclaration declared) {
        properties.checkGivenOnce(declared.members().properties());
        MemberReader members = new MemberReader(declared.members(), properties, findings);
        extensions.add(new TableExtension(
                declared.id(), declared.name(), declared.target().name(), members.fields(), members.keysOfExtension()));
    }

    private void enumType(EnumDeclaration declared) {
        enums.add(new EnumType(declared.id(), declared.name(), values(declared.values())));
    }

    private void enumExtension(EnumExtensionDeclaration declared) {
        enumExtensions.add(new EnumExtension(
                declared.id(), declared.name(), declared.target().name(), values(declared.values())));
    }

    private static List<EnumValue> values(List<dev.rubicon.al.tree.EnumValue> declared) {
        return declared.stream()
                .map(value -> new EnumValue(value.ordinal(), value.name()))
                .toList();
    }
}
