package dev.rubicon.server.fleet;

import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.rollout.Change;
import dev.rubicon.fleet.rollout.Decision;
import dev.rubicon.fleet.rollout.Phase;
import dev.rubicon.fleet.rollout.Rollout;
import dev.rubicon.fleet.rollout.RolloutEvent;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.catalog.Row;
import dev.rubicon.server.catalog.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All deployments of a fleet. What happens to one is decided by its rules, and is in the audit log by the same transaction. */
public final class Deployments {
    /** How often a deployment that goes on is looked at though nothing happens. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int MOST_KNOWN = 64;
    private static final int MOST_SILENT = 200;

    private final Catalog catalog;
    private final RolloutAudit audit;
    private final Duration silence;
    private final Clock clock;
    private final Turns turns = new Turns(PAUSE);

    // Nothing depends on it: what is known counts only while the catalog has the same version of it.
    private final Map<DeploymentId, RolloutStore.Stored> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeploymentId, RolloutStore.Stored> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /** @param silence how long nothing is heard of an agent before waves go on without it */
    public Deployments(Catalog catalog, AuditLog audit, Duration silence, Clock clock) {
        this.catalog = catalog;
        this.audit = new RolloutAudit(audit);
        this.silence = silence;
        this.clock = clock;
    }

    /** A deployment in a list. @param targets how many are in each state, by its name */
    public record Summary(
            DeploymentId id,
            String name,
            String kind,
            String phase,
            Instant createdAt,
            String createdBy,
            SortedMap<String, Long> targets) {}

    /** A deployment with all of its instances. */
    public record Known(Rollout rollout, Instant createdAt, String createdBy) {}

    /**
     * Makes one, which plans; nothing is applied before it is started.
     *
     * @throws dev.rubicon.model.InvalidInput RB944 or RB945, HttpProblem 404 RB975
     */
    public Rollout create(NewDeployment wanted, String by) {
        return catalog.write(transaction -> create(transaction, wanted, by));
    }

    /** The same as part of a transaction. */
    public Rollout create(Transaction transaction, NewDeployment wanted, String by) {
        transaction.update("UPDATE deployment_number SET last = last + 1 WHERE one = 1");
        long number = transaction
                .first("SELECT last FROM deployment_number WHERE one = 1", row -> row.number("last"))
                .orElseThrow();
        DeploymentId id = new DeploymentId(String.format(Locale.ROOT, "d-%06d", number));
        Rollout rollout = Rollout.of(wanted.as(id), Rings.members(transaction, wanted.rings()));
        RolloutStore.insert(transaction, rollout, number, by, now());
        audit.created(transaction, rollout, by);
        return rollout;
    }

    /** Of one instance, started at once: an operation. As part of a transaction. */
    public Rollout createStarted(Transaction transaction, NewDeployment wanted, String by) {
        DeploymentId id = create(transaction, wanted, by).deployment().id();
        return on(transaction, id, new RolloutEvent.Started(by, now()), by).rollout();
    }

    /** What time it is, as events and rows say it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Something happens to a deployment.
     *
     * @param who for the audit log: who says so
     * @return with {@link Decision.Reject} or {@link Decision.Ignore} if it cannot; nothing has changed then
     * @throws dev.rubicon.server.web.HttpProblem 404 RB975
     */
    public Change on(DeploymentId id, RolloutEvent event, String who) {
        return turns.in(id, () -> {
            Applied applied = catalog.write(transaction -> apply(transaction, id, event, who));
            remember(applied.stored());
            return applied.change();
        });
    }

    /** The same as part of a transaction. */
    public Change on(Transaction transaction, DeploymentId id, RolloutEvent event, String who) {
        return apply(transaction, id, event, who).change();
    }

    private record Applied(Change change, RolloutStore.Stored stored) {}

    private Applied apply(Transaction transaction, DeploymentId id, RolloutEvent event, String who) {
        RolloutStore.Stored before = RolloutStore.lock(transaction, id, this::known)
                .orElseThrow(() -> FleetProblems.noDeployment(id.value()));
        Change change = before.rollout().on(event);
        RolloutStore.Stored after = store(transaction, before, change);
        if (event instanceof RolloutEvent.PlanReported reported
                && FleetProblems.refusal(change).isEmpty()) {
            storePlan(transaction, reported);
        }
        audit.happened(transaction, before.rollout(), event, change, who);
        return new Applied(change, after);
    }

    private RolloutStore.Stored store(Transaction transaction, RolloutStore.Stored before, Change change) {
        Rollout after = change.rollout();
        if (after.equals(before.rollout())) {
            return before;
        }
        return RolloutStore.save(transaction, before, after, due(after));
    }

    private Optional<Instant> due(Rollout rollout) {
        return Optional.of(now().plus(PAUSE)).filter(at -> rollout.phase() instanceof Phase.Going);
    }

    private void storePlan(Transaction transaction, RolloutEvent.PlanReported reported) {
        Optional<String> document = switch (reported.report().answer()) {
            case PlanReport.Answer.Ready ready -> Optional.of(ready.document());
            case PlanReport.Answer.Refused refused -> refused.document();
            case PlanReport.Answer.Delayed delayed -> Optional.empty();
        };
        document.ifPresent(text -> transaction.update(
                "INSERT INTO deployment_plan (deployment, instance, document, reported_at) VALUES (?, ?, ?, ?) "
                        + "ON CONFLICT (deployment, instance) DO UPDATE SET document = excluded.document, "
                        + "reported_at = excluded.reported_at",
                reported.report().deployment().value(),
                reported.instance().value(),
                text,
                reported.at()));
    }

    /**
     * Time has passed: looks at one deployment that is due and that no other process looks at, if there is one. Before that it is due
     * again in a while, so that one which cannot be looked at keeps nobody from the others, and none is forgotten.
     *
     * @return whether there was one
     */
    public boolean tick() {
        Instant now = now();
        Optional<DeploymentId> due = catalog.write(transaction -> claim(transaction, now));
        due.ifPresent(id -> turns.in(id, () -> {
            remember(catalog.write(transaction -> tick(transaction, id, now)));
            return id;
        }));
        return due.isPresent();
    }

    private static Optional<DeploymentId> claim(Transaction transaction, Instant now) {
        Optional<DeploymentId> due = transaction.first(
                "SELECT id FROM deployment WHERE due_at <= ? ORDER BY due_at LIMIT 1"
                        + transaction.engine().claiming(),
                row -> new DeploymentId(row.text("id")),
                now);
        due.ifPresent(
                id -> transaction.update("UPDATE deployment SET due_at = ? WHERE id = ?", now.plus(PAUSE), id.value()));
        return due;
    }

    private RolloutStore.Stored tick(Transaction transaction, DeploymentId id, Instant now) {
        RolloutStore.Stored stored =
                RolloutStore.lock(transaction, id, this::known).orElseThrow();
        if (!(stored.rollout().phase() instanceof Phase.Going)) {
            return stored;
        }
        List<RolloutEvent> events = new ArrayList<>();
        if (Watch.isSince(transaction, now.minus(silence))) {
            for (InstanceName silent : silent(transaction, id, now.minus(silence))) {
                events.add(new RolloutEvent.FellSilent(silent, now));
            }
        }
        events.add(new RolloutEvent.Ticked(now));
        Rollout before = stored.rollout();
        Rollout after = before;
        List<Decision> decisions = new ArrayList<>();
        for (RolloutEvent event : events) {
            Change change = after.on(event);
            decisions.addAll(change.decisions());
            after = change.rollout();
        }
        Change change = new Change(after, decisions);
        RolloutStore.Stored next = store(transaction, stored, change);
        audit.happened(transaction, before, events.getLast(), change, RolloutAudit.SERVER);
        return next;
    }

    private static List<InstanceName> silent(Transaction transaction, DeploymentId id, Instant heardBefore) {
        return transaction.query(
                "SELECT t.instance FROM deployment_target t JOIN fleet_seen s ON s.instance = t.instance "
                        + "WHERE t.deployment = ? AND t.turn < 3 AND t.state <> 'skipped' AND s.seen_at < ? "
                        + "ORDER BY t.instance LIMIT "
                        + MOST_SILENT,
                row -> new InstanceName(row.text("instance")),
                id.value(),
                heardBefore);
    }

    /** A deployment as it is now. */
    public Optional<Known> find(DeploymentId id) {
        record Row(RolloutStore.Stored stored, Instant createdAt, String createdBy) {}
        Optional<Row> found = catalog.read(transaction -> RolloutStore.read(transaction, id, this::known)
                .flatMap(stored -> transaction.first(
                        "SELECT created_at, created_by FROM deployment WHERE id = ?",
                        row -> new Row(stored, row.instant("created_at"), row.text("created_by")),
                        id.value())));
        found.ifPresent(row -> remember(row.stored()));
        return found.map(row -> new Known(row.stored().rollout(), row.createdAt(), row.createdBy()));
    }

    /** The newest first; at most {@code limit}. */
    public List<Summary> newest(int limit) {
        return catalog.read(transaction -> transaction.query(
                "SELECT * FROM deployment ORDER BY number DESC LIMIT ?", row -> summary(transaction, row), limit));
    }

    private static Summary summary(Transaction transaction, Row row) {
        SortedMap<String, Long> targets = new TreeMap<>();
        String id = row.text("id");
        record Count(String state, long targets) {}
        transaction
                .query(
                        "SELECT state, COUNT(*) AS targets FROM deployment_target WHERE deployment = ? GROUP BY state",
                        counted -> new Count(counted.text("state"), counted.number("targets")),
                        id)
                .forEach(count -> targets.put(count.state(), count.targets()));
        var definition = Json.read(row.text("definition"), "the deployment " + id);
        return new Summary(
                new DeploymentId(id),
                definition.path("name").asText(),
                definition.path("kind").asText(),
                row.text("phase"),
                row.instant("created_at"),
                row.text("created_by"),
                targets);
    }

    /** The whole plan that an instance has reported last, as JSON. */
    public Optional<String> plan(DeploymentId id, InstanceName instance) {
        return catalog.read(transaction -> transaction.first(
                "SELECT document FROM deployment_plan WHERE deployment = ? AND instance = ?",
                row -> row.text("document"),
                id.value(),
                instance.value()));
    }

    private synchronized Optional<RolloutStore.Stored> known(DeploymentId id) {
        return Optional.ofNullable(known.get(id));
    }

    // Only what was committed: what a transaction that failed made of it has the version of what another one made.
    // Whoever
    // only looked may come late.
    private synchronized void remember(RolloutStore.Stored stored) {
        known.merge(
                stored.rollout().deployment().id(),
                stored,
                (one, other) -> one.version() > other.version() ? one : other);
    }
}
