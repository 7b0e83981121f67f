/** What was done to an instance: every run, its steps, and how it ended. Must not know plans. */
package dev.rubicon.installer.journal;
