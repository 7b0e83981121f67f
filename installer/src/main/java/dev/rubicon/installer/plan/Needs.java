package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.schema.TableExtension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the packages of an instance need of each other: by their dependencies, by those of their apps, and by table extensions.
 * Dependencies that are optional, or that only restrict a version, are no need.
 */
public final class Needs {
    /**
     * A package that needs another one.
     *
     * @param app the app in it that does; absent if the package says so itself
     * @param providers packages of which one will do; at least one
     */
    public record Need(PackageVersion dependant, Optional<AppIdentity> app, SortedSet<PackageId> providers) {}

    private final List<Need> needs = new ArrayList<>();

    /** @param apps in the instance; those not installed need nothing and are not needed */
    public Needs(Collection<Release> packages, Collection<InstalledApp> apps) {
        Map<UUID, InstalledApp> installed = new LinkedHashMap<>();
        apps.stream().filter(InstalledApp::installed).forEach(app -> installed.put(app.id(), app));
        Layout layout = new Layout(installed);
        for (Release release : packages) {
            release.dependencies().stream()
                    .filter(line -> !line.optional() && !line.onlyRestrictVersion())
                    .forEach(line -> add(release.identity(), Optional.empty(), providers(line, packages)));
            installed.values().stream()
                    .filter(app -> app.packageId().equals(release.id()))
                    .forEach(app -> addNeeds(release.identity(), app, installed, layout));
        }
    }

    private static SortedSet<PackageId> providers(Dependency line, Collection<Release> packages) {
        SortedSet<PackageId> providers = new TreeSet<>();
        packages.stream()
                .filter(other -> other.id().equals(line.id())
                        || other.substituteFor().filter(line.id()::equals).isPresent())
                .forEach(other -> providers.add(other.id()));
        return providers;
    }

    private void addNeeds(PackageVersion owner, InstalledApp app, Map<UUID, InstalledApp> installed, Layout layout) {
        Set<PackageId> needed = new TreeSet<>();
        app.dependencies().stream()
                .map(installed::get)
                .filter(other -> other != null)
                .forEach(other -> needed.add(other.packageId()));
        for (TableExtension extension : app.schema().extensions()) {
            layout.targets(app, extension)
                    .forEach(target -> needed.add(target.app().packageId()));
        }
        needed.forEach(id -> add(owner, Optional.of(app.identity()), new TreeSet<>(Set.of(id))));
    }

    private void add(PackageVersion dependant, Optional<AppIdentity> app, SortedSet<PackageId> providers) {
        providers.remove(dependant.id());
        if (!providers.isEmpty()) {
            needs.add(new Need(dependant, app, providers));
        }
    }

    /** Whether any package needs {@code id}, or another one in its place. */
    public boolean isNeeded(PackageId id) {
        return needs.stream().anyMatch(need -> need.providers().contains(id));
    }

    /** The needs of packages that stay that nobody meets once {@code going} are gone; those that the package declares first. */
    public List<Need> unmetWithout(Set<PackageId> going) {
        return needs.stream()
                .filter(need -> !going.contains(need.dependant().id()) && going.containsAll(need.providers()))
                .toList();
    }

    /**
     * {@code asked} and all that cannot stay without them, dependants before what they need.
     *
     * @return why each of them goes
     */
    public Map<PackageId, Step.Why> closure(Set<PackageId> asked) {
        SortedMap<PackageId, Step.Why> going = new TreeMap<>();
        asked.forEach(id -> going.put(id, new Step.Why.Asked()));
        List<Need> unmet = unmetWithout(going.keySet());
        while (!unmet.isEmpty()) {
            for (Need need : unmet) {
                going.putIfAbsent(
                        need.dependant().id(),
                        new Step.Why.NeedsOther(need.providers().first()));
            }
            unmet = unmetWithout(going.keySet());
        }
        return lastFirst(going);
    }

    // Of packages that need each other, the first by id goes first.
    private Map<PackageId, Step.Why> lastFirst(SortedMap<PackageId, Step.Why> going) {
        Map<PackageId, Step.Why> ordered = new LinkedHashMap<>();
        SortedSet<PackageId> left = new TreeSet<>(going.keySet());
        while (!left.isEmpty()) {
            PackageId next = left.stream()
                    .filter(id -> needs.stream()
                            .noneMatch(need -> need.providers().contains(id)
                                    && left.contains(need.dependant().id())))
                    .findFirst()
                    .orElse(left.first());
            left.remove(next);
            ordered.put(next, going.get(next));
        }
        return ordered;
    }
}
