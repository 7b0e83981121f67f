package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Ends runs at random moments, each on an instance of its own: half of them at a moment of the whole run, half at one of the time
 * in which it writes. Afterwards the instance is as it was or as it is to be, and the same command succeeds at once.
 */
final class KillRuns {
    private static final int SECONDS = 60;

    private final Killable killable;
    private final KillPlace place;
    private final Random random = new Random(20261121);
    private final Map<Killing, int[]> counts = new EnumMap<>(Killing.class);
    private long wholeNanos;
    private long wholeBytes;

    KillRuns(Killable killable, KillPlace place) {
        this.killable = killable;
        this.place = place;
    }

    /** @param kills of each way to end */
    void check(int kills, Killing... ways) throws Exception {
        measureWholeRun();
        for (Killing way : ways) {
            for (int i = 0; i < kills; i++) {
                check(way, (i + random.nextDouble()) / kills, i % 2 == 0);
            }
        }
        for (Map.Entry<Killing, int[]> way : counts.entrySet()) {
            int[] count = way.getValue();
            System.out.println(way.getKey() + ": ended " + count[0] + " of " + kills + " runs before they did; "
                    + count[1] + " instances old, " + count[2] + " new");
            assertTrue(count[0] >= kills / 2, "too few runs were ended before their end: " + count[0] + " of " + kills);
        }
    }

    private void measureWholeRun() throws Exception {
        place.makeInstance();
        assertTrue(killable.isOld(KillPlace.INSTANCE));
        long before = place.written();
        long start = System.nanoTime();
        Process process = killable.start(KillPlace.INSTANCE);
        while (process.isAlive()) {
            wholeBytes = Math.max(wholeBytes, place.written() - before);
        }
        wholeNanos = System.nanoTime() - start;
        assertEquals(0, process.waitFor(), killable::output);
        assertFalse(killable.isOld(KillPlace.INSTANCE));
        assertTrue(wholeBytes > 1_000_000, "a run writes too little to be killed in: " + wholeBytes);
    }

    private void check(Killing way, double part, boolean anyMoment) throws Exception {
        int[] count = counts.computeIfAbsent(way, any -> new int[3]);
        place.makeInstance();
        long before = place.written();
        long start = System.nanoTime();
        Process process = killable.start(KillPlace.INSTANCE);
        while (process.isAlive()
                && (anyMoment
                        ? System.nanoTime() - start < part * wholeNanos
                        : place.written() - before <= part * wholeBytes)) {
            Thread.onSpinWait();
        }
        count[0] += process.isAlive() ? 1 : 0;
        place.kill(way, process);
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the process hangs");
        if (way != Killing.PROCESS) {
            saysSo(process.exitValue());
        }
        place.settle();
        count[killable.isOld(KillPlace.INSTANCE) ? 1 : 2]++;
        mustRun();
        assertFalse(killable.isOld(KillPlace.INSTANCE), "the next run did nothing");
    }

    // It was done before, or it has found no server, lost it, or lost it with the answer to a commit.
    private void saysSo(int exitCode) {
        String said = killable.output();
        assertTrue(exitCode == 0 || said.contains("RB612") || said.contains("RB616") || said.contains("RB619"), said);
        assertFalse(said.contains("\tat "), said);
    }

    private void mustRun() throws IOException, InterruptedException {
        Process again = killable.start(KillPlace.INSTANCE);
        assertTrue(again.waitFor(SECONDS, TimeUnit.SECONDS), "the next run hangs");
        assertEquals(0, again.exitValue(), () -> "the next run fails: " + killable.output());
    }
}
