package dev.rubicon.packager;

import dev.rubicon.model.Manifest;
import java.nio.file.Path;
import java.util.List;

/**
 * What to pack.
 *
 * @param declared what the author declares; apps and files are filled in by packing
 * @param paths folders and files to go in; none for a bundle
 * @param outputFolder where the package file goes; created if it is not there
 */
public record PackRequest(
        Manifest declared, List<Path> paths, Path outputFolder, ForceVersionSource forceVersion, ProofRequest proof) {
    public PackRequest {
        paths = List.copyOf(paths);
    }

    /** With the ForceVersion that AppMetadata.json says, and nothing to check it against. */
    public PackRequest(Manifest declared, List<Path> paths, Path outputFolder) {
        this(declared, paths, outputFolder, new ForceVersionSource.Metadata(), new ProofRequest.Nothing());
    }
}
