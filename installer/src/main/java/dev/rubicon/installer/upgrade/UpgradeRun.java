package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.bind.Reach;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Subscriber;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.run.Limits;
import dev.rubicon.al.runtime.run.ModuleFacts;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.run.Stores;
import dev.rubicon.al.runtime.system.SystemTables;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.Variable;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Problem;
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

/** Runs the code of one app, in the transaction that is open. The tables and the registry are those of the version that comes. */
final class UpgradeRun implements AutoCloseable {
    /** The codeunit "Upgrade Tag", whose events ask for tags. */
    private static final int UPGRADE_TAG = 9999;

    private static final int MAX_TAG_LENGTH = 250;

    private final DataUpgrade upgrade;
    private final UpgradeProgram program;
    private final InstanceState state;
    private final InstanceWorld world;
    private final Limits limits;
    private final UpgradeListener listener;
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
            Limits limits,
            UpgradeListener listener,
            InRun run) {
        this.upgrade = upgrade;
        this.world = world;
        this.limits = limits;
        this.listener = listener;
        this.state = database.readState();
        this.program = UpgradeProgram.of(state.apps().get(upgrade.app().id()), state.apps(), codes);
        this.rows = new SqlRows(database.sql(), program.program(), Planner.storedTables(state));
        this.tables = new SystemTables(rows, program.program(), context(), world.user());
        this.stores = new Stores(
                new StoredSecrets(database.sql()),
                new StoredSequences(database.sql()),
                new UpgradeArchives(database.sql(), state, rows, rows.forms(), run.number(), run.now()));
    }

    /** What the code has written so far. */
    List<RowsWritten> written() {
        return rows.written();
    }

    /** @throws Unavailable RB780 if the code ends with an error */
    void run() {
        Phase.of(upgrade.kind()).forEach(this::run);
    }

    /** Whether any codeunit has a trigger of that phase. */
    boolean hasAny(Phase phase) {
        return program.codeunits(upgrade.kind()).stream()
                .anyMatch(codeunit -> phase.triggers().stream()
                        .anyMatch(name -> UpgradeProgram.entry(codeunit, name).isPresent()));
    }

    void run(Phase phase) {
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

    /** Notes the tags that the app offers for new companies, as far as its code can be asked. */
    void offerTags(UpgradeTags tags) {
        tags.offer(upgrade.app().id(), offered("OnGetPerCompanyUpgradeTags"), offered("OnGetPerDatabaseUpgradeTags"));
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
                limits,
                company.map(CompanyName::value).orElse(""),
                stores);
    }

    private void run(Routine trigger, Optional<CompanyName> company) {
        listener.begins(trigger.toString(), company);
        Session session = session(company);
        try {
            program.bodies().invoke(session, trigger, session.instance(trigger.owner()), List.of());
            rows.flush();
        } catch (AlError error) {
            throw new Unavailable(failed(error, trigger, company));
        } catch (OutOfMemoryError full) {
            throw new Unavailable(failed(new AlError("RB771", "it needs more memory than there is"), trigger, company));
        }
    }

    private Problem failed(AlError error, Routine trigger, Optional<CompanyName> company) {
        String where = company.map(name -> " in company '" + name + "'").orElse("");
        String stack =
                error.stack().stream().map(AlError.Frame::toString).collect(Collectors.joining(", called from "));
        return new Problem(
                "RB780",
                what() + " failed" + where + ": " + Quoted.sentence(error.getMessage()),
                "it was in " + (stack.isEmpty() ? trigger.toString() : stack)
                        + "; correct the data, or the code in a new version of the app, then run the same command again");
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
        rows.close();
    }
}
