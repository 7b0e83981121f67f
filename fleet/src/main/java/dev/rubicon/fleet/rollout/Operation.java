package dev.rubicon.fleet.rollout;

import java.util.Locale;

/** The status of an instance in the words of Business Central's Admin Center. Source: design, bc-facts section 5.2. */
public enum Operation {
    SCHEDULED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED,
    SKIPPED;

    public static Operation of(Target target) {
        return switch (target.status()) {
            case Status.Planning planning -> SCHEDULED;
            case Status.Planned planned -> SCHEDULED;
            case Status.AwaitingApproval awaiting -> SCHEDULED;
            case Status.Scheduled scheduled -> SCHEDULED;
            case Status.Running running -> RUNNING;
            case Status.Succeeded succeeded -> SUCCEEDED;
            case Status.Refused refused -> FAILED;
            case Status.Failed failed -> FAILED;
            case Status.Canceled canceled -> CANCELED;
            case Status.Canceling canceling -> CANCELED;
            case Status.Skipped skipped -> SKIPPED;
        };
    }

    /** Such as {@code scheduled}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
