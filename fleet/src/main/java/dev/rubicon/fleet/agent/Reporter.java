package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.AgentId;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.installer.instance.InstanceName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says what the instance holds when that has changed, and once a day. Which moment it was is no change. */
public final class Reporter {
    private static final Duration AT_LEAST = Duration.ofDays(1);

    private final InstanceName name;
    private final AgentId agent;
    private final String client;
    private final AgentRules rules;
    private Optional<InstanceReport> last = Optional.empty();

    /** @param name in the fleet */
    public Reporter(InstanceName name, AgentId agent, String client, AgentRules rules) {
        this.name = name;
        this.agent = agent;
        this.client = client;
        this.rules = rules;
    }

    Optional<InstanceReport> due(Workplace workplace, AgentState state, Instant now) {
        Holdings holdings = workplace.holdings();
        InstanceReport report = new InstanceReport(
                name,
                agent,
                client,
                rules.strategy(),
                holdings.database(),
                holdings.packages(),
                holdings.apps(),
                rules.window(),
                rules.zone(),
                state.last(),
                now);
        boolean known = last.filter(
                        sent -> isSame(sent, report) && now.isBefore(sent.at().plus(AT_LEAST)))
                .isPresent();
        return known ? Optional.empty() : Optional.of(report);
    }

    void sent(InstanceReport report) {
        last = Optional.of(report);
    }

    private static boolean isSame(InstanceReport one, InstanceReport other) {
        return one.packages().equals(other.packages())
                && one.apps().equals(other.apps())
                && one.last().equals(other.last());
    }
}
