package dev.rubicon.server.apps;

import dev.rubicon.format.JsonObject;
import dev.rubicon.model.SyncMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to change of a version; what is absent stays. The mode comes alone: it is kept elsewhere, and both are done or
 * none.
 */
record VersionChange(Optional<Availability> availability, List<NeededApp.Change> needs, Optional<SyncMode> mode) {
    VersionChange {
        needs = List.copyOf(needs);
    }

    /** @throws dev.rubicon.model.InvalidInput RB120 to RB123, RB102 or RB930 */
    static VersionChange read(JsonObject json) {
        VersionChange change = new VersionChange(
                json.optionalParsed("availability", Availability::parse),
                json.has("dependencies") ? json.list("dependencies", NeededApp.Change::read) : List.of(),
                json.optionalParsed("syncMode", VersionChange::mode));
        json.end();
        if (change.availability.isEmpty() && change.needs.isEmpty() && change.mode.isEmpty()) {
            throw AppProblems.nothingToChange();
        }
        if (change.mode.isPresent() && (change.availability.isPresent() || !change.needs.isEmpty())) {
            throw AppProblems.notTogether();
        }
        return change;
    }

    private static SyncMode mode(String text) {
        for (SyncMode mode : SyncMode.values()) {
            if (AppVersion.text(mode).equals(text)) {
                return mode;
            }
        }
        throw AppProblems.notASyncMode(text);
    }

    /** @throws dev.rubicon.model.InvalidInput RB930 for one that it does not need */
    List<NeededApp> changed(List<NeededApp> before) {
        List<NeededApp> after = new ArrayList<>(before);
        for (NeededApp.Change change : needs) {
            if (before.stream().noneMatch(needed -> needed.id().equals(change.id()))) {
                throw change.unknown();
            }
            after.replaceAll(needed ->
                    needed.id().equals(change.id()) ? needed.withIncompatibleFrom(change.incompatibleFrom()) : needed);
        }
        return after;
    }
}
