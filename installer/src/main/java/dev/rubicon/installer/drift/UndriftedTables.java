package dev.rubicon.installer.drift;

import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.physical.Introspection;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.Refusal;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.TableFacts;
import dev.rubicon.installer.plan.TableSync;
import dev.rubicon.installer.sync.ExpectedTables;
import dev.rubicon.installer.sync.ExpectedTables.Placed;
import dev.rubicon.installer.sync.TableRepair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Asks for rows only of tables that still are what was synced, so that planning over others ends in a refusal and not in an error
 * of the database. Only the tables that a plan touches are looked at.
 */
public final class UndriftedTables implements TableFacts {
    private static final Rows NONE = new Rows(0, new TreeMap<>(), new TreeMap<>(), List.of(), List.of());

    // Who asks for more tables than these is going to ask for most of them: then all are read at once.
    private static final int READ_ONE_BY_ONE = 10;

    private final TableFacts facts;
    private final Sql sql;
    private final List<CompanyName> companies;
    private final Supplier<List<StoredTable>> stored;
    private final ExpectedTables expected;
    private final Map<StoredTable, List<Difference>> known = new HashMap<>();
    private Optional<Comparison> all = Optional.empty();

    /** @param stored the tables that there should be; asked only if something changes */
    public UndriftedTables(TableFacts facts, Sql sql, List<CompanyName> companies, Supplier<List<StoredTable>> stored) {
        this.facts = facts;
        this.sql = sql;
        this.companies = companies;
        this.stored = stored;
        this.expected = new ExpectedTables(sql.dialect());
    }

    @Override
    public Rows of(TableSync sync) {
        return inTheWay(sync).isEmpty() ? facts.of(sync) : NONE;
    }

    @Override
    public void expect(List<TableSync> syncs) {
        if (syncs.size() >= READ_ONE_BY_ONE) {
            readAll();
        }
        facts.expect(syncs.stream().filter(sync -> inTheWay(sync).isEmpty()).toList());
    }

    @Override
    public long holding(StoredTable table, String column, int number) {
        return differences(table).isEmpty() ? facts.holding(table, column, number) : 0;
    }

    @Override
    public long waiting(UUID giver, UUID taker, String table, Optional<String> field) {
        return facts.waiting(giver, taker, table, field);
    }

    private List<Difference> differences(StoredTable table) {
        return known.computeIfAbsent(table, any -> {
            List<Placed> placed = expected.of(List.of(table), companies);
            Comparison comparison = comparison(placed);
            return placed.stream().flatMap(one -> comparison.of(one).stream()).toList();
        });
    }

    private Comparison comparison(List<Placed> placed) {
        if (all.isEmpty() && known.size() < READ_ONE_BY_ONE) {
            List<String> names = placed.stream().map(Placed::name).toList();
            return Comparison.in(sql.dialect(), Introspection.tables(sql, names));
        }
        return readAll();
    }

    private Comparison readAll() {
        if (all.isEmpty()) {
            all = Optional.of(Comparison.in(sql.dialect(), Introspection.tables(sql)));
        }
        return all.get();
    }

    // A column of others does no harm where the table is changed in place.
    private List<Difference> inTheWay(TableSync sync) {
        TableRepair repair = new TableRepair(sql.dialect());
        return sync.before().map(this::differences).orElse(List.of()).stream()
                .filter(difference -> !(difference instanceof Difference.ExtraColumn extra)
                        || repair.loses(sync, extra.found().name()))
                .toList();
    }

    /** Why {@code steps} cannot be done, as far as the tables are not what was synced. */
    public List<Refusal> refusals(List<Step> steps) {
        List<Refusal> refusals = new ArrayList<>();
        boolean touches = steps.stream()
                .anyMatch(step -> step instanceof Step.Acting acting
                        && acting.apps().stream().anyMatch(app -> !app.tables().isEmpty()));
        if (!touches) {
            return refusals;
        }
        long many = steps.stream()
                .filter(Step.Acting.class::isInstance)
                .flatMap(step -> ((Step.Acting) step).apps().stream())
                .flatMap(app -> app.tables().stream())
                .filter(sync -> sync.before().isPresent())
                .limit(READ_ONE_BY_ONE)
                .count();
        if (many == READ_ONE_BY_ONE) {
            readAll();
        }
        Set<StoredTable> there = new LinkedHashSet<>(stored.get());
        Set<StoredTable> seen = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Acting acting) {
                for (AppSync app : acting.apps()) {
                    app.tables().stream()
                            .filter(sync ->
                                    sync.before().filter(there::contains).isPresent()
                                            && seen.add(sync.before().get()))
                            .forEach(sync -> refuseDrifted(acting, app, sync, refusals));
                }
            }
        }
        refuseTaken(steps, there, refusals);
        return refusals;
    }

    private void refuseDrifted(Step.Acting step, AppSync app, TableSync sync, List<Refusal> refusals) {
        List<Difference> differences = inTheWay(sync);
        if (!differences.isEmpty()) {
            refusals.add(new Refusal.Drifted(
                    step.target(),
                    app.app(),
                    differences.getFirst().placed().name(),
                    differences.stream().map(DriftText::what).toList()));
        }
    }

    // A table that is new, or gets another name, while somebody else's has that name.
    private void refuseTaken(List<Step> steps, Set<StoredTable> there, List<Refusal> refusals) {
        record Coming(Step.Acting step, AppSync app) {}
        Map<String, Coming> coming = new TreeMap<>();
        for (Step step : steps) {
            if (step instanceof Step.Acting acting) {
                for (AppSync app : acting.apps()) {
                    app.tables().stream()
                            .flatMap(sync -> sync.after().stream())
                            .flatMap(table -> expected.names(table, companies).stream())
                            .forEach(name -> coming.putIfAbsent(name, new Coming(acting, app)));
                }
            }
        }
        there.forEach(table -> expected.names(table, companies).forEach(coming::remove));
        coming.keySet().retainAll(Introspection.names(sql));
        coming.forEach(
                (name, taken) -> refusals.add(new Refusal.NameTaken(taken.step.target(), taken.app.app(), name)));
    }
}
