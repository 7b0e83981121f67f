package dev.rubicon.repository.tuf;

/**
 * When files are shared among roles, and among how many.
 *
 * @param mostInOne so many files one role lists alone
 * @param binFull from then on so many roles do that none lists more files than that
 * @param step their number is 2 to the power of a multiple of this
 * @param mostBits and of no more than that
 */
record Sharing(int mostInOne, int binFull, int step, int mostBits) {
    /**
     * 16 roles from 2,000 packages of one version on, then 256, then 4,096. A client that looks for one file loads one of them, which should
     * be small; a mirror loads those that have changed, and all whenever they become more, so there should not be many.
     */
    static final Sharing USUAL = new Sharing(4_000, 1_500, 4, 12);

    /** For so many files. */
    int bitsFor(long files) {
        int bits = step;
        while (bits < mostBits && files >> bits > binFull) {
            bits += step;
        }
        return bits;
    }

    /** For so many files, where 2 to the power of {@code full} roles are too few. */
    int bitsAfter(int full, long files) {
        return Math.max(Math.min(full + step, mostBits), bitsFor(files));
    }
}
