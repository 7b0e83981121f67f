package dev.rubicon.server.apps;

import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.rollout.Operation;
import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.fleet.rollout.Target;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Something that is done to an app in one environment: a deployment to one instance, which says how far it is.
 *
 * @param createdBy who wanted it
 */
public record AppOperation(
        UUID id, DeploymentId deployment, Facts facts, Target at, Instant createdAt, String createdBy) {
    /** What is done. */
    public enum Kind {
        INSTALL,
        UPDATE,
        UNINSTALL,
        HOTFIX
    }

    /**
     * What was wanted.
     *
     * @param country of a hotfix: where the version is that it brings
     * @param source the version that was there; absent for an install
     * @param target the version that is to be there; absent for an uninstall
     * @param runAfter not before this; absent for at once
     * @param hours whether those of the instance count
     */
    public record Facts(
            Kind kind,
            InstanceName instance,
            UUID app,
            Optional<CountryCode> country,
            Optional<Version> source,
            Optional<Version> target,
            Optional<Instant> runAfter,
            Hours hours) {}

    /** In the words of the Admin Center. */
    public Operation status() {
        return Operation.of(at);
    }

    /** Known while it runs. */
    public Optional<Instant> startedAt() {
        return at.status() instanceof Status.Running running ? Optional.of(running.since()) : Optional.empty();
    }

    public Optional<Instant> completedAt() {
        return switch (at.status()) {
            case Status.Succeeded succeeded -> Optional.of(succeeded.at());
            case Status.Failed failed -> Optional.of(failed.at());
            case Status.Planning planning -> Optional.empty();
            case Status.Planned planned -> Optional.empty();
            case Status.AwaitingApproval awaiting -> Optional.empty();
            case Status.Scheduled scheduled -> Optional.empty();
            case Status.Running running -> Optional.empty();
            case Status.Refused refused -> Optional.empty();
            case Status.Canceled canceled -> Optional.empty();
            case Status.Canceling canceling -> Optional.empty();
            case Status.Skipped skipped -> Optional.empty();
        };
    }

    public Optional<String> canceledBy() {
        return switch (at.status()) {
            case Status.Canceled canceled -> Optional.of(canceled.by());
            case Status.Canceling canceling -> Optional.of(canceling.by());
            case Status.Planning planning -> Optional.empty();
            case Status.Planned planned -> Optional.empty();
            case Status.AwaitingApproval awaiting -> Optional.empty();
            case Status.Scheduled scheduled -> Optional.empty();
            case Status.Running running -> Optional.empty();
            case Status.Refused refused -> Optional.empty();
            case Status.Succeeded succeeded -> Optional.empty();
            case Status.Failed failed -> Optional.empty();
            case Status.Skipped skipped -> Optional.empty();
        };
    }

    /** Why it failed, each reason with its code; absent if it did not. */
    public Optional<String> errorMessage() {
        List<Problem> problems = switch (at.status()) {
            case Status.Refused refused -> refused.problems();
            case Status.Failed failed -> failed.problems();
            // Why it could not be planned yet.
            case Status.Planning planning -> planning.delayed();
            case Status.Planned planned -> List.of();
            case Status.AwaitingApproval awaiting -> List.of();
            case Status.Scheduled scheduled -> List.of();
            case Status.Running running -> List.of();
            case Status.Succeeded succeeded -> List.of();
            case Status.Canceled canceled -> List.of();
            case Status.Canceling canceling -> List.of();
            case Status.Skipped skipped -> List.of();
        };
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(problems.stream()
                        .map(problem -> problem.code() + ": " + problem.message())
                        .collect(Collectors.joining("; ")));
    }
}
