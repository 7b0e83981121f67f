/** The server: one process that keeps the repository, knows the instances and rolls versions out. Here its parts are put together. */
package dev.rubicon.server;
