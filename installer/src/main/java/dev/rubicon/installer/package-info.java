/**
 * Plans and applies installs and updates of instances. Resolving and deciding is done by the resolver and the planner, as
 * values; only applying a finished plan changes anything.
 */
package dev.rubicon.installer;
