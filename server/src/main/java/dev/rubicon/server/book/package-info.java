/** The book, to everybody who can reach the server. Knows nothing of what is in it. */
package dev.rubicon.server.book;
