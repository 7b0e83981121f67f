package dev.rubicon.fleet.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Digest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

    /** Whatever becomes of instances, it is as if all of them had been counted anew. */
    @Test
    void itKeepsCount() {
        Random random = new Random(7);
        Instant at = Instant.EPOCH;
        PlanOutline plan = new PlanOutline(Digest.of(new byte[1]), List.of());
        List<Status> all = List.of(
                new Status.Planning(List.of()),
                new Status.Planned(plan, List.of()),
                new Status.Scheduled(plan, List.of(), 1, ApplyTime.ANY, false),
                new Status.Running(plan, List.of(), 1, ApplyTime.ANY, at, 1, 1),
                new Status.Failed(plan, List.of(), 1, at, List.of(), false),
                new Status.Succeeded(1, at),
                new Status.Canceled("ada"));
        List<Target> instances = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            instances.add(new Target(
                    new InstanceName("i" + i), "r", i % 5, ZoneOffset.UTC, Optional.empty(), 1, all.getFirst()));
        }
        Targets targets = Targets.of(instances);
        for (int move = 0; move < 2_000; move++) {
            int i = random.nextInt(instances.size());
            Status next = all.get(random.nextInt(all.size()));
            instances.set(
                    i,
                    random.nextInt(4) == 0
                            ? instances.get(i).again(next)
                            : instances.get(i).with(next));
            targets = targets.with(instances.get(i));
            Tally kept = targets.tally();
            assertEquals(
                    instances.stream()
                            .filter(one -> one.status() instanceof Status.Failed)
                            .count(),
                    kept.failed());
            assertEquals(
                    instances.stream().filter(one -> one.status().isInFlight()).count(), kept.inFlight());
            assertEquals(
                    instances.stream()
                            .filter(one -> !one.status().isEnded())
                            .mapToInt(Target::wave)
                            .min(),
                    kept.openWave());
            for (int wave = 0; wave < 5; wave++) {
                int here = wave;
                assertEquals(
                        instances.stream()
                                .anyMatch(one -> one.wave() == here
                                        && one.number() == 1
                                        && one.status() instanceof Status.Planning),
                        kept.isUnknown(wave));
            }
        }
    }

    @Test
    void noneIsAddedAndMapsOfOthersAreNotCompared() {
        assertThrows(IllegalArgumentException.class, () -> THREE.with(target("d", 1)));
        assertThrows(IllegalArgumentException.class, () -> THREE.changedSince(Targets.of(List.of(target("a", 1)))));
    }
}
