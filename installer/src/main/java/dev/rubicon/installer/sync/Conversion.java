package dev.rubicon.installer.sync;

/**
 * How the values of a column become those of another type. A value that survives comes out with nothing lost; one that does not
 * is archived, and gets the nearest value of the new type instead: a cut text, else blank.
 */
sealed interface Conversion {
    /** Every value means the same under both types, and is stored the same way if their columns are of one type. */
    record Keep() implements Conversion {}

    /**
     * Values are rewritten.
     *
     * @param survives SQL condition over the old column
     * @param value SQL expression over the same, right for every row
     */
    record Rewrite(String survives, String value) implements Conversion {
        static final String EVERY = "TRUE";

        /** No value is lost. */
        static Rewrite all(String value) {
            return new Rewrite(EVERY, value);
        }

        boolean losesSome() {
            return !survives.equals(EVERY);
        }
    }
}
