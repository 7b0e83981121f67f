package dev.rubicon.installer.instance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The apps of an instance; read and understood when somebody first asks, while the database is open. */
public final class InstalledApps {
    private final Supplier<List<InstalledApp>> stored;
    private Optional<Map<UUID, InstalledApp>> understood = Optional.empty();

    InstalledApps(Supplier<List<InstalledApp>> stored) {
        this.stored = stored;
    }

    Map<UUID, InstalledApp> byId() {
        if (understood.isEmpty()) {
            Map<UUID, InstalledApp> apps = new LinkedHashMap<>();
            stored.get().forEach(app -> apps.put(app.id(), app));
            understood = Optional.of(Collections.unmodifiableMap(apps));
        }
        return understood.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstalledApps apps && byId().equals(apps.byId());
    }

    @Override
    public int hashCode() {
        return byId().hashCode();
    }

    @Override
    public String toString() {
        return byId().toString();
    }
}
