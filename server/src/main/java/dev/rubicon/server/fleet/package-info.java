/**
 * The fleet in the catalog: instances, deployments and where each instance of them is. Every change is one transaction: lock the
 * deployment, run the rule of {@link dev.rubicon.fleet.rollout}, store, write the audit log. Decides nothing itself.
 */
package dev.rubicon.server.fleet;
