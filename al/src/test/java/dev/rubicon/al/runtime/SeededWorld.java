package dev.rubicon.al.runtime;

import dev.rubicon.al.runtime.run.World;
import dev.rubicon.al.runtime.value.AlDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A world in which everything happens the same way every time. */
final class SeededWorld implements World {
    private final List<String> log = new ArrayList<>();
    private Random random = new Random(1);
    private final long millisALook;
    private long now = 1_795_000_000_000L;

    /** Whose clock goes on by a millisecond whenever it is read. */
    SeededWorld() {
        this(1);
    }

    /** @param millisALook by which the clock goes on whenever it is read */
    SeededWorld(long millisALook) {
        this.millisALook = millisALook;
    }

    List<String> texts() {
        return log;
    }

    @Override
    public AlDateTime now() {
        AlDateTime read = new AlDateTime(now);
        now += millisALook;
        return read;
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
