package dev.rubicon.al.runtime.run;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** Isolated storage: texts by name, each app's own. */
public interface Secrets {
    /**
     * Where a text is kept.
     *
     * @param company empty if all companies share it
     * @param user empty if all users share it
     */
    record Key(UUID app, String company, String user, String name) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::app)
                .thenComparing(Key::company)
                .thenComparing(Key::user)
                .thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    Optional<String> get(Key key);

    void set(Key key, String value);

    /** False if there was none. */
    boolean delete(Key key);
}
