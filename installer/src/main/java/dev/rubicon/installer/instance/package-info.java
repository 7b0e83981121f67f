/**
 * Instances: where they are registered, what one holds, and its database with the tables of Rubicon's own. Must not know
 * plans.
 */
package dev.rubicon.installer.instance;
