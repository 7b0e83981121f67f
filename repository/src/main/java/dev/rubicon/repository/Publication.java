package dev.rubicon.repository;

import dev.rubicon.model.Release;

/** What became of a package that was to be published. A version is published once and never changes. */
public sealed interface Publication {
    /** It is in the repository now, and was not before. */
    record Published(Release release) implements Publication {}

    /** The repository had the same bytes as this version already; nothing changed. */
    record AlreadyThere(Release release) implements Publication {}

    /** The index named it, but its package file was missing or damaged; now the file is there again. */
    record Restored(Release release) implements Publication {}

    /**
     * The repository has other bytes as this version; nothing changed.
     *
     * @param existing what it has; equal to what was offered as a version, though it may be written otherwise (1.0 and 1.0.0)
     */
    record Conflicts(Release existing, Release offered) implements Publication {}
}
