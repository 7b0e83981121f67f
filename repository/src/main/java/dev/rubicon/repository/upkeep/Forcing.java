package dev.rubicon.repository.upkeep;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.SyncMode;
import dev.rubicon.repository.KeptRepository;

/** Says in the signed index whether deployments of a version are to force. Agents that plan from then on go by it. */
public record Forcing(KeptRepository repository) {
    /**
     * @return what it was before
     * @throws InvalidInput RB302 if there is no such version
     */
    public SyncMode set(PackageVersion identity, SyncMode mode) {
        return new ReleaseChange(repository)
                .change(identity, release -> release.withSyncMode(mode))
                .before()
                .syncMode();
    }
}
