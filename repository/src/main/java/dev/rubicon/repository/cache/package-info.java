/**
 * What a machine has brought from repositories, by its digest: what is here is never asked for again, and is all that there is
 * without a network. Must not know where files come from.
 */
package dev.rubicon.repository.cache;
