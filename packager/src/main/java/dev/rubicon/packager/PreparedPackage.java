package dev.rubicon.packager;

import dev.rubicon.format.Content;
import dev.rubicon.format.PackageWriter;
import dev.rubicon.format.WrittenPackage;
import dev.rubicon.model.ForceProof.Compared;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A package that has been judged and only needs to be written. */
record PreparedPackage(
        Manifest declared,
        SortedMap<PackagePath, Content> files,
        Optional<Version> forceVersion,
        Optional<Compared> proof,
        List<Problem> warnings) {
    /**
     * @throws dev.rubicon.model.InvalidInput what {@link PackageWriter} refuses
     * @throws Unavailable RB156, RB157 or RB158
     */
    PackResult write(Path folder) {
        WrittenPackage written = PackageWriter.write(declared, files, folder);
        return new PackResult(
                written.path(), written.digest(), written.size(), written.manifest(), forceVersion, proof, warnings);
    }
}
