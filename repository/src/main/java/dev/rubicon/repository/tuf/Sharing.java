package dev.rubicon.repository.tuf;

/**
 * When files are shared among roles, and among how many.
 *
 * @param mostInOne so many files one role lists alone
 * @param fewBits from then on 2 to the power of these roles do
 * @param binFull until one of these lists more files than that
 * @param manyBits then 2 to the power of these do
 */
record Sharing(int mostInOne, int fewBits, int binFull, int manyBits) {
    /** 256 roles, later 4,096: a client that looks for one file loads one of them. */
    static final Sharing USUAL = new Sharing(2_000, 8, 1_500, 12);

    /** For so many files that one role listed before. */
    int bitsFor(long files) {
        return files >> fewBits > binFull ? manyBits : fewBits;
    }
}
