/**
 * Apps written in AL: from the files of a project to what the app is, what it needs, and the tables it owns. Must not know
 * packages, instances or databases.
 */
package dev.rubicon.al;
