/**
 * The same work for Rubicon and for those that do a part of what it does, each a whole process, in turns, with equal ends. Knows
 * how each is told what to do; nothing of how it does it.
 */
package dev.rubicon.benchmarks.peers;
