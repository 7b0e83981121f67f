package dev.rubicon.server.admin;

import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.installer.RepositorySource;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.InstalledRelease;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import dev.rubicon.server.apps.AppIndex;
import dev.rubicon.server.fleet.FleetInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an environment has, as its agent reported it last.
 *
 * @param releases of its packages, as the repository knows them
 * @param apps in the order of the instance
 */
record Software(InstanceName name, List<InstalledRelease> releases, List<AppIdentity> apps) {
    Software {
        releases = List.copyOf(releases);
        apps = List.copyOf(apps);
    }

    static Software of(FleetInstance instance, Repository repository) {
        List<InstalledRelease> releases = new ArrayList<>();
        instance.report().stream()
                .flatMap(report -> report.packages().stream())
                .forEach(one -> releases.add(installed(one, repository)));
        return new Software(
                instance.name(),
                releases,
                instance.report().map(InstanceReport::apps).orElse(List.of()));
    }

    // One that came from elsewhere needs nothing that is known here.
    private static InstalledRelease installed(InstanceReport.Installed one, Repository repository) {
        PackageVersion identity = new PackageVersion(one.id(), one.version());
        Release release = AppIndex.release(repository, identity)
                .orElseGet(() -> new Release(
                        identity,
                        one.id().value(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        List.of(),
                        0,
                        Digest.of(new byte[0]),
                        false,
                        SyncMode.ADD));
        return new InstalledRelease(release, one.asked(), VersionQuery.ANY);
    }

    Optional<AppIdentity> app(UUID id) {
        return apps.stream().filter(app -> app.id().equals(id)).findFirst();
    }

    /** The package that an app is in; absent if it came from elsewhere. */
    Optional<Release> packageOf(UUID app) {
        return releases.stream()
                .map(InstalledRelease::release)
                .filter(release ->
                        release.apps().stream().anyMatch(one -> one.id().equals(app)))
                .findFirst();
    }

    /** All that it would have with a release, which may be in place of another one. */
    Resolution with(Release release, Repository repository) {
        Request request = new Request(List.of(new Request.Wish(release.id(), VersionQuery.exactly(release.version()))));
        return new Resolver(new RepositorySource(repository)).resolve(request, new Installed(releases));
    }

    /** What has to come with a release: apps of other packages that are new or change, as they come. */
    List<Requirement> requirements(Resolution.Solved solved, Release release) {
        return solved.chosen().stream()
                .map(Resolution.Chosen::release)
                .filter(chosen -> !chosen.id().equals(release.id()))
                .flatMap(chosen -> version(chosen.id())
                        .map(before -> before.version().equals(chosen.version())
                                ? Stream.<Requirement>empty()
                                : requirements(chosen, Requirement.Kind.UPDATE))
                        .orElseGet(() -> requirements(chosen, Requirement.Kind.INSTALL)))
                .toList();
    }

    private static Stream<Requirement> requirements(Release release, Requirement.Kind kind) {
        return release.apps().stream().map(app -> new Requirement(app, kind));
    }

    private Optional<Release> version(PackageId id) {
        return releases.stream()
                .map(InstalledRelease::release)
                .filter(release -> release.id().equals(id))
                .findFirst();
    }

    /** The apps that have to go with a package: those that need it, and what else it has; in the order of packages. */
    List<Requirement> dependants(Release gone, UUID app) {
        Set<PackageId> going = new TreeSet<>(Set.of(gone.id()));
        boolean more = true;
        while (more) {
            more = false;
            for (InstalledRelease installed : releases) {
                boolean needs = installed.release().dependencies().stream()
                        .anyMatch(need -> !need.optional() && !need.onlyRestrictVersion() && going.contains(need.id()));
                more |= needs && going.add(installed.id());
            }
        }
        return releases.stream()
                .map(InstalledRelease::release)
                .filter(release -> going.contains(release.id()))
                .flatMap(release -> requirements(release, Requirement.Kind.UNINSTALL))
                .filter(requirement -> !requirement.app().id().equals(app))
                .toList();
    }
}
