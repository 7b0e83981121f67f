package dev.rubicon.cli;

import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.LockCheck;
import dev.rubicon.installer.RepositorySource;
import dev.rubicon.installer.SavedPlan;
import dev.rubicon.installer.SavedPlanCheck;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Brings what a request needs where nothing is installed: the packages, and the index of each that any version of these may need. */
record Prefetch(Repository repository, OutcomeReport report) {
    ExitCode run(InstallRequest.OfVersions request) {
        return switch (request) {
            case InstallRequest.Install install -> resolved(install);
            case InstallRequest.Deploy deploy -> resolved(deploy.install());
            case InstallRequest.Locked locked -> locked(locked);
            case InstallRequest.Update update -> throw new IllegalStateException("an update is one of an instance");
        };
    }

    private ExitCode resolved(InstallRequest.Install install) {
        Request request = new Request(install.asked().stream()
                .map(one -> new Request.Wish(one.id(), one.query()))
                .toList());
        Resolution resolution = new Resolver(new RepositorySource(repository)).resolve(request, Installed.NOTHING);
        if (!(resolution instanceof Resolution.Solved solved)) {
            report.unsolvable(resolution);
            return ExitCode.REFUSED;
        }
        return bring(solved.chosen().stream()
                .map(chosen -> chosen.release().identity())
                .toList());
    }

    /** What a plan brings, wherever its instance is. */
    ExitCode planned(SavedPlan saved) {
        List<Problem> problems = SavedPlanCheck.repository(saved, new RepositorySource(repository));
        if (!problems.isEmpty()) {
            report.refused(problems);
            return ExitCode.REFUSED;
        }
        return bring(saved.packages().stream().map(SavedPlan.Needed::identity).toList());
    }

    private ExitCode locked(InstallRequest.Locked locked) {
        List<Problem> problems = LockCheck.repository(locked.lockfile(), new RepositorySource(repository));
        if (!problems.isEmpty()) {
            report.refused(problems);
            return ExitCode.REFUSED;
        }
        return bring(
                locked.lockfile().packages().stream().map(one -> one.identity()).toList());
    }

    private ExitCode bring(List<PackageVersion> packages) {
        indexes(packages.stream().map(PackageVersion::id).toList());
        List<Problem> lacking = repository.lacking(packages);
        if (!lacking.isEmpty()) {
            report.refused(lacking);
            return ExitCode.UNAVAILABLE;
        }
        packages.forEach(repository::fetch);
        return ExitCode.DONE;
    }

    // Reading an index keeps it. What is installed where the packages go may lead the resolver to any of these.
    private void indexes(List<PackageId> first) {
        SortedSet<PackageId> seen = new TreeSet<>(first);
        Deque<PackageId> toRead = new ArrayDeque<>(seen);
        while (!toRead.isEmpty()) {
            PackageId id = toRead.pop();
            SortedSet<PackageId> next =
                    new TreeSet<>(repository.substitutesFor(id).orElse(List.of()));
            repository.releases(id).stream()
                    .flatMap(release -> release.dependencies().stream())
                    .map(Dependency::id)
                    .forEach(next::add);
            next.stream().filter(seen::add).forEach(toRead::push);
        }
    }
}
