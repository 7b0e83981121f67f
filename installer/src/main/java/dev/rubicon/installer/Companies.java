package dev.rubicon.installer;

import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.drift.Difference;
import dev.rubicon.installer.drift.Drift;
import dev.rubicon.installer.drift.DriftText;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.physical.Introspection;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.TableSync;
import dev.rubicon.installer.sync.CompanyExtents;
import dev.rubicon.installer.sync.ExpectedTables;
import dev.rubicon.installer.sync.SchemaSync;
import dev.rubicon.installer.upgrade.UpgradeTags;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Refused;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The companies of an instance. Each change is one transaction under the lock, and a run of the journal. */
public final class Companies {
    private final Instance instance;
    private final Clock clock;

    public Companies(Instance instance, Clock clock) {
        this.instance = instance;
        this.clock = clock;
    }

    /** Every company with what it holds, ascending by name. */
    public List<CompanyExtents.Extent> list() {
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            return database.sql().snapshot(() -> {
                InstanceState state = database.readState();
                CompanyExtents extents = new CompanyExtents(database.sql(), Planner.storedTables(state));
                return state.companies().stream().map(extents::of).toList();
            });
        }
    }

    /**
     * Adds a company, and with it the tables that each company has.
     *
     * @throws InvalidInput RB711 if there is one of that name, in whatever letter case
     * @throws Refused RB657 if others have tables of the names that its tables would have
     */
    public void add(CompanyName company, Caller caller) {
        change(caller, (database, state) -> {
            InstanceDatabase.checkNames(with(state.companies(), company));
            checkFree(database, state, List.of(), company);
            return new Change("company add '" + company + "'", () -> {
                database.addCompany(company);
                SchemaSync.addCompany(database.sql(), Planner.storedTables(state), company);
                new UpgradeTags(database.sql()).addCompany(company, now());
            });
        });
    }

    /**
     * Gives a company, its tables and its entries in the archive another name.
     *
     * @throws InvalidInput RB631 if there is no such company, RB711 if the name is taken
     * @throws Refused RB526 if its tables are not what was synced, RB657 if others have tables of the new names
     */
    public void rename(CompanyName from, CompanyName to, Caller caller) {
        change(caller, (database, state) -> {
            CompanyName found = found(state, from);
            checkIsWhole(database, state, found);
            InstanceDatabase.checkNames(with(
                    state.companies().stream().filter(one -> !one.equals(found)).toList(), to));
            checkFree(database, state, List.of(found), to);
            return new Change("company rename '" + found + "' to '" + to + "'", () -> {
                if (!found.equals(to)) {
                    database.renameCompany(found, to);
                    new DataArchive(database.sql()).renameCompany(found, to);
                    new UpgradeTags(database.sql()).renameCompany(found, to);
                    SchemaSync.renameCompany(database.sql(), Planner.storedTables(state), found, to);
                }
            });
        });
    }

    /**
     * Adds a company with the same rows, value by value, as another one. The archive has nothing of it.
     *
     * @return columns that no app has declared, and that the new company therefore lacks, as {@code table: column}
     * @throws InvalidInput RB631 if there is no such company, RB711 if the name is taken
     * @throws Refused RB526 if its tables are not what was synced, RB657 if others have tables of the new names
     */
    public List<String> copy(CompanyName from, CompanyName to, Caller caller) {
        List<String> leftOut = new ArrayList<>();
        change(caller, (database, state) -> {
            CompanyName found = found(state, from);
            leftOut.addAll(checkIsWhole(database, state, found));
            InstanceDatabase.checkNames(with(state.companies(), to));
            checkFree(database, state, List.of(), to);
            return new Change("company copy '" + found + "' to '" + to + "'", () -> {
                database.addCompany(to);
                SchemaSync.copyCompany(database.sql(), Planner.storedTables(state), found, to);
                new UpgradeTags(database.sql()).copyCompany(found, to);
            });
        });
        return List.copyOf(leftOut);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static List<CompanyName> with(List<CompanyName> companies, CompanyName another) {
        List<CompanyName> all = new ArrayList<>(companies);
        all.add(another);
        return all;
    }

    /** Shows what a company that is to be deleted holds, and says whether to go on. */
    @FunctionalInterface
    public interface Approval {
        boolean approves(CompanyExtents.Extent extent);
    }

    /**
     * Deletes a company with its tables, whose rows go to the archive.
     *
     * @param archive false if the rows are to be lost
     * @return rows that are in the archive now; absent if it was not approved
     * @throws InvalidInput RB631 if there is no such company
     * @throws Refused RB526 if its tables are not what was synced
     */
    public Optional<Long> delete(CompanyName company, boolean archive, Approval approval, Caller caller) {
        return InstanceDatabase.change(instance, caller.toString(), database -> {
            InstanceState state = database.readState();
            CompanyName found = found(state, company);
            List<StoredTable> tables = Planner.storedTables(state);
            checkIsAsSynced(database, state, found);
            if (!approval.approves(new CompanyExtents(database.sql(), tables).of(found))) {
                return Optional.empty();
            }
            JournaledChange change = new JournaledChange(database, clock);
            String what = "company delete '" + found + "'" + (archive ? "" : " --no-archive");
            return Optional.of(change.run(what, caller, run -> {
                long rows = 0;
                for (InstalledApp app : state.apps().values()) {
                    SchemaSync.Origin origin = new SchemaSync.Origin(
                            run, Optional.of(app.source().version()), app.source(), archive, change.now());
                    rows += SchemaSync.apply(database.sql(), drop(app, tables), List.of(found), origin);
                }
                database.removeCompany(found);
                new UpgradeTags(database.sql()).removeCompany(found);
                return rows;
            }));
        });
    }

    // Dropping every table that a company has, in this one.
    private static AppSync drop(InstalledApp app, List<StoredTable> tables) {
        List<TableSync> drops = tables.stream()
                .filter(table -> table.perCompany() && table.app().equals(app.id()))
                .map(table -> new TableSync(Optional.of(table), Optional.empty(), List.of()))
                .toList();
        return new AppSync(app.identity(), Optional.of(app.identity().version()), List.of(), drops);
    }

    // What an app does not declare would be lost, and what is missing would be an error of the database.
    private static void checkIsAsSynced(InstanceDatabase database, InstanceState state, CompanyName company) {
        refuse(state, company, differences(database, state, company));
    }

    // A column of others does no harm where the tables stay; it is named where they are copied.
    private static List<String> checkIsWhole(InstanceDatabase database, InstanceState state, CompanyName company) {
        List<Difference> differences = differences(database, state, company);
        refuse(
                state,
                company,
                differences.stream()
                        .filter(difference -> !(difference instanceof Difference.ExtraColumn))
                        .toList());
        return differences.stream()
                .flatMap(difference -> difference.column().stream()
                        .map(column -> difference.placed().name() + ": " + column))
                .toList();
    }

    private static List<Difference> differences(InstanceDatabase database, InstanceState state, CompanyName company) {
        return Drift.of(database.sql(), state).differences().stream()
                .filter(difference ->
                        difference.placed().company().filter(company::equals).isPresent())
                .toList();
    }

    private static void refuse(InstanceState state, CompanyName company, List<Difference> differences) {
        List<Problem> problems = differences.stream()
                .map(difference -> new Problem(
                        "RB526",
                        "table '" + difference.placed().name() + "' is not as it was synced: "
                                + DriftText.what(difference),
                        "rubicon drift --instance " + state.name() + " says what to do; until then company '" + company
                                + "' stays as it is"))
                .toList();
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    // A table that is there, and is not the company's own under the name that it has now.
    private static void checkFree(
            InstanceDatabase database, InstanceState state, List<CompanyName> now, CompanyName then) {
        Set<String> own = names(database, state, now);
        List<Problem> problems =
                Introspection.tables(database.sql(), names(database, state, List.of(then))).keySet().stream()
                        .filter(name -> !own.contains(name))
                        .map(name -> new Problem(
                                "RB657",
                                "company '" + then + "' cannot be: the table '" + name
                                        + "' is there already, and no app here made it",
                                "choose another name for the company, or rename that table"))
                        .toList();
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    private static Set<String> names(InstanceDatabase database, InstanceState state, List<CompanyName> companies) {
        return new ExpectedTables(database.sql().dialect())
                .of(Planner.storedTables(state), companies).stream()
                        .filter(placed -> placed.company().isPresent())
                        .map(ExpectedTables.Placed::name)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CompanyName found(InstanceState state, CompanyName company) {
        return found(state.name(), state.companies(), company);
    }

    /**
     * The company as the instance writes it.
     *
     * @throws InvalidInput RB631 if there is none
     */
    static CompanyName found(InstanceName instance, List<CompanyName> companies, CompanyName company) {
        return companies.stream()
                .filter(one -> one.value().equalsIgnoreCase(company.value()))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "RB631",
                        "there is no company '" + company + "' in instance '" + instance + "'",
                        companies.isEmpty()
                                ? "it has none; add one: rubicon company add NAME --instance " + instance
                                : "companies are "
                                        + companies.stream()
                                                .map(CompanyName::value)
                                                .collect(Collectors.joining(", "))));
    }

    private record Change(String what, Runnable work) {}

    // What refuses does so before the run is in the journal.
    private void change(Caller caller, BiFunction<InstanceDatabase, InstanceState, Change> prepared) {
        InstanceDatabase.change(instance, caller.toString(), database -> {
            Change change = prepared.apply(database, database.readState());
            return new JournaledChange(database, clock).run(change.what(), caller, run -> {
                change.work().run();
                return run;
            });
        });
    }
}
