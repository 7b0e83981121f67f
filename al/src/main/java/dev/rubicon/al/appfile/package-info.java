/**
 * Compiled apps, {@code .app} files: the container, the manifest, the symbols and the sources in them; and making them from AL
 * projects. Must not know packages, instances or databases, nor how sources are parsed.
 */
package dev.rubicon.al.appfile;
