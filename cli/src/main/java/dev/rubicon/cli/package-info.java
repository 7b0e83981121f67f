/**
 * The command line: arguments in, text and an exit code out. A command holds options, makes one call, renders its outcome. Must
 * not decide anything about packages, schemas or instances.
 */
package dev.rubicon.cli;
