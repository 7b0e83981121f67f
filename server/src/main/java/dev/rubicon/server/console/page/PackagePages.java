package dev.rubicon.server.console.page;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.ForceProof;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.server.console.Console;
import dev.rubicon.server.console.Visit;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What there is to deploy: packages, their versions, and what an update to one of them would break. */
public record PackagePages(Console console, Shelf shelf) {
    private static final int ON_A_PAGE = 100;
    private static final String SECTION = "packages";

    public List<Route> routes() {
        return List.of(
                console.page("/console/packages", Scope.READ, this::list),
                console.page("/console/packages/{+package}", Scope.READ, this::one));
    }

    /**
     * A list of packages.
     *
     * @param sought what their ids hold; empty for all
     * @param more the id after which the next page begins
     */
    record Listed(List<Line> lines, String sought, int found, Optional<String> more) {
        public boolean isEverything() {
            return sought.isEmpty();
        }
    }

    /** The newest version of a package, and how many there are. */
    record Line(Release newest, int versions) {
        public String address() {
            return PackageAddress.of(newest.id());
        }
    }

    private Reply list(Visit visit) {
        String sought = visit.request().query("q").orElse("").strip().toLowerCase(Locale.ROOT);
        String after = visit.request().query("after").orElse("");
        Repository repository = shelf.repository();
        List<PackageId> found = repository.ids().stream()
                .filter(id -> id.value().contains(sought))
                .toList();
        List<PackageId> rest =
                found.stream().filter(id -> id.value().compareTo(after) > 0).toList();
        List<PackageId> shown = rest.subList(0, Math.min(ON_A_PAGE, rest.size()));
        List<Line> lines = new ArrayList<>();
        for (PackageId id : shown) {
            List<Release> releases = repository.releases(id);
            lines.add(new Line(releases.getLast(), releases.size()));
        }
        Optional<String> more =
                shown.size() < rest.size() ? Optional.of(shown.getLast().value()) : Optional.empty();
        return visit.page(
                "page/packages", visit.frame("Packages", SECTION), new Listed(lines, sought, found.size(), more));
    }

    private Reply one(Visit visit) {
        PackageAddress address = PackageAddress.parse(visit.request().parameter("package"));
        Repository repository = shelf.repository();
        return address.version()
                .map(version -> version(visit, repository, new PackageVersion(address.id(), version)))
                .orElseGet(() -> versions(visit, repository, address.id()));
    }

    /** Versions of a package, the newest first. */
    record Versions(PackageId id, String name, List<VersionLine> lines) {}

    /** A version in a list. */
    record VersionLine(Release release) {
        public String address() {
            return PackageAddress.of(release.identity());
        }

        public boolean isForced() {
            return release.syncMode() == SyncMode.FORCE_SYNC;
        }

        /** Whether it is itself a version at which data may go. */
        public boolean isCrossing() {
            return release.forceVersion().filter(release.version()::equals).isPresent();
        }
    }

    private Reply versions(Visit visit, Repository repository, PackageId id) {
        List<Release> releases = repository.releases(id);
        if (releases.isEmpty()) {
            throw Refusals.notFound("there is no package " + id);
        }
        List<VersionLine> lines =
                releases.reversed().stream().map(VersionLine::new).toList();
        return visit.page(
                "page/package",
                visit.frame(id.value(), SECTION),
                new Versions(id, releases.getLast().name(), lines));
    }

    /** What is known of a version. @param proof of its ForceVersion, by the package itself */
    record Known(Release release, Optional<ForceProof> proof) {
        public String packageAddress() {
            return PackageAddress.of(release.id());
        }

        public String download() {
            return "/repository/" + RepositoryLayout.stored(RepositoryLayout.packageOf(release), release.digest());
        }

        public String addressOf(Dependency dependency) {
            return PackageAddress.of(dependency.id());
        }

        public String text(Dependency dependency) {
            return dependency.version().equals(VersionQuery.ANY)
                    ? "any version"
                    : dependency.version().toString();
        }

        public String text(AppIdentity app) {
            return app.name() + " " + app.version() + " by " + app.publisher();
        }

        /** The versions from which an update breaks something, the earliest first. */
        public List<ForceProof.Start> breaking() {
            return proof.stream()
                    .flatMap(known -> switch (known) {
                        case ForceProof.Skipped skipped -> List.<ForceProof.Start>of().stream();
                        case ForceProof.Compared compared ->
                            compared.starts().stream().filter(ForceProof.Start::isBreaking);
                    })
                    .toList();
        }

        /** How it is known what breaks. */
        public String proven() {
            return proof.map(known -> switch (known) {
                        case ForceProof.Skipped skipped -> "Its author asked for no comparison when it was packed.";
                        case ForceProof.Compared compared ->
                            "When it was packed it was compared with "
                                    + compared.starts().size()
                                    + (compared.starts().size() == 1 ? " earlier version." : " earlier versions.");
                    })
                    .orElse("Nothing was there to compare it with when it was packed.");
        }

        public boolean isForced() {
            return release.syncMode() == SyncMode.FORCE_SYNC;
        }

        public String size() {
            return Bytes.text(release.size());
        }
    }

    private Reply version(Visit visit, Repository repository, PackageVersion identity) {
        Release release = Shelf.release(repository, identity)
                .orElseThrow(() -> Refusals.notFound("there is no version " + identity));
        Known known = new Known(release, shelf.proof(repository, release));
        return visit.page("page/version", visit.frame(identity.toString(), SECTION), known);
    }
}
