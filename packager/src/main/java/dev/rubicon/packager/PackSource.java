package dev.rubicon.packager;

import dev.rubicon.model.PackagePath;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder or file to pack.
 *
 * @param folder below {@code files}, where it is to stand; directly there if absent
 */
public record PackSource(Path path, Optional<PackagePath> folder) {
    /** One that stands directly below {@code files}. */
    public static PackSource of(Path path) {
        return new PackSource(path, Optional.empty());
    }
}
