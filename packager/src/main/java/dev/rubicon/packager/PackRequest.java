package dev.rubicon.packager;

import dev.rubicon.model.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to pack.
 *
 * @param declared what the author declares; apps and files are filled in by packing
 * @param sources folders and files to go in; none for a bundle
 * @param outputFolder where the package file goes; created if it is not there
 * @param metadata an AppMetadata.json that is no file among the sources
 */
public record PackRequest(
        Manifest declared,
        List<PackSource> sources,
        Path outputFolder,
        Optional<byte[]> metadata,
        ForceVersionSource forceVersion,
        ProofRequest proof) {
    public PackRequest {
        sources = List.copyOf(sources);
    }

    /** The same, its ForceVersion checked against something else. */
    PackRequest against(ProofRequest other) {
        return new PackRequest(declared, sources, outputFolder, metadata, forceVersion, other);
    }

    /** With the ForceVersion that AppMetadata.json says, and nothing to check it against. */
    public PackRequest(Manifest declared, List<Path> paths, Path outputFolder) {
        this(
                declared,
                paths.stream().map(PackSource::of).toList(),
                outputFolder,
                Optional.empty(),
                new ForceVersionSource.Metadata(),
                new ProofRequest.Nothing());
    }
}
