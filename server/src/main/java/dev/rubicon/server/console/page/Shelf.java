package dev.rubicon.server.console.page;

import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Digest;
import dev.rubicon.model.ForceProof;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Repository;
import dev.rubicon.server.repository.ServedRepository;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The server's repository as it is now, verified as any client would. */
public final class Shelf {
    private static final int MOST_KNOWN = 1_000;

    private final ServedRepository served;

    // Of a package file of that digest, which never changes.
    private final Map<Digest, Optional<ForceProof>> proofs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Optional<ForceProof>> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    public Shelf(ServedRepository served) {
        this.served = served;
    }

    Repository repository() {
        return served.open();
    }

    static Optional<Release> release(Repository repository, PackageVersion identity) {
        return repository.releases(identity.id()).stream()
                .filter(release -> release.version().equals(identity.version()))
                .findFirst();
    }

    /** What the package says of how its ForceVersion was proven. */
    Optional<ForceProof> proof(Repository repository, Release release) {
        synchronized (proofs) {
            Optional<ForceProof> known = proofs.get(release.digest());
            if (known != null) {
                return known;
            }
        }
        try (PackageFile file = PackageFile.open(repository.fetch(release.identity()))) {
            Optional<ForceProof> proof = file.manifest().forceProof();
            synchronized (proofs) {
                proofs.put(release.digest(), proof);
            }
            return proof;
        }
    }
}
