package dev.rubicon.schema;

import dev.rubicon.schema.TableChange.AddField;
import dev.rubicon.schema.TableChange.AddKey;
import dev.rubicon.schema.TableChange.AddTable;
import dev.rubicon.schema.TableChange.ChangeAutoIncrement;
import dev.rubicon.schema.TableChange.ChangeKey;
import dev.rubicon.schema.TableChange.DropField;
import dev.rubicon.schema.TableChange.DropKey;
import dev.rubicon.schema.TableChange.DropTable;
import dev.rubicon.schema.TableChange.MoveFieldIn;
import dev.rubicon.schema.TableChange.MoveFieldOut;
import dev.rubicon.schema.TableChange.MoveTableIn;
import dev.rubicon.schema.TableChange.MoveTableOut;
import dev.rubicon.schema.TableChange.RemapField;
import dev.rubicon.schema.TableChange.RenameField;
import dev.rubicon.schema.TableChange.RenameTable;
import dev.rubicon.schema.TableChange.RenumberField;
import dev.rubicon.schema.TableChange.RereadField;
import dev.rubicon.schema.TableChange.RescopeTable;
import dev.rubicon.schema.TableChange.RetypeField;
import dev.rubicon.schema.TableChange.UnstoreField;
import dev.rubicon.schema.TableChange.UnstoreTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What differs between two versions of an app's schema. Tables pair by id, then by name; fields likewise within their table. What
 * the database does not store is never a difference.
 */
public final class SchemaDiff {
    private final Resolved before;
    private final Resolved after;

    // What a field that stays the same means depends on its enum.
    private final boolean sameEnums;

    private SchemaDiff(Schema from, Schema to) {
        this.before = new Resolved(from);
        this.after = new Resolved(to);
        this.sameEnums =
                from.enums().equals(to.enums()) && from.enumExtensions().equals(to.enumExtensions());
    }

    /**
     * One table of the app itself, with what its own extensions add to it.
     *
     * @param from what it is in the older version; absent if it is new
     * @param to what it is in the newer version; absent if it is gone
     */
    public record TableDiff(
            Optional<Table> from, Optional<Table> to, List<TableChange> changes, List<PropertyChange> properties) {
        public TableDiff {
            changes = List.copyOf(changes);
            properties = List.copyOf(properties);
        }
    }

    /**
     * All that the app adds to one table of another app.
     *
     * @param target as its extensions name it
     */
    public record ExtensionDiff(String target, List<TableChange> changes, List<PropertyChange> properties) {
        public ExtensionDiff {
            changes = List.copyOf(changes);
            properties = List.copyOf(properties);
        }
    }

    /** One enum of the app itself, with what its own extensions add to it; {@code from} and {@code to} as in {@link TableDiff}. */
    public record EnumDiff(Optional<EnumType> from, Optional<EnumType> to, List<EnumChange> changes) {
        public EnumDiff {
            changes = List.copyOf(changes);
        }
    }

    /** All that the app adds to one enum of another app; {@code target} as in {@link ExtensionDiff}. */
    public record EnumExtensionDiff(String target, List<EnumChange> changes) {
        public EnumExtensionDiff {
            changes = List.copyOf(changes);
        }
    }

    /** The app's own tables, changed or not: the older ones ascending by id, then the new ones. */
    public static List<TableDiff> tables(Schema from, Schema to) {
        SchemaDiff diff = new SchemaDiff(from, to);
        return Pairing.ofTables(from.tables(), to.tables()).stream()
                .map(pair -> {
                    List<TableChange> changes = new ArrayList<>();
                    List<PropertyChange> properties = new ArrayList<>();
                    diff.table(pair, changes, properties);
                    return new TableDiff(pair.from(), pair.to(), changes, properties);
                })
                .toList();
    }

    /** The tables of other apps that it extends, changed or not; they pair by the name that extensions give, ignoring case. */
    public static List<ExtensionDiff> extensions(Schema from, Schema to) {
        SchemaDiff diff = new SchemaDiff(from, to);
        List<ExtensionDiff> diffs = new ArrayList<>();
        for (Extending.Pair<TableExtension> pair :
                Extending.tables(diff.before.foreignExtensions(), diff.after.foreignExtensions())) {
            List<TableChange> changes = new ArrayList<>();
            List<PropertyChange> properties = new ArrayList<>(PropertyDiffs.ofTargets(pair));
            TableExtension older = Resolved.joined(pair.target(), pair.from());
            TableExtension newer = Resolved.joined(pair.target(), pair.to());
            diff.extension(pair.target(), older, newer, changes, properties);
            diffs.add(new ExtensionDiff(pair.target(), changes, properties));
        }
        return List.copyOf(diffs);
    }

    /** The app's own enums, changed or not: the older ones ascending by id, then the new ones. They pair by name, as fields do. */
    public static List<EnumDiff> enums(Schema from, Schema to) {
        SchemaDiff diff = new SchemaDiff(from, to);
        return Pairing.ofEnums(from.enums(), to.enums()).stream()
                .map(pair -> new EnumDiff(pair.from(), pair.to(), EnumDiffs.ofEnum(pair, diff.before, diff.after)))
                .toList();
    }

    /** The enums of other apps that it extends, changed or not; they pair as tables do. */
    public static List<EnumExtensionDiff> enumExtensions(Schema from, Schema to) {
        SchemaDiff diff = new SchemaDiff(from, to);
        return Extending.enums(diff.before.foreignEnumExtensions(), diff.after.foreignEnumExtensions()).stream()
                .map(pair -> new EnumExtensionDiff(
                        pair.target(), EnumDiffs.ofValues(pair.target(), values(pair.from()), values(pair.to()))))
                .toList();
    }

    private static List<EnumValue> values(List<EnumExtension> extensions) {
        return extensions.stream()
                .flatMap(extension -> extension.values().stream())
                .toList();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void table(Pairing.Pair<Table> pair, List<TableChange> changes, List<PropertyChange> properties) {
        boolean wasStored = pair.from().filter(Table::isStored).isPresent();
        boolean isStored = pair.to().filter(Table::isStored).isPresent();
        if (!wasStored) {
            if (isStored) {
                Table added = pair.to().orElseThrow();
                changes.add(added.move()
                        .from()
                        .<TableChange>map(app -> new MoveTableIn(added, app))
                        .orElseGet(() -> new AddTable(added)));
            }
            return;
        }
        Table from = pair.from().orElseThrow();
        if (pair.to().isEmpty()) {
            changes.add(new DropTable(from));
            return;
        }
        Table to = pair.to().get();
        if (!isStored) {
            changes.add(to.movedTo()
                    .<TableChange>map(app -> new MoveTableOut(from, to, app))
                    .orElseGet(() -> new UnstoreTable(from, to)));
            return;
        }
        if (sameEnums && from.equals(to) && before.extensionOf(from).equals(after.extensionOf(to))) {
            return;
        }
        if (!from.name().equalsIgnoreCase(to.name())) {
            changes.add(new RenameTable(from, to));
        }
        if (from.dataPerCompany() != to.dataPerCompany()) {
            changes.add(new RescopeTable(from, to));
        }
        List<Pairing.Pair<Field>> pairs = Pairing.ofFields(from.fields(), to.fields());
        FieldNames names = new FieldNames(pairs);
        fields(to.name(), from.primaryKey().fields(), pairs, changes);
        PrimaryKeys.diff(from, to, names).ifPresent(changes::add);
        keys(to.name(), from.secondaryKeys(), to.secondaryKeys(), names, changes);
        properties.addAll(PropertyDiffs.ofTable(from, to, pairs));
        extension(to.name(), before.extensionOf(from), after.extensionOf(to), changes, properties);
    }

    private void extension(
            String table,
            TableExtension from,
            TableExtension to,
            List<TableChange> changes,
            List<PropertyChange> properties) {
        List<Pairing.Pair<Field>> pairs = Pairing.ofFields(from.fields(), to.fields());
        fields(table, List.of(), pairs, changes);
        keys(table, from.keys(), to.keys(), new FieldNames(pairs), changes);
        properties.addAll(PropertyDiffs.ofExtension(table, pairs));
    }

    // The primary key as it was; none of its fields is among those of an extension.
    private void fields(
            String table, List<String> primaryKey, List<Pairing.Pair<Field>> pairs, List<TableChange> changes) {
        for (Pairing.Pair<Field> pair : pairs) {
            boolean wasStored = pair.from().filter(Field::isStored).isPresent();
            boolean isStored = pair.to().filter(Field::isStored).isPresent();
            if (!wasStored) {
                if (isStored) {
                    Field added = pair.to().orElseThrow();
                    changes.add(added.move()
                            .from()
                            .<TableChange>map(app -> new MoveFieldIn(table, added, app))
                            .orElseGet(() -> new AddField(table, added)));
                }
            } else if (pair.to().isEmpty()) {
                changes.add(new DropField(table, pair.from().get()));
            } else if (!isStored) {
                Field from = pair.from().get();
                Field to = pair.to().get();
                changes.add(to.movedTo()
                        .<TableChange>map(app -> new MoveFieldOut(table, from, to, app))
                        .orElseGet(() -> new UnstoreField(table, from, to)));
            } else {
                Field from = pair.from().get();
                if (from.id() != pair.to().get().id()) {
                    boolean isOfKey = primaryKey.stream().anyMatch(from.name()::equalsIgnoreCase);
                    changes.add(new RenumberField(table, from, pair.to().get(), isOfKey));
                }
                field(table, from, pair.to().get(), changes);
            }
        }
    }

    private void field(String table, Field from, Field to, List<TableChange> changes) {
        if (!from.name().equalsIgnoreCase(to.name())) {
            changes.add(new RenameField(table, from, to));
        }
        if (!from.type().isSameAs(to.type())) {
            changes.add(new RetypeField(table, from, to));
            meaning(table, from, to, changes);
        }
        if (from.autoIncrement() != to.autoIncrement()) {
            changes.add(new ChangeAutoIncrement(table, from, to));
        }
    }

    // Option to option is judged as a type; an enum of the same name is compared as an enum.
    private void meaning(String table, Field from, Field to, List<TableChange> changes) {
        if (!(to.type() instanceof FieldType.EnumOf) || !from.type().isNamedNumber()) {
            return;
        }
        Optional<List<EnumValue>> now = after.allValues(to.type());
        if (now.isEmpty() || before.allValues(from.type()).isEmpty()) {
            changes.add(new RereadField(table, from, to));
        }
        Map<Integer, EnumValue> kept = new TreeMap<>();
        now.orElse(List.of()).forEach(value -> kept.put(value.ordinal(), value));
        List<EnumValue> lost = before.knownValues(from.type()).stream()
                .filter(value -> !kept.containsKey(value.ordinal())
                        || !kept.get(value.ordinal()).hasNameOf(value))
                .toList();
        if (now.isPresent() && !lost.isEmpty()) {
            changes.add(new RemapField(table, from, to, lost));
        }
    }

    // Secondary keys have no id; they pair by name.
    private static void keys(String table, List<Key> from, List<Key> to, FieldNames names, List<TableChange> changes) {
        Map<String, Key> newer = new LinkedHashMap<>();
        to.forEach(key -> newer.put(folded(key.name()), key));
        for (Key key : from) {
            Key same = newer.remove(folded(key.name()));
            if (same == null) {
                changes.add(new DropKey(table, key));
            } else if (!key.over(names.after(key.fields())).hasFieldsOf(same) || key.unique() != same.unique()) {
                changes.add(new ChangeKey(table, key, same));
            }
        }
        newer.values().forEach(key -> changes.add(new AddKey(table, key)));
    }
}
