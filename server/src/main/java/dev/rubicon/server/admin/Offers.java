package dev.rubicon.server.admin;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.report.DerivationText;
import dev.rubicon.server.apps.AppIndex;
import dev.rubicon.server.apps.Availability;
import dev.rubicon.server.apps.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Which versions of apps there are for an environment, and what else they bring. */
record Offers(AppIndex index, Statements statements) {
    // Of an app whose newest versions do not fit.
    private static final int MOST_TRIED = 5;

    /** @param requirements what has to come along */
    record Offer(AppIdentity app, Release release, List<Requirement> requirements) {}

    /** The newest version of each app that is newer than what is there, offered to everybody, and fits. */
    List<Offer> updates(Software software, Repository repository) {
        List<Offer> updates = new ArrayList<>();
        for (AppIdentity installed : software.apps()) {
            index.versions(installed.id()).reversed().stream()
                    .filter(held -> held.app().version().isAfter(installed.version()))
                    .filter(held -> statements.availability(held) == Availability.AVAILABLE)
                    .limit(MOST_TRIED)
                    .flatMap(held -> fitting(software, held, repository).stream())
                    .findFirst()
                    .ifPresent(updates::add);
        }
        return updates;
    }

    private Optional<Offer> fitting(Software software, AppIndex.Held held, Repository repository) {
        return software.with(held.release(), repository) instanceof Resolution.Solved solved
                        && incompatible(solved).isEmpty()
                ? Optional.of(offer(software, held, solved))
                : Optional.empty();
    }

    private static Offer offer(Software software, AppIndex.Held held, Resolution.Solved solved) {
        return new Offer(held.app(), held.release(), software.requirements(solved, held.release()));
    }

    /**
     * The version that somebody asks for.
     *
     * @param version absent for the newest that is offered
     * @param previews whether it may be one that is only a preview
     * @throws AdminRefusal if there is none, or it does not fit
     */
    Offer required(Software software, UUID app, Optional<Version> version, boolean previews, Repository repository) {
        List<AppIndex.Held> versions = index.versions(app);
        if (versions.isEmpty()) {
            throw AdminRefusal.noApp(app, "the repository");
        }
        AppIndex.Held held = versions.reversed().stream()
                .filter(one -> version.map(wanted -> one.app().version().equals(wanted))
                        .orElseGet(() -> statements.availability(one) == Availability.AVAILABLE))
                .findFirst()
                .orElseThrow(() -> AdminRefusal.invalid("there is no version "
                        + version.map(wanted -> wanted + " ").orElse("") + "of the app that is offered"));
        switch (statements.availability(held)) {
            case AVAILABLE -> {}
            case DEPRECATED -> throw AdminRefusal.invalid(held.app() + " is not offered any more");
            case PREVIEW -> {
                if (!previews) {
                    throw AdminRefusal.invalid(held.app() + " is a preview: allowPreviewVersion has to be true");
                }
            }
        }
        return switch (software.with(held.release(), repository)) {
            case Resolution.Solved solved -> {
                incompatible(solved).ifPresent(why -> {
                    throw AdminRefusal.invalid(why);
                });
                yield offer(software, held, solved);
            }
            case Resolution.Unsolvable unsolvable ->
                throw AdminRefusal.unsolvable("no versions fit together: "
                        + String.join(
                                " ",
                                DerivationText.lines(unsolvable.contradiction().derivation())));
            case Resolution.Undecided undecided ->
                throw AdminRefusal.unsolvable("no versions that fit together were found in " + undecided.attempts()
                        + " attempts; ask for an exact version");
        };
    }

    // What publishers have said since they uploaded it.
    private Optional<String> incompatible(Resolution.Solved solved) {
        SortedMap<UUID, AppIdentity> apps = new TreeMap<>();
        for (Chosen chosen : solved.chosen()) {
            chosen.release().apps().forEach(app -> apps.put(app.id(), app));
        }
        return apps.values().stream()
                .flatMap(app -> statements.needs(app).stream()
                        .filter(needed -> Optional.ofNullable(apps.get(needed.id()))
                                .filter(other -> needed.incompatibleFrom()
                                        .filter(from -> !other.version().isBefore(from))
                                        .isPresent())
                                .isPresent())
                        .map(needed -> app + " is not compatible with " + apps.get(needed.id())))
                .findFirst();
    }
}
