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
     * @param changes SQL condition over the same: what is stored becomes something else, though the type of the column stays
     */
    record Rewrite(String survives, String value, String changes) implements Conversion {
        static final String EVERY = "TRUE";

        /** What survives is stored as it was. */
        Rewrite(String survives, String value) {
            this(survives, value, "NOT (" + survives + ")");
        }

        /** No value is lost. */
        static Rewrite all(String value) {
            return new Rewrite(EVERY, value);
        }

        boolean losesSome() {
            return !survives.equals(EVERY);
        }
    }
}
