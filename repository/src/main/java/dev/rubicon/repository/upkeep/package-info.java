/** What the keeper of a repository does besides publishing: keys, refreshing, verifying, withdrawing, tidying up. Clients need none of it. */
package dev.rubicon.repository.upkeep;
