package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.run.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * How code of apps is run.
 *
 * @param limits of each trigger
 * @param trace told of its statements, if somebody wants to know
 */
public record UpgradeSettings(Limits limits, Optional<StatementTrace> trace) {
    public static final UpgradeSettings NORMAL = new UpgradeSettings(Limits.NORMAL, Optional.empty());

    /** The same, giving each trigger that time. */
    public UpgradeSettings withTime(Duration time) {
        return new UpgradeSettings(limits.withTime(time), trace);
    }

    /** The same, telling that one. */
    public UpgradeSettings tracing(StatementTrace newTrace) {
        return new UpgradeSettings(limits, Optional.of(newTrace));
    }
}
