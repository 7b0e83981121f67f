package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Pairing;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.SchemaDiff;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableChange;
import dev.rubicon.schema.TableExtension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The tables that a set of apps has in the database. The columns of a table extension stand in the table that it extends, so
 * that they live and move with its rows.
 */
final class Layout {
    /** A table and the app that declares it. */
    record Declared(InstalledApp app, Table table) {}

    private record Extending(InstalledApp app, TableExtension extension) {}

    private record TableKey(UUID app, int table) {}

    private final Map<UUID, InstalledApp> apps;
    private final Map<String, List<Declared>> tables = new LinkedHashMap<>();
    private final Map<TableKey, List<Extending>> extensions = new LinkedHashMap<>();

    Layout(Map<UUID, InstalledApp> apps) {
        this.apps = apps;
        for (InstalledApp app : apps.values()) {
            for (Table table : app.schema().tables()) {
                Declared declared = new Declared(app, table);
                index(table.name(), declared);
                index(String.valueOf(table.id()), declared);
            }
        }
        for (InstalledApp app : apps.values()) {
            for (TableExtension extension : app.schema().extensions()) {
                for (Declared target : targets(app, extension)) {
                    extensions
                            .computeIfAbsent(key(target), any -> new ArrayList<>())
                            .add(new Extending(app, extension));
                }
            }
        }
    }

    private void index(String name, Declared declared) {
        tables.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                .add(declared);
    }

    private static TableKey key(Declared declared) {
        return new TableKey(declared.app().id(), declared.table().id());
    }

    /**
     * The tables that {@code extension} of {@code app} can mean: its own, else those of its dependencies, else those of any
     * app; one that has moved to another app only if there is no other. More than one is ambiguous.
     */
    List<Declared> targets(InstalledApp app, TableExtension extension) {
        List<Declared> found = tables.getOrDefault(extension.target().toLowerCase(Locale.ROOT), List.of());
        List<Declared> staying = found.stream()
                .filter(declared -> declared.table().obsoleteState() != ObsoleteState.MOVED)
                .toList();
        List<Declared> all = staying.isEmpty() ? found : staying;
        List<Declared> own =
                all.stream().filter(d -> d.app().id().equals(app.id())).toList();
        if (!own.isEmpty()) {
            return own;
        }
        List<Declared> near = all.stream()
                .filter(d -> app.dependencies().contains(d.app().id()))
                .toList();
        return near.isEmpty() ? all : near;
    }

    /** Apps other than its owner that extend {@code table} of {@code owner}. */
    List<InstalledApp> extenders(UUID owner, Table table) {
        return extensions.getOrDefault(new TableKey(owner, table.id()), List.of()).stream()
                .map(Extending::app)
                .filter(app -> !app.id().equals(owner))
                .distinct()
                .toList();
    }

    Collection<InstalledApp> apps() {
        return apps.values();
    }

    /** Every stored table. */
    List<StoredTable> stored() {
        List<StoredTable> stored = new ArrayList<>();
        for (InstalledApp app : apps.values()) {
            app.schema().tables().forEach(table -> stored(app.id(), table).ifPresent(stored::add));
        }
        return stored;
    }

    private Optional<StoredTable> stored(UUID owner, Table table) {
        if (!table.isStored()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        List<StoredTable.Index> indexes = new ArrayList<>();
        for (Field field : table.storedFields()) {
            columns.add(new Column(owner, field.id(), field.name(), field.type(), field.autoIncrement()));
        }
        List<Column> own = List.copyOf(columns);
        addIndexes(table.secondaryKeys(), name -> ownName(own, name), "", indexes);
        for (Extending extending : extensions.getOrDefault(new TableKey(owner, table.id()), List.of())) {
            UUID app = extending.app().id();
            List<Column> added = new ArrayList<>();
            for (Field field : extending.extension().storedFields()) {
                added.add(new Column(
                        app, field.id(), columnName(field.name(), app), field.type(), field.autoIncrement()));
            }
            addIndexes(
                    extending.extension().keys(),
                    name -> named(added, columnName(name, app)).or(() -> ownName(own, name)),
                    "$" + app,
                    indexes);
            columns.addAll(added);
        }
        columns.addAll(SystemField.columns(owner));
        List<String> primaryKey = new ArrayList<>();
        for (String name : table.primaryKey().fields()) {
            primaryKey.add(ownName(own, name).orElse(name));
        }
        return Optional.of(
                new StoredTable(owner, table.id(), table.name(), table.dataPerCompany(), columns, primaryKey, indexes));
    }

    // The column of a field of the table itself, or of the system's.
    private static Optional<String> ownName(List<Column> own, String field) {
        return named(own, field).or(() -> SystemField.named(field).map(SystemField::columnName));
    }

    private static Optional<String> named(List<Column> columns, String name) {
        for (Column column : columns) {
            if (column.name().equalsIgnoreCase(name)) {
                return Optional.of(column.name());
            }
        }
        return Optional.empty();
    }

    // A key over a field that has no column cannot become an index.
    private static void addIndexes(
            List<Key> keys, Function<String, Optional<String>> names, String suffix, List<StoredTable.Index> indexes) {
        for (Key key : keys) {
            List<String> columns =
                    key.fields().stream().map(names).flatMap(Optional::stream).toList();
            if (columns.size() == key.fields().size()) {
                indexes.add(new StoredTable.Index(key.name() + suffix, columns, key.unique()));
            }
        }
    }

    private static String columnName(String field, UUID extender) {
        return field + "$" + extender;
    }

    /**
     * What happens to one table.
     *
     * @param sync absent if the database does not have the table, before or after
     */
    record Changed(Optional<TableSync> sync, List<TableChange> changes) {}

    /** How the tables that {@code app} declares or extends get from this layout to {@code next}. */
    List<Changed> changesTo(Layout next, UUID app) {
        return changesTo(next, app, SchemaDiff.tables(schema(app), next.schema(app)));
    }

    /** The same, where {@code diffs} is how the app's own tables change; those that stay as they are need no look. */
    List<Changed> changesTo(Layout next, UUID app, List<SchemaDiff.TableDiff> diffs) {
        Schema before = schema(app);
        Schema after = next.schema(app);
        List<Changed> changes = new ArrayList<>();
        for (SchemaDiff.TableDiff own : diffs) {
            if (!own.changes().isEmpty() || !isSame(next, app, own)) {
                changes.add(new Changed(sync(next, app, app, new Pairing.Pair<>(own.from(), own.to())), own.changes()));
            }
        }
        for (SchemaDiff.ExtensionDiff extension :
                SchemaDiff.extensions(withNames(app, before), next.withNames(app, after))) {
            Optional<Declared> target = next.target(app, extension.target()).or(() -> target(app, extension.target()));
            Optional<TableSync> sync = target.flatMap(declared -> {
                Optional<Table> same = Optional.of(declared.table());
                return sync(next, declared.app().id(), app, new Pairing.Pair<>(same, same));
            });
            changes.add(new Changed(sync, extension.changes()));
        }
        return changes;
    }

    private boolean isSame(Layout next, UUID owner, SchemaDiff.TableDiff own) {
        if (own.from().isEmpty() || !own.from().equals(own.to())) {
            return false;
        }
        TableKey key = new TableKey(owner, own.from().get().id());
        return extending(key).equals(next.extending(key));
    }

    private record Extender(UUID app, TableExtension extension) {}

    private List<Extender> extending(TableKey table) {
        return extensions.getOrDefault(table, List.of()).stream()
                .map(extending -> new Extender(extending.app().id(), extending.extension()))
                .toList();
    }

    /**
     * Tables of other apps that change although {@code app} neither declares nor extends them: an extension finds another table
     * of the name that it extends, once the one that it has extended has moved.
     */
    List<TableSync> alsoChanged(Layout next, UUID app) {
        List<TableSync> changed = new ArrayList<>();
        List<StoredTable> before = stored();
        for (StoredTable after : next.stored()) {
            before.stream()
                    .filter(table -> table.app().equals(after.app()) && table.id() == after.id())
                    .filter(table -> !after.app().equals(app) && !table.equals(after))
                    .findFirst()
                    .ifPresent(table -> changed.add(new TableSync(
                            Optional.of(table),
                            Optional.of(after),
                            after.columns().stream()
                                    .map(column -> new TableSync.Source(column, table.column(column.name())))
                                    .toList())));
        }
        return changed;
    }

    // An extension may name its table by number; to compare versions, all go by name.
    private Schema withNames(UUID app, Schema schema) {
        return schema.withExtensions(schema.extensions().stream()
                .map(e -> e.targeting(target(app, e.target())
                        .map(declared -> declared.table().name())
                        .orElse(e.target())))
                .toList());
    }

    private Optional<Declared> target(UUID app, String name) {
        if (!apps.containsKey(app)) {
            return Optional.empty();
        }
        return targets(apps.get(app), new TableExtension(0, "", name, List.of(), List.of())).stream()
                .findFirst();
    }

    private Schema schema(UUID app) {
        return apps.containsKey(app) ? apps.get(app).schema() : Schema.EMPTY;
    }

    private Optional<TableSync> sync(Layout next, UUID owner, UUID updated, Pairing.Pair<Table> pair) {
        Optional<StoredTable> before = pair.from().flatMap(table -> stored(owner, table));
        Optional<StoredTable> after = pair.to().flatMap(table -> next.stored(owner, table));
        if (before.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> oldNames = oldNames(next, owner, updated, pair);
        Map<String, Column> old = new HashMap<>();
        before.ifPresent(table -> table.columns().forEach(column -> old.put(column.name(), column)));
        List<TableSync.Source> sources = new ArrayList<>();
        for (Column column : after.map(StoredTable::columns).orElse(List.of())) {
            String oldName = column.app().equals(updated) ? oldNames.get(column.name()) : column.name();
            sources.add(new TableSync.Source(column, Optional.ofNullable(old.get(oldName))));
        }
        return Optional.of(new TableSync(before, after, sources));
    }

    // From the new name of each column of the updated app that stays to its old one.
    private Map<String, String> oldNames(Layout next, UUID owner, UUID updated, Pairing.Pair<Table> pair) {
        Map<String, String> names = new HashMap<>();
        if (pair.from().isPresent() && pair.to().isPresent()) {
            Table from = pair.from().get();
            Table to = pair.to().get();
            if (owner.equals(updated)) {
                pairNames(from.fields(), to.fields(), names);
            }
            for (SystemField field : SystemField.values()) {
                names.put(field.columnName(), field.columnName());
            }
            pairNames(extensionFields(updated, owner, from), next.extensionFields(updated, owner, to), names);
        }
        return names;
    }

    private static void pairNames(List<Field> from, List<Field> to, Map<String, String> names) {
        for (Pairing.Pair<Field> pair : Pairing.ofFields(from, to)) {
            if (pair.both(Field::isStored)) {
                names.put(pair.to().get().name(), pair.from().get().name());
            }
        }
    }

    // The fields that one app adds to a table, under the names of their columns.
    private List<Field> extensionFields(UUID extender, UUID owner, Table table) {
        List<Field> fields = new ArrayList<>();
        for (Extending extending : extensions.getOrDefault(new TableKey(owner, table.id()), List.of())) {
            if (extending.app().id().equals(extender)) {
                extending
                        .extension()
                        .fields()
                        .forEach(field -> fields.add(field.named(columnName(field.name(), extender))));
            }
        }
        return fields;
    }
}
