/** The console's pages about what the server keeps: packages, the audit log, tokens. */
package dev.rubicon.server.console.page;
