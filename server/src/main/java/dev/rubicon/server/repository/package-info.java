/** The repository over HTTP: its files as any web server would give them, and packages that are put into it. */
package dev.rubicon.server.repository;
