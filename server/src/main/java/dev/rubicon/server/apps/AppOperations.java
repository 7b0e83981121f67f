package dev.rubicon.server.apps;

import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.rollout.Deployment;
import dev.rubicon.fleet.rollout.Operation;
import dev.rubicon.fleet.rollout.Rollout;
import dev.rubicon.fleet.rollout.RolloutEvent;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Version;
import dev.rubicon.server.apps.AppOperation.Facts;
import dev.rubicon.server.apps.AppOperation.Kind;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Migration;
import dev.rubicon.server.catalog.Row;
import dev.rubicon.server.catalog.Transaction;
import dev.rubicon.server.fleet.Deployments;
import dev.rubicon.server.fleet.NewDeployment;
import dev.rubicon.server.web.HttpProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Operations on apps. Their rows say what was wanted; how far it is says the deployment that each of them is. */
public record AppOperations(Catalog catalog, Deployments deployments) {
    public static final List<Migration> MIGRATIONS = List.of(
            Migration.of(
                    "operation",
                    1,
                    "CREATE TABLE app_operation (id TEXT NOT NULL PRIMARY KEY, deployment TEXT NOT NULL, kind TEXT NOT NULL, "
                            + "instance TEXT NOT NULL, app TEXT NOT NULL, country TEXT, source TEXT, target TEXT, run_after BIGINT, "
                            + "starts_at BIGINT)",
                    "CREATE INDEX app_operation_of ON app_operation (app, instance)",
                    "CREATE INDEX app_operation_starts ON app_operation (starts_at)"),
            Migration.of("operation", 2, "ALTER TABLE app_operation ADD COLUMN hours TEXT NOT NULL DEFAULT 'OWN'"));

    private static final int MOST = 200;

    private record Stored(UUID id, DeploymentId deployment, Facts facts) {
        static Stored of(Row row) {
            Facts facts = new Facts(
                    Kind.valueOf(row.text("kind")),
                    new InstanceName(row.text("instance")),
                    UUID.fromString(row.text("app")),
                    row.optionalText("country").map(CountryCode::new),
                    row.optionalText("source").map(Version::parse),
                    row.optionalText("target").map(Version::parse),
                    row.optionalInstant("run_after"),
                    Hours.valueOf(row.text("hours")));
            return new Stored(UUID.fromString(row.text("id")), new DeploymentId(row.text("deployment")), facts);
        }
    }

    /** Begins one, at once or when its time comes. Until then it is planned, so that somebody can look at the plan. */
    public AppOperation create(Facts facts, DeploymentRequest request, String by) {
        UUID id = UUID.randomUUID();
        Deployment.Kind kind = switch (facts.kind()) {
            case HOTFIX -> Deployment.Kind.HOTFIX;
            case INSTALL, UPDATE, UNINSTALL -> Deployment.Kind.UPGRADE;
        };
        NewDeployment wanted = NewDeployment.ofOne(facts.instance(), name(facts), kind, request, facts.hours());
        Optional<Instant> later = facts.runAfter().filter(time -> time.isAfter(deployments.now()));
        catalog.write(transaction -> {
            Rollout rollout = later.isPresent()
                    ? deployments.create(transaction, wanted, by)
                    : deployments.createStarted(transaction, wanted, by);
            return transaction.update(
                    "INSERT INTO app_operation (id, deployment, kind, instance, app, country, source, target, run_after, "
                            + "starts_at, hours) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id.toString(),
                    rollout.deployment().id().value(),
                    facts.kind().name(),
                    facts.instance().value(),
                    facts.app().toString(),
                    facts.country().map(CountryCode::value),
                    facts.source().map(Version::toString),
                    facts.target().map(Version::toString),
                    facts.runAfter(),
                    later,
                    facts.hours().name());
        });
        return find(id).orElseThrow();
    }

    private static String name(Facts facts) {
        String what = switch (facts.kind()) {
            case INSTALL -> "install ";
            case UPDATE -> "update ";
            case UNINSTALL -> "uninstall ";
            case HOTFIX -> "hotfix ";
        };
        return what + facts.app() + facts.target().map(version -> " " + version).orElse("");
    }

    public Optional<AppOperation> find(UUID id) {
        return catalog.read(transaction ->
                        transaction.first("SELECT * FROM app_operation WHERE id = ?", Stored::of, id.toString()))
                .map(this::current);
    }

    /** Of an app in one environment, the newest first; at most 200. */
    public List<AppOperation> of(InstanceName instance, UUID app) {
        return allCurrent(catalog.read(transaction -> transaction.query(
                "SELECT * FROM app_operation WHERE app = ? AND instance = ? ORDER BY deployment DESC LIMIT " + MOST,
                Stored::of,
                app.toString(),
                instance.value())));
    }

    /** Hotfixes of an app that bring a version of one country, the newest first; at most 200. */
    List<AppOperation> hotfixes(UUID app, CountryCode country) {
        return allCurrent(catalog.read(transaction -> transaction.query(
                "SELECT * FROM app_operation WHERE app = ? AND country = ? AND kind = ? ORDER BY deployment DESC LIMIT "
                        + MOST,
                Stored::of,
                app.toString(),
                country.value(),
                Kind.HOTFIX.name())));
    }

    private List<AppOperation> allCurrent(List<Stored> stored) {
        return stored.stream().map(this::current).toList();
    }

    private AppOperation current(Stored stored) {
        Deployments.Known known = deployments.find(stored.deployment()).orElseThrow();
        return new AppOperation(
                stored.id(),
                stored.deployment(),
                stored.facts(),
                known.rollout().targets().get(stored.facts().instance()),
                known.createdAt(),
                known.createdBy());
    }

    /**
     * Takes back what has not begun.
     *
     * @throws HttpProblem 409 RB970 if it has; nothing has changed then
     */
    public AppOperation cancel(AppOperation operation, String by) {
        catalog.write(transaction -> {
            RolloutEvent event = new RolloutEvent.Canceled(by, deployments.now());
            Rollout after = deployments
                    .on(transaction, operation.deployment(), event, by)
                    .rollout();
            Operation status =
                    Operation.of(after.targets().get(operation.facts().instance()));
            if (operation.status() != Operation.SCHEDULED || status != Operation.CANCELED) {
                throw new HttpProblem(
                        409,
                        "RB970",
                        "it cannot be canceled: it is "
                                + (status == Operation.CANCELED ? operation.status() : status).text());
            }
            return transaction.update(
                    "UPDATE app_operation SET starts_at = NULL WHERE id = ?",
                    operation.id().toString());
        });
        return find(operation.id()).orElseThrow();
    }

    /** Time has passed: starts what is due, each in a transaction of its own; of several processes, one does. */
    public void startDue() {
        while (catalog.write(this::startNext)) {
            // Until none is due.
        }
    }

    private boolean startNext(Transaction transaction) {
        Optional<Stored> due = transaction.first(
                "SELECT * FROM app_operation WHERE starts_at <= ? ORDER BY starts_at LIMIT 1"
                        + transaction.engine().claiming(),
                Stored::of,
                deployments.now());
        due.ifPresent(stored -> {
            deployments.on(
                    transaction, stored.deployment(), new RolloutEvent.Started("server", deployments.now()), "server");
            transaction.update(
                    "UPDATE app_operation SET starts_at = NULL WHERE id = ?",
                    stored.id().toString());
        });
        return due.isPresent();
    }
}
