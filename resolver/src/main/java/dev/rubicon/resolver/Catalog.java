package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has been asked of a source so far: packages get numbers as they are met, and each is read once. */
final class Catalog {
    private final VersionSource source;
    private final Map<PackageId, Listing> byId = new HashMap<>();
    private final List<Listing> listings = new ArrayList<>();
    private final Map<PackageId, List<PackageId>> substitutes = new HashMap<>();

    Catalog(VersionSource source) {
        this.source = source;
    }

    Listing of(PackageId id) {
        Listing known = byId.get(id);
        if (known != null) {
            return known;
        }
        Listing read = new Listing(id, listings.size(), source.releases(id));
        byId.put(id, read);
        listings.add(read);
        return read;
    }

    Listing of(int number) {
        return listings.get(number);
    }

    /** Only if it has been met. */
    Optional<Listing> known(PackageId id) {
        return Optional.ofNullable(byId.get(id));
    }

    int size() {
        return listings.size();
    }

    List<PackageId> substitutesFor(PackageId id) {
        return substitutes.computeIfAbsent(id, source::substitutesFor);
    }

    VersionSource source() {
        return source;
    }
}
