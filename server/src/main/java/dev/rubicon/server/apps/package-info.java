/**
 * The App Management API of Business Central: apps, the countries that they are offered in, their versions, and hotfixes. What is
 * uploaded becomes a package of the repository, whose index also says whether deployments of it force; all the rest is in the catalog.
 */
package dev.rubicon.server.apps;
