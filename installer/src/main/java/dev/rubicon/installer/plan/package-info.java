/**
 * What an install or update would do to an instance, decided before anything is touched. Values and pure functions; the
 * database answers only questions about row counts, through {@link dev.rubicon.installer.plan.TableFacts}.
 */
package dev.rubicon.installer.plan;
