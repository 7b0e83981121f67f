package dev.rubicon.repository;

/** The points of publishing between which something on disk changes, in order: where tests let it crash. */
enum PublishStep {
    /** The mark of a new repository is written, under a hidden name. */
    MARKER_WRITTEN,
    /** The repository is there, if it was not. */
    CREATED,
    /** The package is in the repository's folder, under a hidden name. */
    COPIED,
    /** Nobody else publishes. */
    LOCKED,
    /** The package has its name; no index mentions it. */
    STORED,
    /** The new index is written, under a hidden name. */
    INDEX_WRITTEN,
    /** The index mentions the package. */
    INDEXED
}
