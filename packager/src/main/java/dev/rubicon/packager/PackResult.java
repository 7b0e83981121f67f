package dev.rubicon.packager;

import dev.rubicon.model.Digest;
import dev.rubicon.model.ForceProof.Compared;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** The same file, moved. */
    PackResult at(Path moved) {
        return new PackResult(moved, digest, size, manifest, forceVersion, proof, warnings);
    }

    /** The same, with more to know, which comes first. */
    public PackResult warning(List<Problem> more) {
        List<Problem> all = new ArrayList<>(more);
        all.addAll(warnings);
        return new PackResult(path, digest, size, manifest, forceVersion, proof, all);
    }
}
