package dev.rubicon.resolver;

/**
 * How the releases that could stand for a package meet a query.
 *
 * @param packages the numbers of the package and of its substitutes
 * @param good releases that meet it
 * @param bad releases that do not
 */
record Fit(int[] packages, int[] good, int[] bad) {}
