package dev.rubicon.al.runtime.run;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What code keeps outside its tables. It takes part in the transaction if whoever provides it makes it do so.
 *
 * @param secrets isolated storage
 * @param sequences number sequences
 * @param archives what apps left behind
 */
public record Stores(Secrets secrets, Sequences sequences, Archives archives) {
    /** Empty ones, without any archive. */
    public static Stores inMemory() {
        return new Stores(new MemorySecrets(), new MemorySequences(), new NoArchives());
    }

    private static final class MemorySecrets implements Secrets {
        private final Map<Secrets.Key, String> values = new TreeMap<>();

        @Override
        public Optional<String> get(Key key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public void set(Key key, String value) {
            values.put(key, value);
        }

        @Override
        public boolean delete(Key key) {
            return values.remove(key) != null;
        }
    }
}
