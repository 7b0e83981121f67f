package dev.rubicon.al.appfile;

import dev.rubicon.al.App;
import dev.rubicon.model.Digest;
import java.nio.file.Path;

/**
 * An app file that was made.
 *
 * @param size of the file, in bytes
 * @param digest of the file
 */
public record BuiltApp(Path path, App app, long size, Digest digest) {}
