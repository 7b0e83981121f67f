/** SQL by hand against an instance, with tables called by the names of the apps. Must not know plans. */
package dev.rubicon.installer.console;
