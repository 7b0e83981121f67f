/**
 * The book: {@code docs} as a static site, rendered when Rubicon is built. Of these classes only {@link dev.rubicon.book.Book} is for
 * those who show it; all others know Markdown, which is not there any more by then. Knows nothing of Rubicon itself.
 */
package dev.rubicon.book;
