/**
 * Keeps packages: the layout of a repository, its index, publishing. Everything in a repository is a plain file, so that any web
 * server can serve it. Must not know instances, nor how a version is chosen.
 */
package dev.rubicon.repository;
