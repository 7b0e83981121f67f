package dev.rubicon.schema;

import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.SchemaChange.AddField;
import dev.rubicon.schema.SchemaChange.AddKey;
import dev.rubicon.schema.SchemaChange.AddTable;
import dev.rubicon.schema.SchemaChange.ChangeAutoIncrement;
import dev.rubicon.schema.SchemaChange.ChangeKey;
import dev.rubicon.schema.SchemaChange.ChangePrimaryKey;
import dev.rubicon.schema.SchemaChange.DropField;
import dev.rubicon.schema.SchemaChange.DropKey;
import dev.rubicon.schema.SchemaChange.DropTable;
import dev.rubicon.schema.SchemaChange.RenameField;
import dev.rubicon.schema.SchemaChange.RenameTable;
import dev.rubicon.schema.SchemaChange.RenumberField;
import dev.rubicon.schema.SchemaChange.RescopeTable;
import dev.rubicon.schema.SchemaChange.RetypeField;
import dev.rubicon.schema.SchemaChange.UnstoreField;
import dev.rubicon.schema.SchemaChange.UnstoreTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has to change in a database that holds one version of an app's schema so that it holds another. Tables pair by id, then
 * by name; fields likewise within their table. What the database does not store is never a difference.
 */
public final class SchemaDiff {
    private SchemaDiff() {}

    /**
     * One table of the app itself.
     *
     * @param from what it is in the older version; absent if it is new
     * @param to what it is in the newer version; absent if it is gone
     */
    public record TableDiff(Optional<Table> from, Optional<Table> to, List<SchemaChange> changes) {
        public TableDiff {
            changes = List.copyOf(changes);
        }
    }

    /**
     * All that the app adds to one table.
     *
     * @param target as its extensions name it
     */
    public record ExtensionDiff(String target, List<SchemaChange> changes) {
        public ExtensionDiff {
            changes = List.copyOf(changes);
        }
    }

    /** Changes grouped by table: those of the app's own tables ascending by id, then those of tables it extends. */
    public static List<SchemaChange> diff(Schema from, Schema to) {
        List<SchemaChange> changes = new ArrayList<>();
        tables(from, to).forEach(table -> changes.addAll(table.changes()));
        extensions(from, to).forEach(extension -> changes.addAll(extension.changes()));
        return List.copyOf(changes);
    }

    /** The app's own tables, changed or not: the older ones ascending by id, then the new ones. */
    public static List<TableDiff> tables(Schema from, Schema to) {
        List<TableDiff> diffs = new ArrayList<>();
        for (Pairing.Pair<Table> pair : Pairing.ofTables(from.tables(), to.tables())) {
            List<SchemaChange> changes = new ArrayList<>();
            diffTable(pair, changes);
            diffs.add(new TableDiff(pair.from(), pair.to(), changes));
        }
        return List.copyOf(diffs);
    }

    /** The tables it extends, changed or not; they pair by the name that extensions give, ignoring case. */
    public static List<ExtensionDiff> extensions(Schema from, Schema to) {
        Map<String, TableExtension> before = byTarget(from);
        Map<String, TableExtension> after = byTarget(to);
        Map<String, String> targets = new LinkedHashMap<>();
        before.forEach((key, extension) -> targets.put(key, extension.target()));
        after.forEach((key, extension) -> targets.put(key, extension.target()));
        List<ExtensionDiff> diffs = new ArrayList<>();
        targets.forEach((key, target) -> {
            List<SchemaChange> changes = new ArrayList<>();
            Optional<TableExtension> old = Optional.ofNullable(before.get(key));
            Optional<TableExtension> now = Optional.ofNullable(after.get(key));
            List<Field> fields = old.map(TableExtension::fields).orElse(List.of());
            diffFields(target, fields, now.map(TableExtension::fields).orElse(List.of()), changes);
            List<Key> keys = old.map(TableExtension::keys).orElse(List.of());
            diffKeys(target, keys, now.map(TableExtension::keys).orElse(List.of()), changes);
            diffs.add(new ExtensionDiff(target, changes));
        });
        return List.copyOf(diffs);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void diffTable(Pairing.Pair<Table> pair, List<SchemaChange> changes) {
        boolean wasStored = pair.from().filter(Table::isStored).isPresent();
        boolean isStored = pair.to().filter(Table::isStored).isPresent();
        if (!wasStored) {
            if (isStored) {
                changes.add(new AddTable(pair.to().orElseThrow()));
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
            changes.add(new UnstoreTable(from, to));
            return;
        }
        if (!from.name().equalsIgnoreCase(to.name())) {
            changes.add(new RenameTable(from, to));
        }
        if (from.dataPerCompany() != to.dataPerCompany()) {
            changes.add(new RescopeTable(from, to));
        }
        diffFields(to.name(), from.fields(), to.fields(), changes);
        Key keyBefore = from.primaryKey();
        Key keyAfter = to.primaryKey();
        if (!sameFields(namesAfter(keyBefore, from.fields(), to.fields()), keyAfter.fields())
                || isRenamed(from, to)
                || keyAfter.fields().stream().anyMatch(field -> hasOtherLength(from, to, field))) {
            changes.add(new ChangePrimaryKey(to.name(), keyBefore, keyAfter));
        }
        List<Key> secondaryBefore = from.secondaryKeys().stream()
                .map(key -> new Key(key.name(), namesAfter(key, from.fields(), to.fields()), key.unique()))
                .toList();
        diffKeys(to.name(), secondaryBefore, to.secondaryKeys(), changes);
    }

    private static boolean isRenamed(Table from, Table to) {
        return !from.keys().isEmpty()
                && !to.keys().isEmpty()
                && !from.primaryKey().name().equalsIgnoreCase(to.primaryKey().name());
    }

    private static boolean hasOtherLength(Table from, Table to, String name) {
        for (Pairing.Pair<Field> pair : Pairing.ofFields(from.fields(), to.fields())) {
            if (pair.from().isPresent()
                    && pair.to()
                            .filter(field -> field.name().equalsIgnoreCase(name))
                            .isPresent()) {
                FieldType before = pair.from().get().type();
                FieldType after = pair.to().get().type();
                return before instanceof Text && after instanceof Text && !before.equals(after)
                        || before instanceof Code && after instanceof Code && !before.equals(after);
            }
        }
        return false;
    }

    // A key follows its fields through a rename: that alone is no change of the key. A field that goes leaves a gap
    // that
    // no other field fills, whatever its name.
    private static List<String> namesAfter(Key key, List<Field> from, List<Field> to) {
        Map<String, String> newNames = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Pairing.Pair<Field> pair : Pairing.ofFields(from, to)) {
            pair.from()
                    .ifPresent(field -> newNames.put(
                            field.name(), pair.to().map(Field::name).orElse("")));
        }
        return key.fields().stream()
                .map(name -> newNames.getOrDefault(name, name))
                .toList();
    }

    private static void diffFields(String table, List<Field> from, List<Field> to, List<SchemaChange> changes) {
        for (Pairing.Pair<Field> pair : Pairing.ofFields(from, to)) {
            boolean wasStored = pair.from().filter(Field::isStored).isPresent();
            boolean isStored = pair.to().filter(Field::isStored).isPresent();
            if (!wasStored) {
                if (isStored) {
                    changes.add(new AddField(table, pair.to().orElseThrow()));
                }
            } else if (pair.to().isEmpty()) {
                changes.add(new DropField(table, pair.from().get()));
            } else if (!isStored) {
                changes.add(new UnstoreField(table, pair.from().get(), pair.to().get()));
            } else {
                diffField(table, pair.from().get(), pair.to().get(), changes);
            }
        }
    }

    private static void diffField(String table, Field from, Field to, List<SchemaChange> changes) {
        if (from.id() != to.id()) {
            changes.add(new RenumberField(table, from, to));
        }
        if (!from.name().equalsIgnoreCase(to.name())) {
            changes.add(new RenameField(table, from, to));
        }
        if (!from.type().equals(to.type())) {
            changes.add(new RetypeField(table, from, to));
        }
        if (from.autoIncrement() != to.autoIncrement()) {
            changes.add(new ChangeAutoIncrement(table, from, to));
        }
    }

    // Secondary keys have no id; they pair by name.
    private static void diffKeys(String table, List<Key> from, List<Key> to, List<SchemaChange> changes) {
        Map<String, Key> after = new LinkedHashMap<>();
        to.forEach(key -> after.put(folded(key.name()), key));
        for (Key before : from) {
            Key same = after.remove(folded(before.name()));
            if (same == null) {
                changes.add(new DropKey(table, before));
            } else if (!sameFields(before.fields(), same.fields()) || before.unique() != same.unique()) {
                changes.add(new ChangeKey(table, before, same));
            }
        }
        after.values().forEach(key -> changes.add(new AddKey(table, key)));
    }

    private static boolean sameFields(List<String> left, List<String> right) {
        return left.stream()
                .map(SchemaDiff::folded)
                .toList()
                .equals(right.stream().map(SchemaDiff::folded).toList());
    }

    // An app may extend one table in several objects; to the table they are one.
    private static Map<String, TableExtension> byTarget(Schema schema) {
        Map<String, TableExtension> byTarget = new LinkedHashMap<>();
        for (TableExtension extension : schema.extensions()) {
            byTarget.merge(folded(extension.target()), extension, SchemaDiff::joined);
        }
        return byTarget;
    }

    private static TableExtension joined(TableExtension first, TableExtension second) {
        List<Field> fields = new ArrayList<>(first.fields());
        fields.addAll(second.fields());
        List<Key> keys = new ArrayList<>(first.keys());
        keys.addAll(second.keys());
        return new TableExtension(first.id(), first.name(), first.target(), fields, keys);
    }
}
