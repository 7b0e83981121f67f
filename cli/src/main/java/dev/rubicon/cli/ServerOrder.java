package dev.rubicon.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a server is to be started, in words that need none of its classes.
 *
 * @param log the name of a format
 * @param key there if there are certificates
 */
record ServerOrder(
        Path home,
        String host,
        int port,
        Optional<String> catalog,
        Path repository,
        Optional<Path> certificates,
        Optional<Path> key,
        String log,
        boolean newAdminToken) {}
