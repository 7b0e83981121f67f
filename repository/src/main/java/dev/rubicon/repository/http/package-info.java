/**
 * Repositories on web servers: one request a file, tried again, gone on with, and never believed. Loaded only when an address says
 * so. Must not know what the files mean.
 */
package dev.rubicon.repository.http;
