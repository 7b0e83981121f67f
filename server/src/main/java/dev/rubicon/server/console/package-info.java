/**
 * The console: the server's pages for people with a browser. Here is what all of them share: who is signed in, forms, templates and
 * the files they need. Pages are in packages below, and know this one; it knows none of them.
 */
package dev.rubicon.server.console;
