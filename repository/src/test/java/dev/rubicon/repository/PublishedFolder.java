package dev.rubicon.repository;

import java.nio.file.Path;

/** A repository in a folder, for tests of what reads it from elsewhere. */
public record PublishedFolder(Path root) {
    public void publish(String id, String version) {
        Path packed =
                new Packages(root.resolveSibling("packed")).write(id, version, "content of " + id + " " + version);
        new OpenedRepository(root).publish(packed);
    }

    /** Signs so many files more, as if so many packages were there; nobody can fetch these. */
    public void pretend(int files) {
        new OpenedRepository(root).pretend(files);
    }
}
