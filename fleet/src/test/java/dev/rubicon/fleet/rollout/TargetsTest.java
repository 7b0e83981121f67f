package dev.rubicon.fleet.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.installer.instance.InstanceName;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A map that is never changed, and shares what stays the same. */
class TargetsTest {
    private static final Targets THREE = Targets.of(List.of(target("c", 1), target("a", 1), target("b", 1)));

    private static Target target(String name, long number) {
        return new Target(
                new InstanceName(name),
                "r",
                0,
                ZoneOffset.UTC,
                Optional.empty(),
                number,
                new Status.Planning(List.of()));
    }

    @Test
    void itIsTheMapThatItsTargetsMake() {
        Map<InstanceName, Target> same = new TreeMap<>();
        for (String name : List.of("a", "b", "c")) {
            same.put(new InstanceName(name), target(name, 1));
        }
        assertEquals(same, THREE);
        assertEquals(THREE, same);
        assertEquals(same.hashCode(), THREE.hashCode());
        assertEquals(List.copyOf(same.values()), List.copyOf(THREE.values()));
        assertEquals(same.keySet(), THREE.keySet());
        assertFalse(THREE.containsKey(new InstanceName("d")));
        assertThrows(UnsupportedOperationException.class, () -> THREE.values().clear());
        assertThrows(UnsupportedOperationException.class, () -> THREE.entrySet().clear());
    }

    @Test
    void anotherStateOfOneLeavesTheOthersAndTheOldMap() {
        Targets next = THREE.with(target("b", 2));
        assertEquals(List.of(target("b", 2)), next.changedSince(THREE));
        assertEquals(List.of(), next.with(target("b", 1)).changedSince(THREE));
        assertEquals(1, THREE.get(new InstanceName("b")).number());
        assertNotEquals(THREE, next);
        assertEquals(THREE, next.with(target("b", 1)));
    }

    @Test
    void noneIsAddedAndMapsOfOthersAreNotCompared() {
        assertThrows(IllegalArgumentException.class, () -> THREE.with(target("d", 1)));
        assertThrows(IllegalArgumentException.class, () -> THREE.changedSince(Targets.of(List.of(target("a", 1)))));
    }
}
