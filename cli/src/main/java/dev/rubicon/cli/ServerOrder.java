package dev.rubicon.cli;

import dev.rubicon.repository.Transport;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a server is to be started, in words that need none of its classes.
 *
 * @param log the name of a format
 * @param store where the repository is kept, if in no folder
 * @param upstream what the folder mirrors, and whose root is trusted
 * @param key there if there are certificates
 */
record ServerOrder(
        Path home,
        String host,
        int port,
        Optional<String> catalog,
        Path repository,
        Optional<RepositoryAddress> store,
        Optional<Transport> upstream,
        Optional<Path> certificates,
        Optional<Path> key,
        String log,
        boolean newAdminToken) {}
