package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.run.World;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.model.Quoted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What code sees of the machine: its clock, random numbers, who runs it, and a log of so many lines. */
final class InstanceWorld implements World {
    private static final int MAX_LOGGED = 1000;

    private final Clock clock;
    private final RandomGenerator ids;
    private final String user;
    private final List<String> logged = new ArrayList<>();
    private RandomGenerator random;

    /** @param ids for new ids, which nobody must be able to guess */
    InstanceWorld(Clock clock, RandomGenerator ids, String user) {
        this.clock = clock;
        this.ids = ids;
        this.user = user;
        this.random = new SplittableRandom(ids.nextLong());
    }

    @Override
    public AlDateTime now() {
        return new AlDateTime(clock.millis());
    }

    // A random UUID, version 4.
    @Override
    public UUID newId() {
        long high = ids.nextLong() & 0xFFFFFFFFFFFF0FFFL | 0x4000L;
        long low = ids.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    @Override
    public int random(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public void seed(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public void log(String text) {
        if (logged.size() < MAX_LOGGED) {
            logged.add(Quoted.sentence(text));
        }
    }

    /** In order; no more than the first thousand. */
    List<String> logged() {
        return List.copyOf(logged);
    }
}
