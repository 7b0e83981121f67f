/**
 * Upgrade and install code of apps: which of it a step runs, whether all of it can run, and running it on the rows of the instance, in the
 * transaction of the step.
 */
package dev.rubicon.installer.upgrade;
