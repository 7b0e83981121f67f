/**
 * The vocabulary of Business Central's Admin Center for the instances of the fleet: an environment is an instance, an operation is a
 * deployment to it alone. What an operation needs besides is found by the resolver, as the instance's agent will find it.
 */
package dev.rubicon.server.admin;
