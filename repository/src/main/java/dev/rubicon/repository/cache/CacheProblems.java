package dev.rubicon.repository.cache;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Path;

/** What can be wrong with a cache, in words. */
final class CacheProblems {
    private CacheProblems() {}

    static Unavailable failed(Path folder, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB335",
                        "the cache " + Quoted.path(folder.toString()) + " cannot be used: "
                                + Quoted.path(e.getClass().getSimpleName() + " " + e.getMessage()),
                        "check the folder, its permissions and its free space; rubicon cache prune makes room"),
                e);
    }

    static Problem missing(StoredName file, long size, String bringing) {
        return new Problem(
                "RB334",
                Quoted.path(file.name()) + " is not in the cache (" + size + " bytes, " + file.digest() + ")",
                "bring it while there is a network: " + bringing);
    }

    static Problem missing(String metadata, String location, String bringing) {
        return new Problem(
                "RB334",
                Quoted.path(metadata) + " of " + Quoted.path(location) + " is not on this machine",
                "bring it while there is a network: " + bringing);
    }
}
