package dev.rubicon.server.web;

import java.nio.file.Path;

/**
 * What the server proves itself with, as PEM files.
 *
 * @param certificates its own first, then those that lead to a known authority
 * @param key PKCS#8, not encrypted
 */
public record TlsFiles(Path certificates, Path key) {}
