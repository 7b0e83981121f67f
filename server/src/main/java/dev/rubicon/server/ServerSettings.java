package dev.rubicon.server;

import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.web.Listening;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What somebody who starts a server says.
 *
 * @param home Rubicon's folder
 * @param catalog {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/DATABASE}; absent for a file in the home
 * @param repository its folder
 * @param passphrase opens the keys that are encrypted
 * @param newAdminToken whether one more admin token is to be made
 */
public record ServerSettings(
        Path home,
        Listening listening,
        Optional<String> catalog,
        Path repository,
        Passphrase passphrase,
        boolean newAdminToken) {}
