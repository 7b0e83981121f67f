/**
 * Tables as values, and the difference between two versions of them: what changes, and what a change does to rows that are
 * there. Must not know databases, files or AL.
 */
package dev.rubicon.schema;
