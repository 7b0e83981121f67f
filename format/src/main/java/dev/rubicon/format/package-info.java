/**
 * Documents on disk and the values they hold: strict JSON, manifests, metadata, arguments, schemas, package files. Bytes in,
 * values out, and back. Must not know repositories, instances or databases.
 */
package dev.rubicon.format;
