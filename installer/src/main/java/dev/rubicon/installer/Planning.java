package dev.rubicon.installer;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.instance.InstalledPackage;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.ArgumentValues;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.plan.Target;
import dev.rubicon.installer.upgrade.CodeOfApps;
import dev.rubicon.installer.upgrade.UpgradePlanning;
import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolver;
import dev.rubicon.resolver.UpdatePath;
import dev.rubicon.resolver.UpdateStep;
import dev.rubicon.resolver.VersionSource;
import dev.rubicon.resolver.force.EffectiveArguments;
import dev.rubicon.resolver.force.ForceDecision;
import dev.rubicon.resolver.force.ForceFacts;
import dev.rubicon.resolver.force.ForceReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The way from a request to a plan: versions, their order, their force, then what each does to the tables. Only reads. */
final class Planning {
    private final Repository repository;
    private final InstanceState state;
    private final Wishes asked;
    private final PlanMaking making;
    private final CodeOfApps codes;
    private final Dialect dialect;
    private final Map<PackageVersion, PackageApps> read = new HashMap<>();

    /** @param samples how many rows to show for each change that takes something from rows */
    Planning(Repository repository, InstanceDatabase database, InstanceState state, int samples, CodeOfApps codes) {
        this.repository = repository;
        this.codes = codes;
        this.dialect = database.sql().dialect();
        this.state = state;
        this.asked = new Wishes(state);
        this.making = new PlanMaking(database, state, samples);
    }

    PlanAnswer plan(InstallRequest.OfVersions request) {
        Map<PackageId, VersionQuery> requests = asked.requests(request);
        Request wishes = asked.wishes(request, requests);
        requireLists(wishes);
        RepositorySource source = new RepositorySource(repository);
        if (request instanceof InstallRequest.Locked locked) {
            List<Problem> problems = LockCheck.repository(locked.lockfile(), source);
            if (!problems.isEmpty()) {
                return new PlanAnswer.Impossible(problems);
            }
        }
        Installed installed = asked.installed();
        Resolution resolution = new Resolver(choosable(request, source)).resolve(wishes, installed);
        return switch (resolution) {
            case Resolution.Unsolvable unsolvable -> new PlanAnswer.NoVersions(unsolvable);
            case Resolution.Undecided undecided -> new PlanAnswer.NoVersions(undecided);
            case Resolution.Solved solved ->
                plan(
                        request,
                        requests,
                        solved,
                        UpdatePath.of(solved, asked.withKept(installed, solved), source),
                        YankWarnings.of(solved, source));
        };
    }

    private static VersionSource choosable(InstallRequest.OfVersions request, VersionSource source) {
        return request instanceof InstallRequest.Locked locked ? new LockedSource(source, locked.lockfile()) : source;
    }

    private PlanAnswer plan(
            InstallRequest.OfVersions request,
            Map<PackageId, VersionQuery> requests,
            Resolution.Solved solved,
            UpdatePath path,
            List<Problem> yanked) {
        if (request instanceof InstallRequest.Locked locked) {
            List<Problem> problems = LockCheck.solution(locked.lockfile(), solved);
            if (!problems.isEmpty()) {
                return new PlanAnswer.Impossible(problems);
            }
        }
        return switch (path) {
            case UpdatePath.Refused refused -> new PlanAnswer.Impossible(UpdatePathProblems.of(refused, state));
            case UpdatePath.Unreachable unreachable -> new PlanAnswer.Impossible(UpdatePathProblems.of(unreachable));
            case UpdatePath.Ordered ordered -> plan(request, requests, solved, ordered, yanked);
        };
    }

    private PlanAnswer plan(
            InstallRequest.OfVersions request,
            Map<PackageId, VersionQuery> requests,
            Resolution.Solved solved,
            UpdatePath.Ordered path,
            List<Problem> yanked) {
        EffectiveArguments arguments =
                EffectiveArguments.of(state.arguments(), request.arguments(), updated(path), platform(solved));
        requireFiles(path);
        ArgumentValues values = ArgumentValues.of(arguments.inEffect(), coming(path), state.name(), System.getenv());
        if (!values.problems().isEmpty()) {
            return new PlanAnswer.Impossible(values.problems());
        }
        List<Planner.Item> items = new ArrayList<>();
        List<Problem> impossible = new ArrayList<>();
        for (UpdateStep step : path.steps()) {
            Optional<VersionQuery> query = Optional.ofNullable(requests.get(step.id()));
            switch (step) {
                case UpdateStep.Install install ->
                    bring(
                            keptVersion(install.id()),
                            install.release(),
                            request,
                            query,
                            arguments,
                            values.values(),
                            items,
                            impossible);
                case UpdateStep.Update update ->
                    bring(
                            Optional.of(update.from()),
                            update.release(),
                            request,
                            query,
                            arguments,
                            values.values(),
                            items,
                            impossible);
                case UpdateStep.Leave leave -> keep(leave.id(), query, solved).ifPresent(items::add);
                case UpdateStep.Remove remove ->
                    items.add(new Planner.Item.Remove(remove.installed(), new Step.Why.NotNeeded(), Step.Data.STAYS));
            }
        }
        if (!impossible.isEmpty()) {
            return new PlanAnswer.Impossible(impossible);
        }
        List<Problem> warnings = new ArrayList<>(yanked);
        warnings.addAll(ArgumentWarnings.of(arguments));
        warnings.addAll(values.warnings());
        Planned planned = making.plan(items, warnings, request.archive());
        // What only stays runs no code, and its schemas need not be read.
        return new PlanAnswer.Made(
                planned.plan().acting().isEmpty()
                        ? planned
                        : new UpgradePlanning(codes, dialect, state.apps(), request.skippedCode()).plan(planned));
    }

    // Its bytes are verified once, and it is opened once.
    private PackageApps read(PackageVersion identity) {
        return read.computeIfAbsent(identity, any -> PackageApps.read(repository.fetch(identity), codes));
    }

    // A package that is passed through counts with its last version.
    private List<ArgumentValues.Coming> coming(UpdatePath.Ordered path) {
        Map<PackageId, ArgumentValues.Coming> coming = new LinkedHashMap<>();
        path.steps().stream().flatMap(Planning::brought).forEach(identity -> {
            boolean isNew = !state.packages().containsKey(identity.id())
                    && !state.kept().containsKey(identity.id());
            coming.put(identity.id(), new ArgumentValues.Coming(read(identity).manifest(), isNew));
        });
        return List.copyOf(coming.values());
    }

    private Optional<Version> keptVersion(PackageId id) {
        return Optional.ofNullable(state.kept().get(id)).map(Release::version);
    }

    private void requireLists(Request wishes) {
        List<Problem> lacking = repository.lackingLists(
                wishes.wishes().stream().map(Request.Wish::id).toList());
        if (!lacking.isEmpty()) {
            throw new Unavailable(lacking);
        }
    }

    // All that is missing at once: whoever works without a network has one way to the one who has it.
    private void requireFiles(UpdatePath.Ordered path) {
        List<Problem> lacking = repository.lacking(
                path.steps().stream().flatMap(Planning::brought).toList());
        if (!lacking.isEmpty()) {
            throw new Unavailable(lacking);
        }
    }

    private static Stream<PackageVersion> brought(UpdateStep step) {
        return switch (step) {
            case UpdateStep.Install install -> Stream.of(install.release().identity());
            case UpdateStep.Update update -> Stream.of(update.release().identity());
            case UpdateStep.Leave leave -> Stream.of();
            case UpdateStep.Remove remove -> Stream.of();
        };
    }

    private static List<PackageId> updated(UpdatePath.Ordered path) {
        return path.steps().stream()
                .filter(step -> step instanceof UpdateStep.Install || step instanceof UpdateStep.Update)
                .map(UpdateStep::id)
                .distinct()
                .toList();
    }

    private static PackageId platform(Resolution.Solved solved) {
        return solved.chosen().stream()
                .map(Chosen::release)
                .filter(Release::platform)
                .map(Release::id)
                .findFirst()
                .orElse(PackageId.BC_SERVER);
    }

    private void bring(
            Optional<Version> from,
            Release release,
            InstallRequest.OfVersions request,
            Optional<VersionQuery> query,
            EffectiveArguments arguments,
            Arguments values,
            List<Planner.Item> items,
            List<Problem> impossible) {
        ForceFacts facts = deployed(request, release, ForceFacts.of(from, release.version(), release.forceVersion()))
                .withAllowed(
                        values.allowForceSync(release.id()).orElse(false),
                        values.allowForceSync(arguments.platform()).orElse(false));
        switch (ForceDecision.of(facts)) {
            case ForceDecision.InvalidPackage invalid ->
                impossible.add(AppMetadata.forceVersionTooHigh(release.identity(), invalid.forceVersion()));
            case ForceDecision.Force force ->
                items.add(target(from, release, query, arguments, SyncMode.FORCE_SYNC, force.reasons()));
            case ForceDecision.FirstInstall first ->
                items.add(target(from, release, query, arguments, SyncMode.ADD, List.of()));
            case ForceDecision.Add add -> items.add(target(from, release, query, arguments, SyncMode.ADD, List.of()));
            case ForceDecision.UpToDate same ->
                items.add(target(from, release, query, arguments, SyncMode.ADD, List.of()));
            case ForceDecision.Downgrade down ->
                throw new IllegalStateException("the path lowers " + release.identity());
        }
    }

    private static ForceFacts deployed(InstallRequest.OfVersions request, Release release, ForceFacts facts) {
        if (!(request instanceof InstallRequest.Deploy deploy)) {
            return facts;
        }
        return facts.withDeployment(
                deploy.forced().contains(release.identity()) ? SyncMode.FORCE_SYNC : release.syncMode());
    }

    private Planner.Item target(
            Optional<Version> from,
            Release release,
            Optional<VersionQuery> query,
            EffectiveArguments arguments,
            SyncMode mode,
            List<ForceReason> reasons) {
        return new Planner.Item.Bring(new Target(
                from,
                new InstalledPackage(release, query),
                mode,
                reasons,
                read(release.identity()).apps(),
                new TreeMap<>(arguments.inEffect().of(release.id()))));
    }

    // What nothing in the request leads to is not worth a line.
    private Optional<Planner.Item> keep(PackageId id, Optional<VersionQuery> query, Resolution.Solved solved) {
        boolean concerned = solved.chosen().stream()
                .anyMatch(chosen -> chosen.release().id().equals(id) && !(chosen.why() instanceof Resolution.Why.Kept));
        InstalledPackage installed = state.packages().get(id);
        return concerned
                ? Optional.of(new Planner.Item.Keep(new Step.Leave(
                        installed.release().identity(),
                        query.filter(now -> !installed.request().equals(query)))))
                : Optional.empty();
    }
}
