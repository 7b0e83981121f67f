/**
 * What manual pages and shells are told about the commands: the commands as values, and a text for each reader made of these. Knows
 * nothing of any one command.
 */
package dev.rubicon.cli.reference;
