package dev.rubicon.fleet.rollout;

import java.util.OptionalInt;

/**
 * How many instances of a deployment are where. Never changes; the next is made of the one before, since counting ten thousand instances
 * at every event takes longer than all the rest of it.
 */
final class Tally {
    private final int failed;
    private final int inFlight;
    private final int[] open;
    private final int[] unknown;

    private Tally(int failed, int inFlight, int[] open, int[] unknown) {
        this.failed = failed;
        this.inFlight = inFlight;
        this.open = open;
        this.unknown = unknown;
    }

    static Tally of(Target[] targets) {
        int failed = 0;
        int inFlight = 0;
        int waves = 0;
        for (Target target : targets) {
            failed += failed(target);
            inFlight += inFlight(target);
            waves = Math.max(waves, target.wave() + 1);
        }
        int[] open = new int[waves];
        int[] unknown = new int[waves];
        for (Target target : targets) {
            open[target.wave()] += open(target);
            unknown[target.wave()] += unknown(target);
        }
        return new Tally(failed, inFlight, open, unknown);
    }

    /** One of them is no longer as it was; its wave stays. */
    Tally moved(Target before, Target after) {
        int[] nextOpen = open.clone();
        int[] nextUnknown = unknown.clone();
        nextOpen[before.wave()] += open(after) - open(before);
        nextUnknown[before.wave()] += unknown(after) - unknown(before);
        return new Tally(
                failed + failed(after) - failed(before),
                inFlight + inFlight(after) - inFlight(before),
                nextOpen,
                nextUnknown);
    }

    private static int failed(Target target) {
        return target.status() instanceof Status.Failed ? 1 : 0;
    }

    private static int inFlight(Target target) {
        return target.status().isInFlight() ? 1 : 0;
    }

    private static int open(Target target) {
        return target.status().isEnded() ? 0 : 1;
    }

    private static int unknown(Target target) {
        return target.status() instanceof Status.Planning && target.number() == 1 ? 1 : 0;
    }

    int failed() {
        return failed;
    }

    int inFlight() {
        return inFlight;
    }

    /** The first wave that has an instance which has not ended. */
    OptionalInt openWave() {
        for (int wave = 0; wave < open.length; wave++) {
            if (open[wave] > 0) {
                return OptionalInt.of(wave);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether the first plan of some instance in a wave is still to come. */
    boolean isUnknown(int wave) {
        return unknown[wave] > 0;
    }
}
