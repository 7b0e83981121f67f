package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.format.script.ScriptTrigger;
import dev.rubicon.format.script.SqlFlavour;
import dev.rubicon.format.script.SqlStatement;
import dev.rubicon.format.script.UpgradeScript;
import dev.rubicon.installer.database.Answer;
import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.Failure;
import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.database.SqlWatch;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the upgrade scripts of an app without AL. */
final class ScriptRun implements CodeRun {
    private static final int SHOWN_ROWS = 10;

    private final Sql sql;
    private final DataUpgrade upgrade;
    private final List<UpgradeScript> scripts;
    private final CodeRecorder recorder;
    private final UpgradeSettings settings;
    private final TriggerClock clock;
    private final String now;
    private final InstanceState state;
    private final ScriptTables tables;
    private final List<StoredTable> stored;
    private final UpgradeTags tags;
    private final Set<Place> before = new HashSet<>();
    private final Set<Place> set = new HashSet<>();

    /** Where a tag is set. */
    private record Place(String tag, Optional<String> company) {}

    /**
     * @param scripts of the app, all that it has for this database
     * @param now UTC, ISO 8601
     */
    ScriptRun(
            InstanceDatabase database,
            DataUpgrade upgrade,
            List<UpgradeScript> scripts,
            CodeRecorder recorder,
            UpgradeSettings settings,
            String now) {
        this.sql = database.sql();
        this.upgrade = upgrade;
        this.scripts = scripts;
        this.recorder = recorder;
        this.settings = settings;
        this.clock = new TriggerClock(sql, settings.limits().time());
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

    @Override
    public boolean hasAny(Phase phase) {
        return phase.triggers().stream().anyMatch(name -> script(name).isPresent());
    }

    @Override
    public void run(Phase phase) {
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

    private void run(UpgradeScript script, Optional<CompanyName> company) {
        recorder.begins(script.path(), script.trigger().toString(), company);
        clock.start();
        try {
            runSections(script, company);
        } finally {
            clock.stop();
            sql.watch(SqlWatch.NONE);
            recorder.ends();
        }
    }

    // A section whose tag is set when it begins does not run; one that runs sets it. What only looks goes by the tags
    // as they
    // were before: it is to look at what the sections of that tag have done.
    private void runSections(UpgradeScript script, Optional<CompanyName> company) {
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
        String place = script.path() + ":" + statement.line();
        String where = place + company.map(name -> " in company '" + name + "'").orElse("");
        String text = statement.render(name -> sqlName(name, company));
        AlError.Frame frame =
                new AlError.Frame(script.trigger().toString(), upgrade.app().toString(), place);
        sql.watch(new StatementWatch(() -> List.of(frame), clock, settings.trace(), script.path(), company));
        try {
            if (statement.verb() == SqlStatement.Verb.QUERY) {
                check(where, sql.first(text, SHOWN_ROWS));
            } else {
                wrote(statement, company, sql.execute(text));
            }
        } catch (AlError late) {
            throw new Unavailable(tooLong(where));
        } catch (ProblemException e) {
            throw clock.stop() ? new Unavailable(tooLong(where), e) : failed(where, e);
        }
        if (clock.isOver()) {
            throw new Unavailable(tooLong(where));
        }
    }

    private Problem tooLong(String where) {
        return new Problem(
                "RB772",
                what() + " was stopped at " + where + ": its script ran longer than "
                        + TriggerClock.text(settings.limits().time()),
                "--upgrade-timeout gives it more time, --trace shows what it does");
    }

    private ProblemException failed(String where, ProblemException e) {
        return Failure.STATEMENT.is(e) || Failure.RULE.is(e)
                ? new Unavailable(new Problem(
                        "RB787",
                        what() + " failed at " + where + ": "
                                + e.problems().getFirst().message(),
                        "correct the data, or the script in a new version of the app, then run the same command again"))
                : e;
    }

    private void check(String where, Answer found) {
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
        String shown = table.map(one -> one.table().name()).orElse(name);
        String of = company.filter(one -> perCompany).map(CompanyName::value).orElse("");
        switch (statement.verb()) {
            case INSERT -> recorder.wrote(shown, of, rows, 0, 0);
            case UPDATE -> recorder.wrote(shown, of, 0, rows, 0);
            case DELETE -> recorder.wrote(shown, of, 0, 0, rows);
            case QUERY -> throw new IllegalStateException("a query writes nothing");
        }
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

    // And sets those that are left: what an app comes with counts as done.
    @Override
    public void offerTags() {
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

    @Override
    public void close() {
        clock.close();
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
