package dev.rubicon.installer.sync;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.TableSync;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The actions that bring the tables of a step from one shape to the other, in order. Pure: nothing runs here. SQLite alters
 * tables in place where it can, and rebuilds a table once where it must, however many changes there are.
 */
public final class SyncScript {
    /** One thing to do. */
    public sealed interface Action {
        /** A statement without parameters. */
        record Run(String sql) implements Action {}

        /** Values that the following actions destroy are to be copied out of {@code table} first. */
        record ArchiveValues(TableSync sync, Optional<CompanyName> company, String table) implements Action {}

        /** {@code table} goes as a whole, rows and all; it may become the archive itself. */
        record ArchiveTable(TableSync sync, Optional<CompanyName> company, String table) implements Action {}

        /** {@code table} is about to be rebuilt as {@code next}: what others hung on it is to be remembered. */
        record CarryOver(String table, String next) implements Action {}

        /** {@code table} is rebuilt: what others hung on it is to be hung on it again. */
        record SetDown(String table) implements Action {}
    }

    /** A table of the database on its way. */
    private record Work(TableSync sync, Optional<CompanyName> company, String current, String last) {
        boolean isRenamed() {
            return !current.equals(last);
        }
    }

    private final List<CompanyName> companies;
    private final List<Action> actions = new ArrayList<>();
    private int temporaries;

    private SyncScript(List<CompanyName> companies) {
        this.companies = companies;
    }

    /** The tables that one company gets when it is added. */
    public static List<Action> forNewCompany(List<StoredTable> tables, CompanyName company) {
        SyncScript script = new SyncScript(List.of(company));
        tables.stream().filter(StoredTable::perCompany).forEach(table -> script.create(table, Optional.of(company)));
        return script.actions;
    }

    public static List<Action> of(List<TableSync> syncs, List<CompanyName> companies) {
        SyncScript script = new SyncScript(companies);
        syncs.stream().filter(sync -> sync.after().isEmpty()).forEach(script::drop);
        script.alter(
                syncs.stream().filter(SyncScript::keepsScope).toList(),
                syncs.stream().filter(SyncScript::changesScope).toList());
        syncs.stream().filter(sync -> sync.before().isEmpty()).forEach(script::create);
        return script.actions;
    }

    private static boolean keepsScope(TableSync sync) {
        return sync.before().isPresent()
                && sync.after().isPresent()
                && sync.before().get().perCompany() == sync.after().get().perCompany();
    }

    private static boolean changesScope(TableSync sync) {
        return sync.before().isPresent() && sync.after().isPresent() && !keepsScope(sync);
    }

    private void run(String sql) {
        actions.add(new Action.Run(sql));
    }

    private List<Optional<CompanyName>> scopes(StoredTable table) {
        return table.perCompany() ? companies.stream().map(Optional::of).toList() : List.of(Optional.empty());
    }

    private void create(TableSync sync) {
        StoredTable table = sync.after().orElseThrow();
        scopes(table).forEach(company -> create(table, company));
    }

    private void create(StoredTable table, Optional<CompanyName> company) {
        String name = TableNames.of(table, company);
        createTable(table, name);
        table.indexes().forEach(index -> createIndex(name, index));
    }

    private void drop(TableSync sync) {
        StoredTable table = sync.before().orElseThrow();
        for (Optional<CompanyName> company : scopes(table)) {
            String name = TableNames.of(table, company);
            table.indexes().forEach(index -> dropIndex(name, index));
            actions.add(new Action.ArchiveTable(sync, company, name));
        }
    }

    // Two tables may swap their names, and a name may change only in case: then they step aside first.
    private void alter(List<TableSync> syncs, List<TableSync> rescoped) {
        List<Work> works = new ArrayList<>();
        for (TableSync sync : syncs) {
            StoredTable before = sync.before().orElseThrow();
            for (Optional<CompanyName> company : scopes(before)) {
                String current = TableNames.of(before, company);
                works.add(new Work(
                        sync, company, current, TableNames.of(sync.after().orElseThrow(), company)));
            }
        }
        Set<String> taken = works.stream().map(work -> folded(work.current())).collect(Collectors.toSet());
        for (TableSync sync : rescoped) {
            StoredTable before = sync.before().orElseThrow();
            scopes(before).forEach(company -> taken.add(folded(TableNames.of(before, company))));
        }
        List<Work> settled = new ArrayList<>();
        for (Work work : works) {
            boolean blocked = work.isRenamed() && taken.contains(folded(work.last()));
            String next = blocked ? "rubicon_aside_" + temporaries++ : work.last();
            dropChangedIndexes(work);
            actions.add(new Action.ArchiveValues(work.sync(), work.company(), work.current()));
            if (needsRebuild(work.sync())) {
                rebuild(work.sync(), work.current(), next);
            } else {
                alterColumns(work.sync(), work.current());
                rename(work.current(), next);
            }
            settled.add(new Work(work.sync(), work.company(), next, work.last()));
        }
        rescoped.forEach(this::rescope);
        for (Work work : settled) {
            rename(work.current(), work.last());
            createChangedIndexes(work);
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void rename(String from, String to) {
        if (!from.equals(to)) {
            run("ALTER TABLE " + TableNames.quoted(from) + " RENAME TO " + TableNames.quoted(to));
        }
    }

    // The rows of the one company that has any become everybody's, or those of the one company that there is.
    private void rescope(TableSync sync) {
        StoredTable before = sync.before().orElseThrow();
        StoredTable after = sync.after().orElseThrow();
        scopes(after).forEach(company -> createTable(after, TableNames.of(after, company)));
        String target =
                TableNames.of(after, after.perCompany() ? companies.stream().findFirst() : Optional.empty());
        for (Optional<CompanyName> company : scopes(before)) {
            String source = TableNames.of(before, company);
            actions.add(new Action.ArchiveValues(sync, company, source));
            if (!after.perCompany() || !companies.isEmpty()) {
                copyRows(sync, source, target);
            }
            run("DROP TABLE " + TableNames.quoted(source));
        }
        for (Optional<CompanyName> company : scopes(after)) {
            after.indexes().forEach(index -> createIndex(TableNames.of(after, company), index));
        }
    }

    private static boolean needsRebuild(TableSync sync) {
        StoredTable before = sync.before().orElseThrow();
        StoredTable after = sync.after().orElseThrow();
        return !primaryKeyAfter(sync, before).equals(folded(after.primaryKey()))
                || sync.columns().stream().anyMatch(SyncScript::changesColumn)
                || sync.dropped().stream().anyMatch(column -> contains(before.primaryKey(), column));
    }

    private static List<String> primaryKeyAfter(TableSync sync, StoredTable before) {
        return before.primaryKey().stream()
                .map(name -> before.column(name)
                        .flatMap(sync::successor)
                        .map(Column::name)
                        .orElse(name))
                .map(SyncScript::folded)
                .toList();
    }

    private static List<String> folded(List<String> names) {
        return names.stream().map(SyncScript::folded).toList();
    }

    private static boolean contains(List<String> names, Column column) {
        return folded(names).contains(folded(column.name()));
    }

    private static boolean changesColumn(TableSync.Source source) {
        return source.before().isPresent()
                && (!ColumnSql.declaration(named(source.before().get(), source.after()))
                                .equals(ColumnSql.declaration(source.after()))
                        || source.before().get().autoIncrement()
                                != source.after().autoIncrement());
    }

    private static Column named(Column column, Column other) {
        return new Column(column.app(), other.name(), column.type(), column.autoIncrement());
    }

    private void alterColumns(TableSync sync, String table) {
        for (TableSync.Source source : sync.columns()) {
            source.before().ifPresent(before -> rewriteValues(table, before, source.after()));
        }
        for (Column column : sync.dropped()) {
            run("ALTER TABLE " + TableNames.quoted(table) + " DROP COLUMN " + TableNames.quoted(column.name()));
        }
        renameColumns(sync, table);
        for (TableSync.Source source : sync.columns()) {
            if (source.before().isEmpty()) {
                run("ALTER TABLE " + TableNames.quoted(table) + " ADD COLUMN " + ColumnSql.declaration(source.after()));
            }
        }
    }

    private void rewriteValues(String table, Column before, Column after) {
        if (Conversion.of(before, after) instanceof Conversion.Rewrite rewrite) {
            run("UPDATE " + TableNames.quoted(table) + " AS t SET " + TableNames.quoted(before.name()) + " = "
                    + rewrite.value() + " WHERE NOT (" + rewrite.survives() + ")");
        }
    }

    // The same for fields.
    private void renameColumns(TableSync sync, String table) {
        List<TableSync.Source> renamed = sync.columns().stream()
                .filter(s -> s.before().isPresent()
                        && !s.before().get().name().equals(s.after().name()))
                .toList();
        Set<String> taken =
                renamed.stream().map(s -> folded(s.before().get().name())).collect(Collectors.toSet());
        List<String> asides = new ArrayList<>();
        for (TableSync.Source source : renamed) {
            boolean blocked = taken.contains(folded(source.after().name()));
            String next =
                    blocked ? "rubicon_aside_" + temporaries++ : source.after().name();
            asides.add(next);
            renameColumn(table, source.before().get().name(), next);
        }
        for (int i = 0; i < renamed.size(); i++) {
            String last = renamed.get(i).after().name();
            if (!asides.get(i).equals(last)) {
                renameColumn(table, asides.get(i), last);
            }
        }
    }

    private void renameColumn(String table, String from, String to) {
        run("ALTER TABLE " + TableNames.quoted(table) + " RENAME COLUMN " + TableNames.quoted(from) + " TO "
                + TableNames.quoted(to));
    }

    private void rebuild(TableSync sync, String current, String last) {
        String rebuilt = "rubicon_rebuilt_" + temporaries++;
        createTable(sync.after().orElseThrow(), rebuilt);
        copyRows(sync, current, rebuilt);
        if (isNumbered(sync.before().orElseThrow()) && isNumbered(sync.after().orElseThrow())) {
            keepSequence(current, rebuilt);
        }
        actions.add(new Action.CarryOver(current, last));
        run("DROP TABLE " + TableNames.quoted(current));
        rename(rebuilt, last);
        actions.add(new Action.SetDown(last));
    }

    // Numbers that were given once are never given again, even if their rows are gone.
    private void keepSequence(String from, String to) {
        run("DELETE FROM sqlite_sequence WHERE name = " + text(to));
        run("INSERT INTO sqlite_sequence (name, seq) SELECT " + text(to) + ", seq FROM sqlite_sequence WHERE name = "
                + text(from));
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static boolean isNumbered(StoredTable table) {
        return numbered(table).isPresent();
    }

    private static Optional<Column> numbered(StoredTable table) {
        return table.columns().stream()
                .filter(column -> column.autoIncrement()
                        && table.primaryKey().size() == 1
                        && contains(table.primaryKey(), column)
                        && ColumnSql.type(column.type()).equals("INTEGER"))
                .findFirst();
    }

    private void copyRows(TableSync sync, String from, String to) {
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner values = new StringJoiner(", ");
        for (TableSync.Source source : sync.columns()) {
            if (source.before().isPresent()) {
                columns.add(TableNames.quoted(source.after().name()));
                values.add(valueAfter(source));
            }
        }
        run("INSERT INTO " + TableNames.quoted(to) + " (" + columns + ") SELECT " + values + " FROM "
                + TableNames.quoted(from) + " AS t");
    }

    /** What a column will hold, as an expression over the old table {@code t}. */
    static String valueAfter(TableSync.Source source) {
        if (source.before().isEmpty()) {
            return ColumnSql.blank(source.after().type());
        }
        return switch (Conversion.of(source.before().get(), source.after())) {
            case Conversion.Keep keep -> TableNames.column(source.before().get().name());
            case Conversion.Rewrite rewrite -> rewrite.value();
        };
    }

    private void createTable(StoredTable table, String name) {
        StringJoiner columns = new StringJoiner(", ", " (", ")");
        Optional<Column> numbered = numbered(table);
        for (Column column : table.columns()) {
            boolean isNumbered = numbered.filter(column::equals).isPresent();
            columns.add(
                    isNumbered
                            ? TableNames.quoted(column.name()) + " INTEGER PRIMARY KEY AUTOINCREMENT"
                            : ColumnSql.declaration(column));
        }
        if (numbered.isEmpty()) {
            columns.add("PRIMARY KEY (" + columnList(table.primaryKey()) + ")");
        }
        run("CREATE TABLE " + TableNames.quoted(name) + columns);
    }

    private static String columnList(List<String> names) {
        return names.stream().map(TableNames::quoted).collect(Collectors.joining(", "));
    }

    private void createIndex(String table, StoredTable.Index index) {
        run("CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX "
                + TableNames.quoted(TableNames.ofIndex(table, index)) + " ON " + TableNames.quoted(table) + " ("
                + columnList(index.columns()) + ")");
    }

    private void dropIndex(String table, StoredTable.Index index) {
        run("DROP INDEX " + TableNames.quoted(TableNames.ofIndex(table, index)));
    }

    private void dropChangedIndexes(Work work) {
        for (StoredTable.Index index : work.sync().before().orElseThrow().indexes()) {
            if (!isKept(work, index)) {
                dropIndex(work.current(), index);
            }
        }
    }

    private void createChangedIndexes(Work work) {
        List<String> kept = new ArrayList<>();
        for (StoredTable.Index index : work.sync().before().orElseThrow().indexes()) {
            if (isKept(work, index)) {
                kept.add(folded(index.name()));
            }
        }
        for (StoredTable.Index index : work.sync().after().orElseThrow().indexes()) {
            if (!kept.contains(folded(index.name()))) {
                createIndex(work.last(), index);
            }
        }
    }

    // An index stays if its table does, under its name, and if its columns are what the new one asks for: the columns
    // themselves, not others that now have their names.
    private static boolean isKept(Work work, StoredTable.Index index) {
        StoredTable before = work.sync().before().orElseThrow();
        if (!TableNames.of(before, work.company()).equals(work.last()) || needsRebuild(work.sync())) {
            return false;
        }
        List<String> columns = index.columns().stream()
                .map(name -> before.column(name)
                        .flatMap(work.sync()::successor)
                        .map(Column::name)
                        .orElse(""))
                .map(SyncScript::folded)
                .toList();
        return work.sync().after().orElseThrow().indexes().stream()
                .anyMatch(next -> next.name().equalsIgnoreCase(index.name())
                        && next.unique() == index.unique()
                        && folded(next.columns()).equals(columns));
    }
}
