/**
 * The command line: words in, one use case called, text or JSON and an exit code out. Holds no rule of the domain; nobody uses
 * it.
 */
package dev.rubicon.cli;
