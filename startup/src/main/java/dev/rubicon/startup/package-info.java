/**
 * Works out when Rubicon is built what every start of a command would work out anew: what the annotations of commands say, and how
 * switches over types and the methods of records are linked. It changes the jars that the launcher starts, and knows none of Rubicon's
 * types: it finds commands by picocli's annotations. Without it everything works, only more slowly.
 */
package dev.rubicon.startup;
