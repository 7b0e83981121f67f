package dev.rubicon.al.runtime.run;

/** Number sequences. Numbers that were given are never given again, even if the transaction is undone. */
public interface Sequences {
    /** @param company empty if all companies share it */
    record Key(String company, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = company.compareTo(other.company);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    boolean exists(Key key);

    /**
     * Makes one.
     *
     * @param seed the first number that it gives
     */
    void create(Key key, long seed, long increment);

    void delete(Key key);

    /**
     * Takes numbers.
     *
     * @return the first of so many
     */
    long next(Key key, long count);

    /** The number given last. */
    long current(Key key);

    /** The next number that it gives is {@code seed}. */
    void restart(Key key, long seed);
}
