package dev.rubicon.packager;

import java.nio.file.Path;
import java.util.List;

/** What the ForceVersion of a package is to be checked against. */
public sealed interface ProofRequest {
    /** No earlier version is known. */
    record Nothing() implements ProofRequest {}

    /** Whatever there is, it is not to be looked at, and the package will say so. */
    record Skip() implements ProofRequest {}

    /** @param earlier package files of lower versions */
    record Against(List<Path> earlier) implements ProofRequest {
        public Against {
            earlier = List.copyOf(earlier);
        }
    }
}
