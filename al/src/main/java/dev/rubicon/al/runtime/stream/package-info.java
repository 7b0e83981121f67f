/** Streams over the content of Blobs. */
package dev.rubicon.al.runtime.stream;
