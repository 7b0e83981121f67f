package dev.rubicon.repository.upkeep;

import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.SyncMode;
import dev.rubicon.repository.KeptRepository;

/** Says in the signed index whether deployments of a version are to force. Agents that plan from then on go by it. */
@FunctionalInterface
public interface Forcing {
    /**
     * @return what it was before
     * @throws dev.rubicon.model.InvalidInput RB302 if there is no such version
     */
    SyncMode set(PackageVersion identity, SyncMode mode);

    static Forcing in(KeptRepository repository) {
        return (identity, mode) -> new ReleaseChange(repository)
                .change(identity, release -> release.withSyncMode(mode))
                .before()
                .syncMode();
    }
}
