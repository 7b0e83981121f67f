package dev.rubicon.packager;

import dev.rubicon.model.Version;

/** Where the ForceVersion of a package comes from. */
public sealed interface ForceVersionSource {
    /** AppMetadata.json among the paths, if there is one. */
    record Metadata() implements ForceVersionSource {}

    /** The author names it; AppMetadata.json must not name another one. */
    record Given(Version version) implements ForceVersionSource {}

    /** The proof says which it is; what AppMetadata.json says of it is replaced. */
    record Proof() implements ForceVersionSource {}
}
