/**
 * Snapshots of instances: files that hold all of a database as of one moment, and what is known of them. Must not know what is
 * planned or installed, nor how a database is copied.
 */
package dev.rubicon.installer.snapshot;
