/** The Update Framework (specification 1.0): metadata that says which files a repository has, signed, and how a client verifies it. */
package dev.rubicon.repository.tuf;
