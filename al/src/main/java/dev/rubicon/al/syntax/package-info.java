/**
 * AL text as words: decoding, preprocessing, tokens with their keywords, and a cursor over them. Everything keeps its position.
 * Must not know how words make up declarations or code.
 */
package dev.rubicon.al.syntax;
