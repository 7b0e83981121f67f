package dev.rubicon.server.web;

import java.util.Optional;

/**
 * Where a server listens.
 *
 * @param host a name or address of this machine
 * @param port 0 for one that is free
 * @param tls absent for plain HTTP
 */
public record Listening(String host, int port, Optional<TlsFiles> tls) {}
