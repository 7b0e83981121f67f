package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.format.script.ScriptTrigger;
import dev.rubicon.format.script.SqlFlavour;
import dev.rubicon.format.script.SqlStatement;
import dev.rubicon.format.script.UpgradeScript;
import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.Failure;
import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.sync.TableNames;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the upgrade scripts of one app, in the transaction that is open. The tables are those of the version that comes. */
final class ScriptRun {
    private static final int SHOWN_ROWS = 10;

    private final Sql sql;
    private final DataUpgrade upgrade;
    private final List<UpgradeScript> scripts;
    private final UpgradeListener listener;
    private final String now;
    private final InstanceState state;
    private final ScriptTables tables;
    private final List<StoredTable> stored;
    private final UpgradeTags tags;
    private final Set<Place> before = new HashSet<>();
    private final Set<Place> set = new HashSet<>();
    private final Map<Written, long[]> written = new LinkedHashMap<>();

    /** Where a tag is set. */
    private record Place(String tag, Optional<String> company) {}

    private record Written(String table, String company) {}

    /**
     * @param scripts of the app, all that it has for this database
     * @param now UTC, ISO 8601
     */
    ScriptRun(
            InstanceDatabase database,
            DataUpgrade upgrade,
            List<UpgradeScript> scripts,
            UpgradeListener listener,
            String now) {
        this.sql = database.sql();
        this.upgrade = upgrade;
        this.scripts = scripts;
        this.listener = listener;
        this.now = now;
        this.state = database.readState();
        InstalledApp app = state.apps().get(upgrade.app().id());
        this.tables = new ScriptTables(app, state.apps());
        this.stored = Planner.storedTables(state);
        this.tags = new UpgradeTags(sql);
        tags.list(state.companies()).forEach(tag -> before.add(new Place(tag.tag(), tag.company())));
        this.set.addAll(before);
    }

    static SqlFlavour flavour(Dialect dialect) {
        return switch (dialect) {
            case SqliteDialect sqlite -> SqlFlavour.SQLITE;
            case PostgresDialect postgres -> SqlFlavour.POSTGRES;
        };
    }

    /** Scripts that run when the app comes or moves. */
    static List<UpgradeScript> of(List<UpgradeScript> scripts, DataUpgrade.Kind kind) {
        return scripts.stream()
                .filter(script -> switch (kind) {
                    case INSTALL -> script.trigger().isInstall();
                    case UPGRADE -> !script.trigger().isInstall();
                })
                .toList();
    }

    /** What the scripts have written so far. */
    List<RowsWritten> written() {
        return written.entrySet().stream()
                .map(entry -> new RowsWritten(
                        entry.getKey().table(),
                        entry.getKey().company(),
                        entry.getValue()[0],
                        entry.getValue()[1],
                        entry.getValue()[2]))
                .toList();
    }

    /** @throws Unavailable RB787 if a statement fails, RB788 if a check finds rows */
    void run() {
        Phase.of(upgrade.kind()).forEach(this::run);
    }

    boolean hasAny(Phase phase) {
        return phase.triggers().stream().anyMatch(name -> script(name).isPresent());
    }

    void run(Phase phase) {
        for (CompanyName company : state.companies()) {
            script(phase.perCompany()).ifPresent(script -> run(script, Optional.of(company)));
        }
        script(phase.perDatabase()).ifPresent(script -> run(script, Optional.empty()));
    }

    private Optional<UpgradeScript> script(String trigger) {
        return scripts.stream()
                .filter(script -> script.trigger().toString().equals(trigger))
                .filter(script -> upgrade.codeunits().contains(script.path()))
                .findFirst();
    }

    // A section whose tag is set when it begins does not run; one that runs sets it. What only looks goes by the tags
    // as
    // they were before: it is to look at what the sections of that tag have done.
    private void run(UpgradeScript script, Optional<CompanyName> company) {
        listener.begins(script.path(), company);
        boolean checks = script.trigger().isCheck();
        Set<Place> done = Set.copyOf(checks ? before : set);
        for (SqlStatement statement : script.statements()) {
            if (statement
                    .tag()
                    .filter(tag -> done.contains(place(tag, company)))
                    .isEmpty()) {
                attempt(script, statement, company);
            }
        }
        if (!checks) {
            script.tags().forEach(tag -> setTag(tag, company, false));
        }
    }

    private static Place place(String tag, Optional<CompanyName> company) {
        return new Place(Conversions.code(tag), company.map(CompanyName::value));
    }

    private void setTag(String tag, Optional<CompanyName> company, boolean skipped) {
        Place place = place(tag, company);
        if (set.add(place)) {
            tags.set(new UpgradeTags.Tag(place.tag(), place.company(), now, skipped));
        }
    }

    private void attempt(UpgradeScript script, SqlStatement statement, Optional<CompanyName> company) {
        String where = script.path() + ":" + statement.line()
                + company.map(name -> " in company '" + name + "'").orElse("");
        String text = statement.render(name -> sqlName(name, company));
        try {
            if (statement.verb() == SqlStatement.Verb.QUERY) {
                check(where, sql.first(text, SHOWN_ROWS));
            } else {
                wrote(statement, company, sql.execute(text));
            }
        } catch (ProblemException e) {
            if (Failure.STATEMENT.is(e) || Failure.RULE.is(e)) {
                throw new Unavailable(
                        new Problem(
                                "RB787",
                                what() + " failed at " + where + ": "
                                        + e.problems().getFirst().message(),
                                "correct the data, or the script in a new version of the app, then run the same command again"));
            }
            throw e;
        }
    }

    private void check(String where, Sql.Answer found) {
        if (!found.rows().isEmpty()) {
            String rows = found.rows().stream()
                    .map(row -> row.stream()
                            .map(value -> value.map(Quoted::shortened).orElse("NULL"))
                            .collect(Collectors.joining("|")))
                    .collect(Collectors.joining("; "));
            throw new Unavailable(new Problem(
                    "RB788",
                    what() + " was stopped by the check at " + where + ", which found rows: "
                            + found.columns().stream().map(Quoted::shortened).collect(Collectors.joining("|")) + ": "
                            + rows + (found.rows().size() == SHOWN_ROWS ? " and perhaps more" : ""),
                    "correct these rows, or the script in a new version of the app, then run the same command again"));
        }
    }

    private void wrote(SqlStatement statement, Optional<CompanyName> company, long rows) {
        String name = statement.changed().orElse("");
        Optional<ScriptTables.Named> table = tables.find(name).stream().findFirst();
        boolean perCompany = table.filter(one -> one.table().dataPerCompany()).isPresent();
        Written place = new Written(
                table.map(one -> one.table().name()).orElse(name),
                company.filter(one -> perCompany).map(CompanyName::value).orElse(""));
        int kind = switch (statement.verb()) {
            case INSERT -> 0;
            case UPDATE -> 1;
            case DELETE -> 2;
            case QUERY -> throw new IllegalStateException("a query writes nothing");
        };
        written.computeIfAbsent(place, any -> new long[3])[kind] += rows;
    }

    private String sqlName(String name, Optional<CompanyName> company) {
        ScriptTables.Named named = tables.find(name).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("planning let " + name + " through"));
        StoredTable table = stored.stream()
                .filter(one -> one.app().equals(named.app())
                        && one.id() == named.table().id())
                .findFirst()
                .orElseThrow();
        return sql.dialect().quoted(TableNames.of(table, company.filter(any -> table.perCompany())));
    }

    /** Offers the tags of the app for new companies, and sets those that are left: what it comes with counts as done. */
    void offerTags() {
        List<UpgradeScript> writing =
                scripts.stream().filter(script -> !script.trigger().isCheck()).toList();
        tags.offer(upgrade.app().id(), tags(writing, true), tags(writing, false));
        boolean moved = upgrade.kind() == DataUpgrade.Kind.UPGRADE;
        for (UpgradeScript script : writing) {
            boolean isYetToCome = moved
                    && Phase.AFTER_COMMIT.triggers().contains(script.trigger().toString());
            if (!isYetToCome) {
                script.tags().forEach(tag -> places(script.trigger()).forEach(company -> setTag(tag, company, moved)));
            }
        }
    }

    private static List<String> tags(List<UpgradeScript> scripts, boolean perCompany) {
        return scripts.stream()
                .filter(script -> script.trigger().isPerCompany() == perCompany)
                .flatMap(script -> script.tags().stream())
                .map(Conversions::code)
                .distinct()
                .toList();
    }

    private List<Optional<CompanyName>> places(ScriptTrigger trigger) {
        List<Optional<CompanyName>> places = new ArrayList<>();
        if (trigger.isPerCompany()) {
            state.companies().forEach(company -> places.add(Optional.of(company)));
        } else {
            places.add(Optional.empty());
        }
        return places;
    }

    private String what() {
        return switch (upgrade.kind()) {
            case INSTALL -> "the install script of " + upgrade.app();
            case UPGRADE ->
                "the data upgrade of " + upgrade.app().name() + " " + upgrade.from() + " → "
                        + upgrade.app().version();
        };
    }
}
