/**
 * Upgrade scripts in SQL as values: words, statements, tags and the names of tables in them, and which statements are refused. Must
 * not know databases: what it says holds before there is one.
 */
package dev.rubicon.format.script;
