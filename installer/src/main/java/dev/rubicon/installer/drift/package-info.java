/**
 * Whether the tables of an instance still are what was synced: the differences as values, and how those that cost nothing are put
 * right. Must not know packages or where apps come from.
 */
package dev.rubicon.installer.drift;
