package dev.rubicon.server.fleet;

import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.fleet.rollout.Deployment;
import dev.rubicon.fleet.rollout.Phase;
import dev.rubicon.fleet.rollout.Rollout;
import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.fleet.rollout.StatusJson;
import dev.rubicon.fleet.rollout.Target;
import dev.rubicon.fleet.rollout.Targets;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.server.catalog.Row;
import dev.rubicon.server.catalog.Transaction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rollouts as rows: one of the deployment, and one of each instance with its status and what its agent is to do. */
final class RolloutStore {
    /**
     * A rollout as it was stored.
     *
     * @param version grows with every change: two of the same are equal
     */
    record Stored(long version, Rollout rollout) {}

    /** How urgent an assignment is among those of several deployments: the lowest first, of these the oldest. */
    private enum Turn {
        /** The agent is at it, or is to begin. */
        IN_FLIGHT,
        PLAN,
        DOWNLOAD,
        NONE
    }

    private RolloutStore() {}

    static void insert(Transaction transaction, Rollout rollout, long number, String by, Instant now) {
        transaction.update(
                "INSERT INTO deployment (id, number, definition, created_at, created_by, phase, fence, begun, forgiven, version) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                rollout.deployment().id().value(),
                number,
                Json.writeLine(NewDeployment.write(rollout.deployment())),
                now,
                by,
                phase(rollout.phase()),
                rollout.fence(),
                rollout.begun(),
                rollout.forgiven());
        List<List<Object>> rows = new ArrayList<>();
        for (Target target : rollout.targets().values()) {
            List<Object> row = new ArrayList<>(List.of(
                    rollout.deployment().id().value(),
                    target.instance().value(),
                    target.ring(),
                    target.wave(),
                    target.zone().getId(),
                    target.window().map(UpdateWindow::toString)));
            row.addAll(changing(rollout, target));
            rows.add(row);
        }
        transaction.updateAll(
                "INSERT INTO deployment_target (deployment, instance, ring, wave, zone, own_window, "
                        + "number, state, status, turn, tag, assignment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static List<Object> changing(Rollout rollout, Target target) {
        Assignment assignment = rollout.assignment(target.instance());
        return List.of(
                target.number(),
                StatusJson.word(target.status()),
                Json.writeLine(StatusJson.write(target.status())),
                turn(target.status(), assignment).ordinal(),
                AssignmentJson.tag(assignment),
                Json.writeLine(AssignmentJson.write(assignment)));
    }

    private static Turn turn(Status status, Assignment assignment) {
        if (status.isInFlight()) {
            return Turn.IN_FLIGHT;
        }
        return switch (assignment) {
            case Assignment.Nothing nothing -> Turn.NONE;
            case Assignment.Prepare prepare -> Turn.PLAN;
            case Assignment.Download download -> Turn.DOWNLOAD;
            case Assignment.Apply apply -> Turn.IN_FLIGHT;
            case Assignment.Cancel cancel -> Turn.IN_FLIGHT;
        };
    }

    /** Takes the lock of a deployment; absent if there is none. @param known what may still be so */
    static Optional<Stored> lock(
            Transaction transaction, DeploymentId id, Function<DeploymentId, Optional<Stored>> known) {
        return stored(transaction, id, known, transaction.engine().locking());
    }

    /** Only looks. */
    static Optional<Stored> read(
            Transaction transaction, DeploymentId id, Function<DeploymentId, Optional<Stored>> known) {
        return stored(transaction, id, known, "");
    }

    private static Optional<Stored> stored(
            Transaction transaction, DeploymentId id, Function<DeploymentId, Optional<Stored>> known, String locking) {
        record Head(long version, String definition) {}
        Optional<Head> head = transaction.first(
                "SELECT version, definition FROM deployment WHERE id = ?" + locking,
                row -> new Head(row.number("version"), row.text("definition")),
                id.value());
        return head.map(found -> known.apply(id)
                .filter(stored -> stored.version() == found.version())
                .orElseGet(() -> load(transaction, definition(id, found.definition()))));
    }

    private static Deployment definition(DeploymentId id, String text) {
        String what = "the deployment " + id;
        return NewDeployment.read(JsonObject.of(Json.read(text, what), what)).as(id);
    }

    // One statement, so that all of it is of one version though nothing may be locked. A definition never changes.
    private static Stored load(Transaction transaction, Deployment deployment) {
        record Line(long version, Rollout head, Target target) {}
        List<Line> lines = transaction.query(
                "SELECT t.*, d.version, d.phase, d.phase_by, d.fence, d.begun, d.forgiven FROM deployment d "
                        + "JOIN deployment_target t ON t.deployment = d.id WHERE d.id = ?",
                row -> new Line(row.number("version"), head(deployment, row), target(row)),
                deployment.id().value());
        Targets targets = Targets.of(lines.stream().map(Line::target).toList());
        Rollout head = lines.getFirst().head();
        return new Stored(
                lines.getFirst().version(),
                new Rollout(deployment, head.phase(), head.fence(), head.begun(), head.forgiven(), targets));
    }

    private static Rollout head(Deployment deployment, Row row) {
        return new Rollout(
                deployment,
                phase(row),
                row.number("fence"),
                (int) row.number("begun"),
                (int) row.number("forgiven"),
                Targets.of(List.of()));
    }

    private static Target target(Row row) {
        return new Target(
                new InstanceName(row.text("instance")),
                row.text("ring"),
                (int) row.number("wave"),
                ZoneId.of(row.text("zone")),
                row.optionalText("own_window").map(UpdateWindow::parse),
                row.number("number"),
                StatusJson.read(Json.read(row.text("status"), "the status of an instance")));
    }

    /**
     * Writes what has become of it, of the instances only what has changed.
     *
     * @param due when it is to be looked at, unless it is sooner anyway; absent if time does not matter to it
     */
    static Stored save(Transaction transaction, Stored before, Rollout after, Optional<Instant> due) {
        DeploymentId id = after.deployment().id();
        transaction.update(
                "UPDATE deployment SET phase = ?, phase_by = ?, fence = ?, begun = ?, forgiven = ?, version = ?, due_at = "
                        + (due.isPresent() ? "COALESCE(due_at, ?)" : "?")
                        + " WHERE id = ?",
                phase(after.phase()),
                by(after.phase()),
                after.fence(),
                after.begun(),
                after.forgiven(),
                before.version() + 1,
                due,
                id.value());
        // What an agent is to do depends on the phase as well.
        boolean samePhase = before.rollout().phase().equals(after.phase());
        Collection<Target> changed = samePhase
                ? after.targets().changedSince(before.rollout().targets())
                : after.targets().values();
        List<List<Object>> rows = new ArrayList<>();
        for (Target target : changed) {
            if (samePhase || !isSame(before.rollout(), after, target)) {
                List<Object> row = new ArrayList<>(changing(after, target));
                row.add(id.value());
                row.add(target.instance().value());
                rows.add(row);
            }
        }
        transaction.updateAll(
                "UPDATE deployment_target SET number = ?, state = ?, status = ?, turn = ?, tag = ?, assignment = ? "
                        + "WHERE deployment = ? AND instance = ?",
                rows);
        return new Stored(before.version() + 1, after);
    }

    private static boolean isSame(Rollout before, Rollout after, Target target) {
        InstanceName name = target.instance();
        return target.equals(before.targets().get(name))
                && before.assignment(name).equals(after.assignment(name));
    }

    static String phase(Phase phase) {
        return switch (phase) {
            case Phase.Preparing preparing -> "preparing";
            case Phase.Going going -> "going";
            case Phase.Paused paused -> "paused";
            case Phase.Canceled canceled -> "canceled";
            case Phase.Finished finished -> "finished";
        };
    }

    /** Who wanted it so, if somebody did. */
    static Optional<String> by(Phase phase) {
        return switch (phase) {
            case Phase.Preparing preparing -> Optional.empty();
            case Phase.Going going -> Optional.empty();
            case Phase.Paused paused -> paused.by();
            case Phase.Canceled canceled -> Optional.of(canceled.by());
            case Phase.Finished finished -> Optional.empty();
        };
    }

    private static Phase phase(Row row) {
        Optional<String> by = row.optionalText("phase_by");
        String phase = row.text("phase");
        return switch (phase) {
            case "preparing" -> new Phase.Preparing();
            case "going" -> new Phase.Going();
            case "paused" -> new Phase.Paused(by);
            case "canceled" -> new Phase.Canceled(by.orElseThrow());
            case "finished" -> new Phase.Finished();
            default -> throw new IllegalStateException("no phase of a deployment: " + phase);
        };
    }
}
