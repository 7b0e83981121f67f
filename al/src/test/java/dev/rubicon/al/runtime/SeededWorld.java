package dev.rubicon.al.runtime;

import dev.rubicon.al.runtime.run.World;
import dev.rubicon.al.runtime.value.AlDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A world in which everything happens the same way every time. The clock goes on by a millisecond whenever it is read. */
final class SeededWorld implements World {
    private final List<String> log = new ArrayList<>();
    private Random random = new Random(1);
    private long now = 1_795_000_000_000L;

    List<String> texts() {
        return log;
    }

    @Override
    public AlDateTime now() {
        return new AlDateTime(now++);
    }

    @Override
    public UUID newId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Override
    public int random(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public void seed(long seed) {
        random = new Random(seed);
    }

    @Override
    public String user() {
        return "TESTER";
    }

    @Override
    public void log(String text) {
        log.add(text);
    }
}
