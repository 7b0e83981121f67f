/**
 * The way back from the archive: where the values of an entry belong now, what fits there, and the statements that put it there.
 */
package dev.rubicon.installer.restore;
