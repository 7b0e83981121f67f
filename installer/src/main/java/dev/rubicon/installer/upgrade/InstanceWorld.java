package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.run.World;
import dev.rubicon.al.runtime.value.AlDateTime;
import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What code sees of the machine: its clock, random numbers, who runs it, and its log. */
final class InstanceWorld implements World {
    private final Clock clock;
    private final RandomGenerator ids;
    private final String user;
    private final CodeRecorder recorder;
    private Optional<RandomGenerator> random = Optional.empty();

    /** @param ids for new ids, which nobody must be able to guess */
    InstanceWorld(Clock clock, RandomGenerator ids, String user, CodeRecorder recorder) {
        this.clock = clock;
        this.ids = ids;
        this.user = user;
        this.recorder = recorder;
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
        if (random.isEmpty()) {
            seed(ids.nextLong());
        }
        return random.get().nextInt(bound);
    }

    @Override
    public void seed(long seed) {
        random = Optional.of(new SplittableRandom(seed));
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public void log(String text) {
        recorder.log(text);
    }

    CodeRecorder recorder() {
        return recorder;
    }
}
