/**
 * Makes packages out of what apps say of themselves: id, name, version and dependencies come from their manifests. Decides which
 * package an app is in and which versions of it will do. Must not know project files.
 */
package dev.rubicon.packager.context;
