package dev.rubicon.packager;

import dev.rubicon.model.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How packages are made, whatever is in them.
 *
 * @param metadata an AppMetadata.json that is no file among the sources
 * @param proof what the ForceVersion of a package is to be checked against
 */
public record PackSettings(
        Path outputFolder,
        Optional<byte[]> metadata,
        ForceVersionSource forceVersion,
        Function<Manifest, ProofRequest> proof) {
    /** The request for one package. */
    public PackRequest request(Manifest declared, List<PackSource> sources) {
        return new PackRequest(declared, sources, outputFolder, metadata, forceVersion, proof.apply(declared));
    }

    /** The same, into another folder. */
    public PackSettings into(Path folder) {
        return new PackSettings(folder, metadata, forceVersion, proof);
    }

    /** The same, with another AppMetadata.json if there is one. */
    public PackSettings with(Optional<byte[]> other) {
        return new PackSettings(outputFolder, other.or(() -> metadata), forceVersion, proof);
    }
}
