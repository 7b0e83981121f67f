/**
 * The vocabulary: ids, versions, queries, what a package declares and the arguments an instance gives it.
 * Values only. Must not know files, JSON, databases or the clock.
 */
package dev.rubicon.model;
