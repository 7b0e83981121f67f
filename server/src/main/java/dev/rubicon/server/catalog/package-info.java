/**
 * The catalog: what the server knows, in a database of its own. The only package of the server that knows {@code java.sql}; it knows
 * nothing of what the tables mean.
 */
package dev.rubicon.server.catalog;
