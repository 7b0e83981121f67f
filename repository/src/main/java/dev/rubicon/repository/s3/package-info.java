/**
 * Repositories in object stores that speak S3: read as any other, and changed by compare-and-swap, so that any number of processes may.
 * Knows nothing of servers or commands; who we are comes from outside.
 */
package dev.rubicon.repository.s3;
