/**
 * AL text to the tree of it: {@link dev.rubicon.al.parse.SourceParser} for what a file declares, {@link
 * dev.rubicon.al.parse.CodeParser} for what stands between {@code begin} and {@code end}, which is only read when somebody asks.
 * After a fault both go on at the next sensible place. What nests has a limit, so that no input is too deep. Must not know what
 * a schema is, nor which property means what.
 */
package dev.rubicon.al.parse;
