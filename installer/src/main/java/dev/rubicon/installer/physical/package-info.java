/** Tables as a database really has them, as values, and the queries that read them. Must not know what a table is for. */
package dev.rubicon.installer.physical;
