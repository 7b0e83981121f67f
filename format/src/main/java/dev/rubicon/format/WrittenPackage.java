package dev.rubicon.format;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Manifest;
import java.nio.file.Path;

/**
 * A package file as it now stands on disk.
 *
 * @param digest of the file
 * @param size of the file, in bytes
 */
public record WrittenPackage(Path path, Digest digest, long size, Manifest manifest) {}
