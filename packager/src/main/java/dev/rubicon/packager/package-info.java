/**
 * Builds packages from folders and files. Decides what goes in and where it stands there, and whether its ForceVersion is right; how a
 * package file looks is known to {@code format}, what an app holds to {@code al}. Must not know repositories or instances.
 */
package dev.rubicon.packager;
