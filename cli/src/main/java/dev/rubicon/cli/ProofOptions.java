package dev.rubicon.cli;

import dev.rubicon.model.Manifest;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.packager.ForceVersionSource;
import dev.rubicon.packager.ProofRequest;
import dev.rubicon.packager.project.VersionLookup;
import dev.rubicon.repository.Repository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which ForceVersion a package gets, and what it is checked against. */
final class ProofOptions {
    @Option(
            names = "--force-version",
            paramLabel = "VERSION|auto",
            description = "The ForceVersion, instead of AppMetadata.json; auto: the one that the proof finds.")
    private Optional<String> forceVersion;

    @Option(
            names = "--previous",
            paramLabel = "FILE",
            description =
                    "An earlier version of the package, or of one of them, to prove ForceVersion against. Repeatable.")
    private List<Path> previous = List.of();

    @Option(
            names = "--repository",
            paramLabel = "ADDRESS",
            description = "A repository whose lower versions of the package ForceVersion is proven against.")
    private Optional<RepositoryAddress> repository;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "The root.json that it is to be trusted by. Needed once.")
    private Optional<Path> root;

    @Mixin
    private HomeOptions home;

    @Mixin
    private NetworkOptions network;

    @Option(names = "--no-proof", description = "Do not prove ForceVersion; the package will say so.")
    private boolean noProof;

    /** A repository, every file of it verified. */
    Repository open(RepositoryAddress address) {
        return new Repositories(home.home(), Clock.systemUTC(), network.network())
                .open(List.of(address), root.stream().toList());
    }

    ForceVersionSource forceVersion() {
        if (forceVersion.isEmpty()) {
            return new ForceVersionSource.Metadata();
        }
        return forceVersion.get().equals("auto")
                ? new ForceVersionSource.Proof()
                : new ForceVersionSource.Given(Version.parse(forceVersion.get()));
    }

    ProofRequest request(Manifest declared) {
        if (noProof) {
            return new ProofRequest.Skip();
        }
        Optional<List<Path>> found = repository.map(address -> below(open(address), declared));
        return previous.isEmpty() && found.isEmpty()
                ? new ProofRequest.Nothing()
                : new ProofRequest.Against(previous, found);
    }

    // Where an update may not start, nothing can break.
    private static List<Path> below(Repository repository, Manifest declared) {
        return repository.releases(declared.id()).stream()
                .map(Release::identity)
                .filter(lower -> lower.version().isBefore(declared.version()))
                .filter(lower -> declared.updatesFrom()
                        .map(range -> range.isSatisfiedBy(lower.version()))
                        .orElse(true))
                .map(repository::fetch)
                .toList();
    }

    /** Where a project file that asks for the version of another package finds it: nowhere without a repository. */
    VersionLookup versions() {
        return (id, query) -> repository.flatMap(folder -> open(folder).releases(id).stream()
                .filter(release -> !release.yanked())
                .map(Release::version)
                .filter(query::picks)
                .min(order(query)));
    }

    // The best first.
    private static Comparator<Version> order(VersionQuery query) {
        Comparator<Version> ascending = Comparator.naturalOrder();
        return Comparator.comparingInt(query::preference)
                .thenComparing(query.pick() == VersionQuery.Pick.LOWEST ? ascending : ascending.reversed());
    }
}
