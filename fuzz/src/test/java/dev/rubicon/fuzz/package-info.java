/**
 * Input that nobody wrote: every target takes bytes and holds to {@link dev.rubicon.fuzz.Promise}. Knows only what callers of the
 * module {@code al} know.
 */
package dev.rubicon.fuzz;
