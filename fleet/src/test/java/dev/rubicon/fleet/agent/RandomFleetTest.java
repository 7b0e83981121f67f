package dev.rubicon.fleet.agent;

import org.junit.jupiter.api.Test;

/**
 * Whatever happens: nobody is updated twice, nobody is forgotten, no more at a time and no more failures than allowed, no crossing
 * without approval, and nothing out of its hours.
 */
class RandomFleetTest {
    private static final int WORLDS = Integer.getInteger("rubicon.worlds", 500);

    @Test
    void theRulesHold() {
        for (long seed = 0; seed < WORLDS; seed++) {
            try {
                RandomFleet fleet = new RandomFleet(seed);
                fleet.run(400);
                fleet.settle();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("world " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
