package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.model.InvalidInput;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is rolled out, and how carefully.
 *
 * @param rings names of groups of instances, in the order in which they are served; at least one
 * @param canary how many instances of the first ring go before all others; 0 for none, at most {@code waveSize}
 * @param waveSize how many instances are updated at a time; at least one
 * @param window hours, in each instance's own zone, for instances that have none of their own; absent if any time will do
 * @param hours whether an instance's own hours count; if they do not, there are no others either
 * @param maxFailures so many failures stop it; at least one
 * @param approvals how many people have to approve of a plan that crosses; at least one
 */
public record Deployment(
        DeploymentId id,
        String name,
        Kind kind,
        DeploymentRequest request,
        List<String> rings,
        int canary,
        int waveSize,
        Optional<UpdateWindow> window,
        Hours hours,
        int maxFailures,
        int approvals) {
    /** How far versions may move. */
    public enum Kind {
        UPGRADE,
        /** Major and minor of every package stay, and nothing is forced. */
        HOTFIX
    }

    /** @throws InvalidInput RB944 */
    public Deployment {
        rings = List.copyOf(rings);
        require(!name.isBlank() && name.length() <= 200, "a name has 1 to 200 characters", "give another one");
        require(!rings.isEmpty(), "it has no ring", "name at least one");
        require(new HashSet<>(rings).size() == rings.size(), "a ring is named twice", "name each ring once");
        require(waveSize >= 1, "its waves have no instance", "give a wave size of at least 1");
        require(
                canary >= 0 && canary <= waveSize,
                "there are " + canary + " canaries, in waves of " + waveSize,
                "give from 0 to the size of a wave");
        require(maxFailures >= 1, "it stops at " + maxFailures + " failures", "give at least 1");
        require(
                hours == Hours.OWN || window.isEmpty(),
                "it has hours, and is to begin at any time",
                "leave out either of them");
        require(approvals >= 1, "crossings need " + approvals + " approvals", "give at least 1");
    }

    private static void require(boolean holds, String what, String hint) {
        if (!holds) {
            throw new InvalidInput("RB944", "the deployment cannot be: " + what, hint);
        }
    }
}
