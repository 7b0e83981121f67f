package dev.rubicon.packager;

import dev.rubicon.format.AppMetadataJson;
import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.ForceProof.Compared;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import java.util.Optional;

/**
 * The AppMetadata.json that goes into a package.
 *
 * @param document absent if there is none
 */
record PackedMetadata(AppMetadata metadata, Optional<byte[]> document) {
    /**
     * @param written the AppMetadata.json among the paths
     * @param proof absent if there was nothing to compare with
     * @throws InvalidInput RB175 if the proof is to say what it cannot, RB176 if two ForceVersions are given; RB109, RB127
     */
    static PackedMetadata of(
            ForceVersionSource source, Optional<byte[]> written, PackageVersion identity, Optional<Compared> proof) {
        AppMetadata found = written.map(document -> AppMetadataJson.read(document, AppMetadata.FILE_NAME))
                .orElse(AppMetadata.NONE);
        return switch (source) {
            case ForceVersionSource.Metadata metadata -> new PackedMetadata(found.checkedFor(identity), written);
            case ForceVersionSource.Given given -> {
                if (found.forceVersion()
                        .filter(version -> !version.equals(given.version()))
                        .isPresent()) {
                    throw new InvalidInput(
                            "RB176",
                            AppMetadata.FILE_NAME + " says ForceVersion "
                                    + found.forceVersion().get() + ", and --force-version says " + given.version(),
                            "say it in one place");
                }
                yield with(found, Optional.of(given.version()), written, identity);
            }
            case ForceVersionSource.Proof auto ->
                with(
                        found,
                        proof.orElseThrow(() -> new InvalidInput(
                                        "RB175",
                                        "--force-version auto has no earlier version of " + identity.id()
                                                + " to compare with",
                                        "name one by --previous, or a repository that has one by --repository"))
                                .needed(identity.version()),
                        written,
                        identity);
        };
    }

    private static PackedMetadata with(
            AppMetadata found, Optional<Version> forceVersion, Optional<byte[]> written, PackageVersion identity) {
        AppMetadata metadata = new AppMetadata(forceVersion, found.unknownKeys()).checkedFor(identity);
        if (metadata.equals(AppMetadata.NONE)) {
            return new PackedMetadata(metadata, Optional.empty());
        }
        return new PackedMetadata(metadata, Optional.of(AppMetadataJson.withForceVersion(written, forceVersion)));
    }
}
