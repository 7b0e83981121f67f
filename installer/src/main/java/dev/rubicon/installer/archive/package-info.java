/**
 * What forced changes removed: copied here in the same transaction, so that nothing is ever lost silently. Must not know plans.
 */
package dev.rubicon.installer.archive;
