package dev.rubicon.fleet.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens: nobody is updated twice, nobody is forgotten, no more at a time and no more failures than allowed, no crossing
 * without approval, and nothing out of its hours.
 */
class RandomFleetTest {
    private static final int WORLDS = Integer.getInteger("rubicon.worlds", 500);

    @Test
    void theRulesHold() {
        Set<String> kinds = new TreeSet<>();
        for (long seed = 0; seed < WORLDS; seed++) {
            try {
                RandomFleet fleet = new RandomFleet(seed);
                fleet.run(400);
                fleet.settle();
                kinds.addAll(fleet.kinds());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("world " + seed + ": " + e.getMessage(), e);
            }
        }
        assertEquals(11, kinds.size(), () -> "all that can happen has happened: " + kinds);
    }
}
