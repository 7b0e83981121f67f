package dev.rubicon.packager;

import dev.rubicon.model.Digest;
import dev.rubicon.model.ForceProof.Compared;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The package file that was written.
 *
 * @param digest of the file
 * @param size of the file, in bytes
 * @param forceVersion absent if it has none
 * @param proof what it was compared with; absent if it was not
 * @param warnings what the author will want to know; the package is valid all the same
 */
public record PackResult(
        Path path,
        Digest digest,
        long size,
        Manifest manifest,
        Optional<Version> forceVersion,
        Optional<Compared> proof,
        List<Problem> warnings) {
    public PackResult {
        warnings = List.copyOf(warnings);
    }
}
