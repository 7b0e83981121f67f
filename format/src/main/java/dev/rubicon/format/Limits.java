package dev.rubicon.format;

/** How large a package may be. Both reader and writer keep to these, so that what was written can be read. */
final class Limits {
    /** Entries of a package, the manifest included. */
    static final int ENTRIES = 100_000;
    /** Bytes of one file. */
    static final long FILE_BYTES = 2L << 30;
    /** Bytes of all files together. */
    static final long TOTAL_BYTES = 4L << 30;
    /** Bytes of the package file; below the size from which a zip needs 64-bit offsets. */
    static final long PACKAGE_BYTES = (4L << 30) - 1;
    /** Bytes of {@code manifest.json}. */
    static final int MANIFEST_BYTES = 32 << 20;
    /** Bytes of {@code AppMetadata.json}. */
    static final int METADATA_BYTES = 1 << 20;
    /** Bytes that {@link PackageFile#read} holds in memory. */
    static final int READ_BYTES = 64 << 20;
    /** Bytes that one compressed byte may become, in files above {@link #RATIO_FROM_BYTES}. */
    static final long RATIO = 1000;

    static final long RATIO_FROM_BYTES = 10L << 20;

    private Limits() {}

    /** Whether a file that shrank so much is made to exhaust whoever unpacks it. */
    static boolean isBomb(long size, long compressedSize) {
        return size > RATIO_FROM_BYTES && size / RATIO >= Math.max(compressedSize, 1);
    }
}
