/**
 * Repositories in registries of the Open Container Initiative: every file of a repository is a blob, and tags keep the blobs. What a
 * registry says is never believed; it stores. Must not know who signs what.
 */
package dev.rubicon.repository.oci;
