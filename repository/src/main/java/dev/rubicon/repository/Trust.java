package dev.rubicon.repository;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.tuf.TrustStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which repositories a machine trusts: for each of them the metadata that was verified last.
 *
 * @param folder one folder a repository in it
 */
public record Trust(Path folder) {
    private static final int NAME_LENGTH = 24;

    /** Whether there is a root for that address. */
    public boolean knows(String location) {
        return Files.exists(folderOf(location).resolve("root.json"));
    }

    /**
     * What is trusted of a repository.
     *
     * @throws Untrusted RB320 if nothing is
     */
    public TrustStore requiredFor(Transport transport) {
        if (!knows(transport.location())) {
            throw new Untrusted(RepositoryProblems.unknownRoot(transport.location()));
        }
        return storeOf(transport.location());
    }

    /** The same, be there anything or not. */
    public TrustStore storeOf(String location) {
        return new TrustStore(folderOf(location));
    }

    /** Where the metadata of that address is kept. */
    public Path folderOf(String location) {
        String digest = Digest.of(location.getBytes(StandardCharsets.UTF_8)).hex();
        return folder.resolve(digest.substring(0, NAME_LENGTH));
    }

    /** Trusts a root from now on, and forgets what was known of the repository before. */
    public void pin(String location, byte[] root) {
        TrustStore store = storeOf(location);
        store.clear();
        store.write("root", root);
    }
}
