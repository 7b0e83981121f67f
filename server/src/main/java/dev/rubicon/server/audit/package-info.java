/** The audit log: who did what, in order, each entry with the digest of the one before. Knows nothing of what is done. */
package dev.rubicon.server.audit;
