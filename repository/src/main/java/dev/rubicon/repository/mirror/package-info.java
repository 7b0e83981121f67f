/**
 * Copies of a repository that need not be trusted: whole or in part, kept up to date over a network or by files that are carried. What is
 * signed is copied byte for byte, so that clients trust the origin. Must not sign anything, and knows no web server.
 */
package dev.rubicon.repository.mirror;
