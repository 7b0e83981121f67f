package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.bind.Reach;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Subscriber;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.run.ModuleFacts;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.run.Stores;
import dev.rubicon.al.runtime.system.SystemTables;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Variable;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.database.SqlWatch;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Runs the codeunits of an app in AL. */
final class UpgradeRun implements CodeRun {
    /** The codeunit "Upgrade Tag", whose events ask for tags. */
    private static final int UPGRADE_TAG = 9999;

    private static final int MAX_TAG_LENGTH = 250;

    private final DataUpgrade upgrade;
    private final UpgradeProgram program;
    private final InstanceState state;
    private final InstanceWorld world;
    private final UpgradeSettings settings;
    private final Sql sql;
    private final TriggerClock clock;
    private final SqlRows rows;
    private final SystemTables tables;
    private final Stores stores;

    /**
     * The run of the journal in which it happens.
     *
     * @param now UTC, ISO 8601
     */
    record InRun(long number, String now) {}

    UpgradeRun(
            InstanceDatabase database,
            DataUpgrade upgrade,
            CodeOfApps codes,
            InstanceWorld world,
            UpgradeSettings settings,
            InRun run) {
        this.upgrade = upgrade;
        this.world = world;
        this.settings = settings;
        this.sql = database.sql();
        this.clock = new TriggerClock(sql, settings.limits().time());
        this.state = database.readState();
        this.program = UpgradeProgram.of(state.apps().get(upgrade.app().id()), state.apps(), codes);
        this.rows = new SqlRows(database.sql(), program.program(), Planner.storedTables(state), world.recorder());
        this.tables = new SystemTables(rows, program.program(), context(), world.user());
        this.stores = new Stores(
                new StoredSecrets(database.sql()),
                new StoredSequences(database.sql()),
                new UpgradeArchives(database.sql(), state, rows, rows.forms(), run.number(), run.now()));
    }

    @Override
    public boolean hasAny(Phase phase) {
        return program.codeunits(upgrade.kind()).stream()
                .anyMatch(codeunit -> phase.triggers().stream()
                        .anyMatch(name -> UpgradeProgram.entry(codeunit, name).isPresent()));
    }

    @Override
    public void run(Phase phase) {
        List<CodeObject> codeunits = program.codeunits(upgrade.kind()).stream()
                .filter(codeunit -> upgrade.codeunits().contains(UpgradeProgram.named(codeunit)))
                .toList();
        for (CompanyName company : state.companies()) {
            codeunits.forEach(codeunit -> UpgradeProgram.entry(codeunit, phase.perCompany())
                    .ifPresent(trigger -> run(trigger, Optional.of(company))));
        }
        codeunits.forEach(codeunit -> UpgradeProgram.entry(codeunit, phase.perDatabase())
                .ifPresent(trigger -> run(trigger, Optional.empty())));
    }

    // As far as its code can be asked.
    @Override
    public void offerTags() {
        new UpgradeTags(sql)
                .offer(
                        upgrade.app().id(),
                        offered("OnGetPerCompanyUpgradeTags"),
                        offered("OnGetPerDatabaseUpgradeTags"));
    }

    private List<String> offered(String event) {
        List<Object> tags = new ArrayList<>();
        for (Routine subscriber : program.subscribers(new Subscriber.Event("codeunit", UPGRADE_TAG, event, ""))) {
            if (Reach.from(program.bodies(), List.of(subscriber), true)
                            .unsupported()
                            .isEmpty()
                    && subscriber.tree().parameters().size() == 1) {
                ask(subscriber, tags);
            }
        }
        return tags.stream().map(Object::toString).toList();
    }

    // One that fails offers nothing: the app is here, whatever becomes of companies to come.
    private void ask(Routine subscriber, List<Object> tags) {
        Type type = new Type.ListOf(new Type.Code(MAX_TAG_LENGTH));
        Session session = session(Optional.empty());
        List<Object> offered = new ArrayList<>();
        try {
            program.bodies()
                    .invoke(
                            session,
                            subscriber,
                            session.instance(subscriber.owner()),
                            List.of(new Variable(type, offered)));
            rows.flush();
            tags.addAll(offered);
        } catch (AlError error) {
            world.log(subscriber + " could not be asked for tags: " + error.getMessage());
        }
    }

    private Session session(Optional<CompanyName> company) {
        return new Session(
                program.program(),
                tables,
                program.bodies(),
                world,
                context(),
                settings.limits(),
                company.map(CompanyName::value).orElse(""),
                stores);
    }

    private void run(Routine trigger, Optional<CompanyName> company) {
        String codeunit = UpgradeProgram.named(trigger.owner());
        world.recorder().begins(codeunit, trigger.name(), company);
        Session session = session(company);
        StatementWatch watch = new StatementWatch(session::stack, clock, settings.trace(), codeunit, company);
        sql.watch(watch);
        clock.start();
        try {
            program.bodies().invoke(session, trigger, session.instance(trigger.owner()), List.of());
            rows.flush();
            if (clock.stop()) {
                throw new AlError("RB761", "its time is over");
            }
        } catch (AlError error) {
            boolean isLate = clock.stop() || error.code().equals("RB761");
            throw new Unavailable(isLate ? tooLong(trigger, company, error.stack()) : failed(error, trigger, company));
        } catch (ProblemException e) {
            throw clock.stop() ? new Unavailable(tooLong(trigger, company, watch.failedAt()), e) : e;
        } catch (OutOfMemoryError full) {
            throw new Unavailable(failed(new AlError("RB771", "it needs more memory than there is"), trigger, company));
        } finally {
            clock.stop();
            sql.watch(SqlWatch.NONE);
            world.recorder().ends();
        }
    }

    private Problem failed(AlError error, Routine trigger, Optional<CompanyName> company) {
        return new Problem(
                "RB780",
                what() + " failed" + in(company) + ": " + Quoted.sentence(error.getMessage()),
                "it was in " + place(error.stack(), trigger)
                        + "; correct the data, or the code in a new version of the app, then run the same command again");
    }

    private Problem tooLong(Routine trigger, Optional<CompanyName> company, List<AlError.Frame> stack) {
        return new Problem(
                "RB772",
                what() + " was stopped" + in(company) + ": " + trigger + " ran longer than "
                        + TriggerClock.text(settings.limits().time()),
                "it was in " + place(stack, trigger)
                        + "; --upgrade-timeout gives it more time, --trace shows what it does");
    }

    private static String in(Optional<CompanyName> company) {
        return company.map(name -> " in company '" + name + "'").orElse("");
    }

    private static String place(List<AlError.Frame> stack, Routine trigger) {
        return stack.isEmpty()
                ? trigger.toString()
                : stack.stream().map(AlError.Frame::toString).collect(Collectors.joining(", called from "));
    }

    private String what() {
        return switch (upgrade.kind()) {
            case INSTALL -> "the install code of " + upgrade.app();
            case UPGRADE ->
                "the data upgrade of " + upgrade.app().name() + " " + upgrade.from() + " → "
                        + upgrade.app().version();
        };
    }

    private Context context() {
        Map<UUID, ModuleFacts> modules = new HashMap<>();
        for (InstalledApp app : state.apps().values()) {
            boolean isThis = app.id().equals(upgrade.app().id());
            if (app.installed()) {
                Version data = isThis ? upgrade.from() : app.dataVersion().orElse(Version.ZERO);
                modules.put(app.id(), new ModuleFacts(app.identity(), data, dependencies(app)));
            }
        }
        return new Context(
                switch (upgrade.kind()) {
                    case INSTALL -> Context.Kind.INSTALL;
                    case UPGRADE -> Context.Kind.UPGRADE;
                },
                Optional.of(upgrade.app()),
                modules,
                state.companies().stream().map(CompanyName::value).toList());
    }

    private List<AppIdentity> dependencies(InstalledApp app) {
        List<AppIdentity> dependencies = new ArrayList<>();
        app.dependencies()
                .forEach(id ->
                        Optional.ofNullable(state.apps().get(id)).ifPresent(one -> dependencies.add(one.identity())));
        return dependencies;
    }

    @Override
    public void close() {
        clock.close();
        rows.close();
    }
}
