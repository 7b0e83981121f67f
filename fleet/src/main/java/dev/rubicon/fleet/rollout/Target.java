package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.installer.instance.InstanceName;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An instance of a deployment.
 *
 * @param wave from 0; a wave begins when all of the former have ended
 * @param zone in which hours are meant
 * @param window its own hours, which come before those of the deployment
 * @param number of the last plan that it was asked for, from 1
 */
public record Target(
        InstanceName instance,
        String ring,
        int wave,
        ZoneId zone,
        Optional<UpdateWindow> window,
        long number,
        Status status) {
    Target with(Status next) {
        return new Target(instance, ring, wave, zone, window, number, next);
    }

    /** To be planned anew: answers to the former number do not count any more. */
    Target again(Status next) {
        return new Target(instance, ring, wave, zone, window, number + 1, next);
    }
}
