/**
 * AL text as declarations: decoding, preprocessing, tokens, and the outer level of the language. Everything keeps its position.
 * Nothing here recurses with the input, so that no input is too deep. Must not know what a schema is, nor which property means
 * what.
 */
package dev.rubicon.al.syntax;
