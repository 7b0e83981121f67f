/**
 * Schema changes as SQL: what tables and columns are called, how values convert, the statements of a sync, and the row counts
 * that planning asks for. Must not know why a change is made.
 */
package dev.rubicon.installer.sync;
