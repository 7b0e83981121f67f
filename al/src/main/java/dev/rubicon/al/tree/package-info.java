/**
 * AL as a tree: what files declare, and the statements and expressions of their code. All of it is immutable and knows where it
 * stands. Must not know how it was read, nor what any of it means.
 */
package dev.rubicon.al.tree;
