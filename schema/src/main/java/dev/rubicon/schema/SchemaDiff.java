package dev.rubicon.schema;

import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.TableChange.AddField;
import dev.rubicon.schema.TableChange.AddKey;
import dev.rubicon.schema.TableChange.AddTable;
import dev.rubicon.schema.TableChange.ChangeAutoIncrement;
import dev.rubicon.schema.TableChange.ChangeKey;
import dev.rubicon.schema.TableChange.ChangePrimaryKey;
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
    private final FieldValues before;
    private final FieldValues after;

    private SchemaDiff(Schema from, Schema to) {
        this.before = new FieldValues(from);
        this.after = new FieldValues(to);
    }

    /**
     * One table of the app itself.
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
     * All that the app adds to one table.
     *
     * @param target as its extensions name it
     */
    public record ExtensionDiff(String target, List<TableChange> changes, List<PropertyChange> properties) {
        public ExtensionDiff {
            changes = List.copyOf(changes);
            properties = List.copyOf(properties);
        }
    }

    /** One enum of the app itself; {@code from} and {@code to} as in {@link TableDiff}. */
    public record EnumDiff(Optional<EnumType> from, Optional<EnumType> to, List<EnumChange> changes) {
        public EnumDiff {
            changes = List.copyOf(changes);
        }
    }

    /** All that the app adds to one enum; {@code target} as in {@link ExtensionDiff}. */
    public record EnumExtensionDiff(String target, List<EnumChange> changes) {
        public EnumExtensionDiff {
            changes = List.copyOf(changes);
        }
    }

    /** The app's own tables, changed or not: the older ones ascending by id, then the new ones. */
    public static List<TableDiff> tables(Schema from, Schema to) {
        SchemaDiff diff = new SchemaDiff(from, to);
        List<TableDiff> diffs = new ArrayList<>();
        for (Pairing.Pair<Table> pair : Pairing.ofTables(from.tables(), to.tables())) {
            List<TableChange> changes = new ArrayList<>();
            diff.table(pair, changes);
            boolean stays = pair.from().isPresent() && pair.to().isPresent();
            diffs.add(new TableDiff(
                    pair.from(),
                    pair.to(),
                    changes,
                    stays ? PropertyDiffs.ofTable(pair.from().get(), pair.to().get()) : List.of()));
        }
        return List.copyOf(diffs);
    }

    /** The tables it extends, changed or not; they pair by the name that extensions give, ignoring case. */
    public static List<ExtensionDiff> extensions(Schema from, Schema to) {
        SchemaDiff diff = new SchemaDiff(from, to);
        List<ExtensionDiff> diffs = new ArrayList<>();
        for (Extending.Pair<TableExtension> pair : Extending.tables(from.extensions(), to.extensions())) {
            List<TableChange> changes = new ArrayList<>();
            TableExtension older = joined(pair.target(), pair.from());
            TableExtension newer = joined(pair.target(), pair.to());
            diff.fields(pair.target(), older.fields(), newer.fields(), changes);
            keys(pair.target(), older.keys(), newer.keys(), changes);
            diffs.add(
                    new ExtensionDiff(pair.target(), changes, PropertyDiffs.ofExtension(pair.target(), older, newer)));
        }
        return List.copyOf(diffs);
    }

    // An app may extend one table in several objects; to the table they are one.
    private static TableExtension joined(String target, List<TableExtension> extensions) {
        List<Field> fields = new ArrayList<>();
        List<Key> keys = new ArrayList<>();
        extensions.forEach(extension -> {
            fields.addAll(extension.fields());
            keys.addAll(extension.keys());
        });
        return new TableExtension(0, "", target, fields, keys);
    }

    /** The app's own enums, changed or not: the older ones ascending by id, then the new ones. */
    public static List<EnumDiff> enums(Schema from, Schema to) {
        return Pairing.ofEnums(from.enums(), to.enums()).stream()
                .map(pair -> new EnumDiff(pair.from(), pair.to(), EnumDiffs.ofEnum(pair)))
                .toList();
    }

    /** The enums it extends, changed or not; they pair as tables do. */
    public static List<EnumExtensionDiff> enumExtensions(Schema from, Schema to) {
        return Extending.enums(from.enumExtensions(), to.enumExtensions()).stream()
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

    private void table(Pairing.Pair<Table> pair, List<TableChange> changes) {
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
        if (!from.name().equalsIgnoreCase(to.name())) {
            changes.add(new RenameTable(from, to));
        }
        if (from.dataPerCompany() != to.dataPerCompany()) {
            changes.add(new RescopeTable(from, to));
        }
        fields(to.name(), from.fields(), to.fields(), changes);
        Key keyBefore = from.primaryKey();
        Key keyAfter = to.primaryKey();
        if (!keyBefore.over(namesAfter(keyBefore, from.fields(), to.fields())).hasFieldsOf(keyAfter)
                || isRenamed(from, to)
                || keyAfter.fields().stream().anyMatch(field -> hasOtherLength(from, to, field))) {
            changes.add(new ChangePrimaryKey(to.name(), keyBefore, keyAfter));
        }
        List<Key> secondaryBefore = from.secondaryKeys().stream()
                .map(key -> key.over(namesAfter(key, from.fields(), to.fields())))
                .toList();
        keys(to.name(), secondaryBefore, to.secondaryKeys(), changes);
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
    // that no other field fills, whatever its name.
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

    private void fields(String table, List<Field> older, List<Field> newer, List<TableChange> changes) {
        for (Pairing.Pair<Field> pair : Pairing.ofFields(older, newer)) {
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
                field(table, pair.from().get(), pair.to().get(), changes);
            }
        }
    }

    private void field(String table, Field from, Field to, List<TableChange> changes) {
        if (from.id() != to.id()) {
            changes.add(new RenumberField(table, from, to));
        }
        if (!from.name().equalsIgnoreCase(to.name())) {
            changes.add(new RenameField(table, from, to));
        }
        if (!from.type().equals(to.type())) {
            changes.add(new RetypeField(table, from, to));
            List<EnumValue> lost = before.lostIn(after, from.type(), to.type());
            if (!lost.isEmpty()) {
                changes.add(new RemapField(table, from, to, lost));
            }
        }
        if (from.autoIncrement() != to.autoIncrement()) {
            changes.add(new ChangeAutoIncrement(table, from, to));
        }
    }

    // Secondary keys have no id; they pair by name.
    private static void keys(String table, List<Key> from, List<Key> to, List<TableChange> changes) {
        Map<String, Key> after = new LinkedHashMap<>();
        to.forEach(key -> after.put(folded(key.name()), key));
        for (Key before : from) {
            Key same = after.remove(folded(before.name()));
            if (same == null) {
                changes.add(new DropKey(table, before));
            } else if (!before.hasFieldsOf(same) || before.unique() != same.unique()) {
                changes.add(new ChangeKey(table, before, same));
            }
        }
        after.values().forEach(key -> changes.add(new AddKey(table, key)));
    }
}
