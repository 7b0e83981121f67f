package dev.rubicon.server;

import dev.rubicon.repository.Transport;
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
 * @param store where the repository is instead, if it is in no folder
 * @param upstream the repository that the folder mirrors as it is asked for, and whose root is trusted; else it is one of its own
 * @param passphrase opens the keys that are encrypted
 * @param newAdminToken whether one more admin token is to be made
 */
public record ServerSettings(
        Path home,
        Listening listening,
        Optional<String> catalog,
        Path repository,
        Optional<Store> store,
        Optional<Transport> upstream,
        Passphrase passphrase,
        boolean newAdminToken) {
    /** With a repository of its own. */
    public ServerSettings(
            Path home,
            Listening listening,
            Optional<String> catalog,
            Path repository,
            Passphrase passphrase,
            boolean newAdminToken) {
        this(home, listening, catalog, repository, Optional.empty(), Optional.empty(), passphrase, newAdminToken);
    }
}
