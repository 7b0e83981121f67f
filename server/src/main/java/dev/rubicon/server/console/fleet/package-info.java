/** The console's pages about the fleet: instances, deployments, and what each would cost whom. Decides nothing: wishes go to the rules. */
package dev.rubicon.server.console.fleet;
