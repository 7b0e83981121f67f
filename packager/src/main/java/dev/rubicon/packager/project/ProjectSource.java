package dev.rubicon.packager.project;

import dev.rubicon.model.PackagePath;
import java.util.Optional;

/**
 * Files that a project names.
 *
 * @param path below the root of the project, with {@code /} between names, and wildcards
 * @param folder of the package, where they are to stand
 */
record ProjectSource(String path, Optional<PackagePath> folder) {}
