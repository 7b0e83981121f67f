package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one search is about: the catalog, with what is installed in its place, and how the lines count for the request. */
final class Universe {
    /**
     * A package that a requirement can be met by.
     *
     * @param good its releases that meet it
     * @param bad its releases that do not, and that would be taken for the package that is required
     */
    record Target(Listing listing, long[] good, long[] bad) {}

    private final Catalog catalog;
    private final Request request;
    private final Installed installed;
    private final Set<PackageId> present = new HashSet<>();
    private final Map<Integer, Listing> changed = new HashMap<>();
    private final Map<Line, List<Incompatibility>> stated = new HashMap<>();
    private final Map<Integer, Integer> installedBits = new HashMap<>();

    Universe(Catalog catalog, Request request, Installed installed) {
        this.catalog = catalog;
        this.request = request;
        this.installed = installed;
        request.wishes().forEach(wish -> present.add(wish.id()));
        for (InstalledRelease there : installed.packages()) {
            if (request.rest() == Request.Rest.STAYS) {
                present.add(there.id());
                there.release().substituteFor().ifPresent(present::add);
            }
            add(there.release());
        }
    }

    // What is installed counts as it was when it was installed, even if the source has forgotten or changed it.
    private void add(Release there) {
        Listing listing = catalog.of(there.id());
        int bit = listing.bit(there.version());
        if (bit < 0 || !listing.release(bit).equals(there)) {
            List<Release> releases = new ArrayList<>(listing.releases);
            releases.removeIf(release -> release.version().equals(there.version()));
            releases.add(there);
            listing = new Listing(there.id(), listing.number, releases);
            changed.put(listing.number, listing);
        }
        installedBits.put(listing.number, listing.bit(there.version()));
    }

    /** The same packages and instance, asked for something else. */
    Universe with(Request other) {
        return new Universe(catalog, other, installed);
    }

    Request request() {
        return request;
    }

    Installed installed() {
        return installed;
    }

    int packages() {
        return catalog.size();
    }

    Listing listing(PackageId id) {
        return listing(catalog.of(id).number);
    }

    /** The package that a line is about. */
    Listing listing(Line line) {
        Listing target = line.target(catalog);
        return changed.isEmpty() ? target : changed.getOrDefault(target.number, target);
    }

    Listing listing(int number) {
        if (!changed.isEmpty()) {
            Listing other = changed.get(number);
            if (other != null) {
                return other;
            }
        }
        return catalog.of(number);
    }

    VersionSource source() {
        return catalog.source();
    }

    Optional<Listing> known(PackageId id) {
        return catalog.known(id);
    }

    /** The bit of the installed release, -1 if the package is not installed. */
    int installedBit(int number) {
        return installedBits.isEmpty() ? -1 : installedBits.getOrDefault(number, -1);
    }

    boolean isInstalled(int number) {
        return installedBit(number) >= 0;
    }

    /** What a package can be from the beginning: yanked releases are not newly chosen. */
    long[] initial(int number) {
        Listing listing = listing(number);
        return Bits.isEmpty(listing.yanked) ? listing.full : Bits.without(listing.full, withdrawn(listing));
    }

    private long[] withdrawn(Listing listing) {
        int there = installedBit(listing.number);
        return there < 0 ? listing.yanked : Bits.without(listing.yanked, Bits.only(there, listing.full.length));
    }

    /** Why a package is not all that it could be from the beginning. */
    Incompatibility initialReason(int number) {
        return new Incompatibility(new Cause.Yanked(), new int[] {number}, new long[][] {withdrawn(listing(number))});
    }

    /** Whether the package of a line has to be there. */
    boolean isRequired(Line line) {
        return line.isPlain() || present.contains(line.dependency.id());
    }

    /** Whether a line counts at all. An optional one does only beside a package that is there or asked for. */
    boolean isActive(Line line) {
        return isRequired(line)
                || line.dependency.onlyRestrictVersion()
                || request.rest() == Request.Rest.GOES
                        && installed.find(line.dependency.id()).isPresent();
    }

    Target target(Request.Wish wish) {
        Listing listing = listing(wish.id());
        return target(listing, wish.id(), wish.query());
    }

    private Target target(Listing listing, PackageId id, VersionQuery query) {
        long[] all = listing.standingInFor(id);
        long[] good = Bits.and(listing.satisfying(query), all);
        int there = installedBit(listing.number);
        if (query.stay() == VersionQuery.Stay.ALWAYS && there >= 0 && Bits.has(all, there)) {
            Bits.add(good, there);
        }
        return new Target(listing, good, Bits.without(all, good));
    }

    /** The package of a line, then those that may stand in for it. */
    List<Target> targets(Line line) {
        return providers(line).stream()
                .map(id -> target(listing(id), line.dependency.id(), line.dependency.version()))
                .toList();
    }

    boolean hasSubstitutes(Line line) {
        return !line.substitutes(catalog).isEmpty();
    }

    /** The packages that can meet a line, its own first. */
    List<PackageId> providers(Line line) {
        List<PackageId> ids = new ArrayList<>(List.of(line.dependency.id()));
        ids.addAll(line.substitutes(catalog));
        return ids;
    }

    /** What a line says. */
    List<Incompatibility> statements(Line line) {
        if (line.isPlain() && changed.isEmpty() && !mayStayAnyway(line)) {
            Optional<Incompatibility> usual = line.usual();
            if (usual.isPresent()) {
                return List.of(usual.get());
            }
            List<Incompatibility> statements = state(line);
            if (statements.size() == 1 && !hasSubstitutes(line)) {
                line.keep(statements.getFirst());
            }
            return statements;
        }
        return stated.computeIfAbsent(line, this::state);
    }

    private boolean mayStayAnyway(Line line) {
        return line.dependency.version().stay() == VersionQuery.Stay.ALWAYS && !installedBits.isEmpty();
    }

    private List<Incompatibility> state(Line line) {
        Cause cause = new Cause.Declared(line);
        List<Target> targets = targets(line);
        List<Incompatibility> statements = new ArrayList<>();
        if (isRequired(line)) {
            Terms terms = new Terms(this).and(line.owner, line.owners);
            targets.forEach(
                    target -> terms.and(target.listing().number, Bits.without(target.listing().full, target.good())));
            statements.add(terms.because(cause));
        }
        if (!isRequired(line) || targets.size() > 1) {
            for (Target target : targets) {
                // A release can stand in for what an earlier one of its own package depends on.
                boolean itself = target.listing().number == line.owner;
                if (!Bits.isEmpty(target.bad()) && (!itself || Bits.meet(line.owners, target.bad()))) {
                    statements.add(new Terms(this)
                            .and(line.owner, line.owners)
                            .and(target.listing().number, target.bad())
                            .because(cause));
                }
            }
        }
        return statements;
    }

    /** What the request says, in its order, and then what is installed. */
    List<Incompatibility> given() {
        List<Incompatibility> given = new ArrayList<>();
        for (Request.Wish wish : request.wishes()) {
            Target target = target(wish);
            given.add(new Terms(this)
                    .and(target.listing().number, Bits.without(target.listing().full, target.good()))
                    .because(new Cause.Asked(wish.query(), target.listing(), target.good())));
        }
        if (request.rest() == Request.Rest.STAYS) {
            for (InstalledRelease there : installed.packages()) {
                Listing listing = listing(there.id());
                given.add(new Terms(this)
                        .and(listing.number, Bits.only(Bits.ABSENT, listing.full.length))
                        .because(new Cause.Stays()));
            }
        }
        return given;
    }

    /** The pre-releases of a package that nobody asked for by their label, and that are not installed. */
    long[] unnamed(int number) {
        Listing listing = listing(number);
        if (Bits.isEmpty(listing.preReleases)) {
            return listing.preReleases;
        }
        long[] unnamed = Arrays.copyOf(listing.preReleases, listing.preReleases.length);
        for (int bit = Bits.next(unnamed, 0); bit >= 0; bit = Bits.next(unnamed, bit + 1)) {
            Version version = listing.release(bit).version();
            boolean named = request.wishes().stream()
                    .anyMatch(
                            wish -> wish.id().equals(listing.id) && wish.query().picks(version));
            if (named || bit == installedBit(number)) {
                unnamed[bit >> 6] &= ~(1L << bit);
            }
        }
        return unnamed;
    }

    /** Whether a line names the label of a pre-release. */
    boolean names(Line line, Release preRelease) {
        PackageId id = line.dependency.id();
        return isActive(line)
                && (id.equals(preRelease.id())
                        || preRelease.substituteFor().filter(id::equals).isPresent())
                && line.dependency.version().picks(preRelease.version());
    }
}
