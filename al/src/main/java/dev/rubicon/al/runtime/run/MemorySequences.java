package dev.rubicon.al.runtime.run;

import java.util.Map;
import java.util.TreeMap;

/** Number sequences that are gone with the session. */
final class MemorySequences implements Sequences {
    private record State(long next, long increment) {}

    private final Map<Key, State> states = new TreeMap<>();

    @Override
    public boolean exists(Key key) {
        return states.containsKey(key);
    }

    @Override
    public void create(Key key, long seed, long increment) {
        states.put(key, new State(seed, increment));
    }

    @Override
    public void delete(Key key) {
        states.remove(key);
    }

    @Override
    public long next(Key key, long count) {
        State state = states.get(key);
        states.put(key, new State(state.next() + count * state.increment(), state.increment()));
        return state.next();
    }

    @Override
    public long current(Key key) {
        State state = states.get(key);
        return state.next() - state.increment();
    }

    @Override
    public void restart(Key key, long seed) {
        states.put(key, new State(seed, states.get(key).increment()));
    }
}
