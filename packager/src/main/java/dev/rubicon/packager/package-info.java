/**
 * Builds packages from folders and files. Decides what goes in and where it stands there; how a package file looks is known to
 * {@code format}, what an app is to whoever implements {@link dev.rubicon.packager.AppRecogniser}. Must not know repositories or
 * instances.
 */
package dev.rubicon.packager;
