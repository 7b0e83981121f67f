package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a server keeps its repository, as it was said.
 *
 * @param given absent for the usual folder
 * @param root of a store
 * @param mirrors whether it mirrors another one
 */
record ServedAddress(HomeOptions home, Optional<RepositoryAddress> given, Optional<Path> root, boolean mirrors) {
    /** The folder, if it is one; else the one that is not used. */
    Path folder() {
        Path usual = home.home().resolve(mirrors ? "mirror" : "repository");
        return given.map(address -> address instanceof RepositoryAddress.Folder folder ? folder.path() : usual)
                .orElse(usual);
    }

    /**
     * The store, its root pinned if one is given and none is known; absent if it is a folder.
     *
     * @throws InvalidInput RB929 if it is a server, or does not go with the rest
     * @throws dev.rubicon.model.Untrusted RB310 or RB311 if the root is none
     */
    Optional<RepositoryAddress> store() {
        Optional<RepositoryAddress> store = given.filter(address -> !(address instanceof RepositoryAddress.Folder));
        if (store.isEmpty() && root.isPresent()) {
            throw wrong(
                    "--root goes with a repository of s3: or oci:", "leave it out: whoever keeps a folder trusts it");
        }
        store.ifPresent(this::require);
        return store;
    }

    private void require(RepositoryAddress address) {
        if (address instanceof RepositoryAddress.Web) {
            throw wrong(
                    address.shown() + " is kept by another server",
                    "mirror it: rubicon serve --upstream " + address.shown());
        }
        if (mirrors) {
            throw wrong(
                    "a mirror is in a folder, and not in " + address.shown(),
                    "leave out --upstream, or name a folder: --repository DIR");
        }
        KeeperOptions.pinned(KeeperOptions.publishing(home), address, root);
    }

    private static InvalidInput wrong(String message, String hint) {
        return new InvalidInput("RB929", message, hint);
    }
}
