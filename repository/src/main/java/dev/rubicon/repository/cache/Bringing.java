package dev.rubicon.repository.cache;

/** Brings what a file still lacks. */
@FunctionalInterface
public interface Bringing {
    /** @param file is to be complete afterwards; what is thrown leaves its beginning for the next try */
    void bring(PartialFile file);
}
