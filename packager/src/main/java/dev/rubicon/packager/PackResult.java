package dev.rubicon.packager;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * The package file that was written.
 *
 * @param digest of the file
 * @param size of the file, in bytes
 * @param warnings what the author will want to know; the package is valid all the same
 */
public record PackResult(Path path, Digest digest, long size, Manifest manifest, List<Problem> warnings) {
    public PackResult {
        warnings = List.copyOf(warnings);
    }
}
