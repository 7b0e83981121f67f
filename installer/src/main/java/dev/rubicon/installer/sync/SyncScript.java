package dev.rubicon.installer.sync;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.TableSync;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The actions that bring the tables of a step from one shape to the other, in order. Pure: nothing runs here. What a single table
 * goes through is up to its database, {@link TableSql}.
 */
final class SyncScript {
    /**
     * A table of the database on its way.
     *
     * @param kept indexes of the old table that stay
     */
    private record Work(
            TableSync sync, Optional<CompanyName> company, String current, String last, List<StoredTable.Index> kept) {
        boolean isRenamed() {
            return !current.equals(last);
        }
    }

    private static final String ASIDE = "rubicon_aside_0";

    private final TableSql tables;
    private final List<CompanyName> companies;
    private final List<Action> actions = new ArrayList<>();

    private SyncScript(TableSql tables, List<CompanyName> companies) {
        this.tables = tables;
        this.companies = companies;
    }

    /** The tables that one company gets when it is added. */
    static List<Action> forNewCompany(TableSql sql, List<StoredTable> tables, CompanyName company) {
        SyncScript script = new SyncScript(sql, List.of(company));
        script.make(perCompany(tables));
        return script.actions;
    }

    /** The tables of {@code to}, with the rows of {@code from}. */
    static List<Action> forCopiedCompany(TableSql sql, List<StoredTable> tables, CompanyName from, CompanyName to) {
        SyncScript script = new SyncScript(sql, List.of(from, to));
        for (StoredTable table : perCompany(tables)) {
            String source = TableNames.of(table, Optional.of(from));
            String target = TableNames.of(table, Optional.of(to));
            sql.create(table, target).forEach(script::run);
            script.run(sql.columns().copy(table, source, target));
            sql.numberAlike(table, source, target).forEach(script::run);
            table.indexes().forEach(index -> script.createIndex(target, index));
        }
        return script.actions;
    }

    /** The tables of {@code from} under the names that they have in {@code to}. */
    static List<Action> forRenamedCompany(TableSql sql, List<StoredTable> tables, CompanyName from, CompanyName to) {
        SyncScript script = new SyncScript(sql, List.of(from));
        for (StoredTable table : perCompany(tables)) {
            String current = TableNames.of(table, Optional.of(from));
            String last = TableNames.of(table, Optional.of(to));
            boolean follow = sql.renamesIndexes();
            List<StoredTable.Index> kept = follow ? table.indexes() : List.of();
            if (!follow) {
                table.indexes().forEach(index -> script.dropIndex(current, index));
            }
            // A name may change only in case.
            if (folded(current).equals(folded(last))) {
                sql.rename(current, ASIDE, kept).forEach(script::run);
                sql.rename(ASIDE, last, kept).forEach(script::run);
            } else {
                sql.rename(current, last, kept).forEach(script::run);
            }
            if (!follow) {
                table.indexes().forEach(index -> script.createIndex(last, index));
            }
        }
        return script.actions;
    }

    private static List<StoredTable> perCompany(List<StoredTable> tables) {
        return tables.stream().filter(StoredTable::perCompany).toList();
    }

    static List<Action> of(TableSql sql, List<TableSync> syncs, List<CompanyName> companies) {
        SyncScript script = new SyncScript(sql, companies);
        syncs.stream().filter(sync -> sync.after().isEmpty()).forEach(script::drop);
        script.alter(
                syncs.stream().filter(SyncScript::keepsScope).toList(),
                syncs.stream().filter(TableSql::changesScope).toList());
        script.make(syncs.stream()
                .filter(sync -> sync.before().isEmpty())
                .map(sync -> sync.after().orElseThrow())
                .toList());
        return script.actions;
    }

    private static boolean keepsScope(TableSync sync) {
        return sync.before().isPresent() && sync.after().isPresent() && !TableSql.changesScope(sync);
    }

    private void run(String sql) {
        actions.add(new Action.Run(sql));
    }

    private List<Optional<CompanyName>> scopes(StoredTable table) {
        return table.perCompany() ? companies.stream().map(Optional::of).toList() : List.of(Optional.empty());
    }

    private void make(List<StoredTable> made) {
        List<String> statements = new ArrayList<>();
        for (StoredTable table : made) {
            for (Optional<CompanyName> company : scopes(table)) {
                String name = TableNames.of(table, company);
                statements.addAll(tables.create(table, name));
                table.indexes().forEach(index -> statements.add(tables.createIndex(name, index)));
            }
        }
        actions.addAll(tables.make(statements));
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
                String last = TableNames.of(sync.after().orElseThrow(), company);
                works.add(new Work(sync, company, current, last, kept(sync, !current.equals(last))));
            }
        }
        Set<String> taken = works.stream().map(work -> folded(work.current())).collect(Collectors.toSet());
        for (TableSync sync : rescoped) {
            StoredTable before = sync.before().orElseThrow();
            scopes(before).forEach(company -> taken.add(folded(TableNames.of(before, company))));
        }
        works.forEach(this::dropChangedIndexes);
        lookForOthers(works);
        works.forEach(work -> archive(work.sync(), work.company(), work.current()));
        List<String> settled = new ArrayList<>();
        List<Action.Widened> widened = new ArrayList<>();
        for (Work work : works) {
            boolean blocked = work.isRenamed() && taken.contains(folded(work.last()));
            String next = blocked ? "rubicon_aside_" + settled.size() : work.last();
            Optional<Action.Widened> wider = tables.widen(work.sync(), work.last());
            if (wider.isPresent()) {
                widened.add(wider.get());
                tables.rename(work.current(), next, work.kept()).forEach(this::run);
            } else {
                actions.addAll(tables.reshape(work.sync(), work.current(), next, work.kept()));
            }
            settled.add(next);
        }
        rescoped.forEach(this::rescope);
        for (int i = 0; i < works.size(); i++) {
            Work work = works.get(i);
            tables.rename(settled.get(i), work.last(), work.kept()).forEach(this::run);
        }
        if (!widened.isEmpty()) {
            actions.add(new Action.Widen(widened));
        }
        works.forEach(this::createChangedIndexes);
    }

    private void archive(TableSync sync, Optional<CompanyName> company, String table) {
        List<Lost> lost = Lost.in(sync, tables.columns());
        if (!lost.isEmpty()) {
            actions.add(new Action.ArchiveValues(sync, company, table, lost));
        }
    }

    private void lookForOthers(List<Work> works) {
        SequencedMap<String, List<Column>> dropped = new LinkedHashMap<>();
        for (Work work : works) {
            List<Column> columns = work.sync().dropped();
            if (!columns.isEmpty()) {
                dropped.put(work.current(), columns);
            }
        }
        tables.othersOn(dropped).map(Action.LookFor::new).ifPresent(actions::add);
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    // The rows of the one company that has any become everybody's, or those of the one company that there is.
    private void rescope(TableSync sync) {
        StoredTable before = sync.before().orElseThrow();
        StoredTable after = sync.after().orElseThrow();
        scopes(after)
                .forEach(company ->
                        tables.create(after, TableNames.of(after, company)).forEach(this::run));
        String target =
                TableNames.of(after, after.perCompany() ? companies.stream().findFirst() : Optional.empty());
        for (Optional<CompanyName> company : scopes(before)) {
            String source = TableNames.of(before, company);
            archive(sync, company, source);
            if (!after.perCompany() || !companies.isEmpty()) {
                run(tables.columns().copy(sync, source, target));
            }
            run("DROP TABLE " + quoted(source));
        }
        if (!after.perCompany() || !companies.isEmpty()) {
            tables.numberOn(after, target).forEach(this::run);
        }
        for (Optional<CompanyName> company : scopes(after)) {
            after.indexes().forEach(index -> createIndex(TableNames.of(after, company), index));
        }
    }

    private void createIndex(String table, StoredTable.Index index) {
        run(tables.createIndex(table, index));
    }

    private void dropIndex(String table, StoredTable.Index index) {
        run(tables.dropIndex(table, index));
    }

    private String quoted(String name) {
        return tables.columns().dialect().quoted(name);
    }

    private void dropChangedIndexes(Work work) {
        for (StoredTable.Index index : work.sync().before().orElseThrow().indexes()) {
            if (!work.kept().contains(index)) {
                dropIndex(work.current(), index);
            }
        }
    }

    private void createChangedIndexes(Work work) {
        List<String> kept = work.kept().stream().map(StoredTable.Index::name).toList();
        for (StoredTable.Index index : work.sync().after().orElseThrow().indexes()) {
            if (!kept.contains(index.name())) {
                createIndex(work.last(), index);
            }
        }
    }

    // Indexes of the old table that the new one asks for under the same name, over the same columns: the columns
    // themselves, not others that now have their names.
    private List<StoredTable.Index> kept(TableSync sync, boolean renamed) {
        List<StoredTable.Index> indexes = sync.before().orElseThrow().indexes();
        if (indexes.isEmpty() || !tables.keepsIndexes(sync, renamed)) {
            return List.of();
        }
        return indexes.stream().filter(index -> isKept(sync, index)).toList();
    }

    private static boolean isKept(TableSync sync, StoredTable.Index index) {
        StoredTable before = sync.before().orElseThrow();
        List<String> columns = index.columns().stream()
                .map(name -> before.column(name)
                        .flatMap(sync::successor)
                        .map(Column::name)
                        .orElse(""))
                .toList();
        return sync.after()
                .orElseThrow()
                .indexes()
                .contains(new StoredTable.Index(index.name(), columns, index.unique()));
    }
}
