/** Installs beside the same statements written by hand, through the same driver, in turns. Must not know how the installer does it. */
package dev.rubicon.benchmarks.installing;
