/** A simulated fleet that asks a server what to do, which is a process of its own. */
package dev.rubicon.benchmarks.fleet;
