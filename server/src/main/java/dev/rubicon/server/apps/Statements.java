package dev.rubicon.server.apps;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.server.catalog.Catalog;
import java.util.Comparator;
import java.util.List;

/** What publishers have said of versions of apps since they uploaded them, whatever the country. */
public record Statements(Catalog catalog) {
    /** The widest of any country; what was withdrawn is deprecated, and what was published otherwise is available. */
    public Availability availability(AppIndex.Held held) {
        if (held.release().yanked()) {
            return Availability.DEPRECATED;
        }
        return versions(held.app()).stream()
                .map(AppVersion::availability)
                .min(Comparator.comparing(Statements::width))
                .orElse(Availability.AVAILABLE);
    }

    private static int width(Availability availability) {
        return switch (availability) {
            case AVAILABLE -> 0;
            case PREVIEW -> 1;
            case DEPRECATED -> 2;
        };
    }

    /** The apps that a version needs; those of every country where these differ. */
    public List<NeededApp> needs(AppIdentity app) {
        return versions(app).stream()
                .flatMap(version -> version.needs().stream())
                .distinct()
                .toList();
    }

    private List<AppVersion> versions(AppIdentity app) {
        return catalog.read(transaction -> AppCatalog.versions(transaction, app.id())).stream()
                .filter(one -> one.app().version().equals(app.version()))
                .toList();
    }
}
