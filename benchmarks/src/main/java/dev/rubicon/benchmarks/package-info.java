/**
 * How quick Rubicon is, always beside something else in the same run: figures of two machines, or of two days, cannot be compared.
 * Knows the product; nothing knows it.
 */
package dev.rubicon.benchmarks;
