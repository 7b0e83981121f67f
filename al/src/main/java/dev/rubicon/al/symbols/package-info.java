/**
 * From declarations to a schema: what the types and properties mean, and what an app must not declare. Must not know files.
 */
package dev.rubicon.al.symbols;
