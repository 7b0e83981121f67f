/**
 * Databases and how they differ: where one is, how it is made, opened, locked and deleted, and what SQL says there. Must not know
 * what the tables in it mean.
 */
package dev.rubicon.installer.database;
