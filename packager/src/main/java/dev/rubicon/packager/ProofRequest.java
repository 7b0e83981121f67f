package dev.rubicon.packager;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the ForceVersion of a package is to be checked against. */
public sealed interface ProofRequest {
    /** No earlier version is known. */
    record Nothing() implements ProofRequest {}

    /** Whatever there is, it is not to be looked at, and the package will say so. */
    record Skip() implements ProofRequest {}

    /**
     * Package files of lower versions.
     *
     * @param named those that somebody names
     * @param found all that a repository has; absent if none has been asked
     */
    record Against(List<Path> named, Optional<List<Path>> found) implements ProofRequest {
        public Against {
            named = List.copyOf(named);
            found = found.map(List::copyOf);
        }

        List<Path> earlier() {
            return Stream.concat(named.stream(), found.stream().flatMap(List::stream))
                    .toList();
        }
    }
}
