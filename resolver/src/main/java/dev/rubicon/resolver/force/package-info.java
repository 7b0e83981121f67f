/**
 * Whether a step may change the schema by force, and which arguments say so. Pure functions over facts. Must not know what the
 * schema changes are, nor where arguments are stored.
 */
package dev.rubicon.resolver.force;
