package dev.rubicon.installer;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstalledPackage;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.Needs;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The way from packages that are to go to a plan. Only reads. */
final class Removing {
    private final PlanMaking making;
    private final InstanceState state;
    private final Needs needs;

    Removing(InstanceDatabase database, InstanceState state, int samples) {
        this.state = state;
        this.making = new PlanMaking(database, state, samples);
        this.needs = new Needs(releases(), state.apps().values());
    }

    private List<Release> releases() {
        return state.packages().values().stream().map(InstalledPackage::release).toList();
    }

    PlanAnswer plan(InstallRequest.Uninstall request) {
        Map<PackageId, PackageVersion> there = there(request.data());
        request.ids().forEach(id -> checkIsThere(id, there, request.data()));
        List<Planner.Item> items = new ArrayList<>();
        Map<PackageId, Step.Why> going = going(request);
        going.forEach((id, why) -> items.add(new Planner.Item.Remove(there.get(id), why, request.data())));
        return new PlanAnswer.Made(making.plan(items, warnings(going.keySet()), request.archive()));
    }

    private Map<PackageId, PackageVersion> there(Step.Data data) {
        Map<PackageId, PackageVersion> there = new TreeMap<>();
        if (data == Step.Data.GOES) {
            state.kept().forEach((id, release) -> there.put(id, release.identity()));
        }
        state.packages().forEach((id, one) -> there.put(id, one.release().identity()));
        return there;
    }

    private void checkIsThere(PackageId id, Map<PackageId, PackageVersion> there, Step.Data data) {
        if (there.containsKey(id)) {
            return;
        }
        Optional<Release> kept = Optional.ofNullable(state.kept().get(id));
        throw new InvalidInput(
                "RB582",
                "App to uninstall is not installed: instance '" + state.name() + "' has no " + id
                        + kept.map(release -> ", only the tables and rows that " + release.version() + " left")
                                .orElse(""),
                kept.isPresent()
                        ? "to drop these tables, too: rubicon uninstall --id " + id + " --clean --instance "
                                + state.name()
                        : "rubicon instance show " + state.name() + " lists what there is");
    }

    private Map<PackageId, Step.Why> going(InstallRequest.Uninstall request) {
        Map<PackageId, Step.Why> closure = needs.closure(new TreeSet<>(request.ids()));
        return switch (request.dependants()) {
            case GO -> closure;
            case STAY -> {
                Map<PackageId, Step.Why> asked = new LinkedHashMap<>(closure);
                asked.keySet().retainAll(request.ids());
                yield asked;
            }
        };
    }

    // What came only for the sake of a package that goes is left to people: they may want to keep it.
    private List<Problem> warnings(Set<PackageId> going) {
        List<Release> left = releases().stream()
                .filter(release -> !going.contains(release.id()))
                .toList();
        List<InstalledApp> apps = state.apps().values().stream()
                .filter(app -> !going.contains(app.packageId()))
                .toList();
        Needs after = new Needs(left, apps);
        List<PackageId> unneeded = left.stream()
                .map(Release::id)
                .filter(id -> state.packages().get(id).request().isEmpty())
                .filter(id -> needs.isNeeded(id) && !after.isNeeded(id))
                .toList();
        if (unneeded.isEmpty()) {
            return List.of();
        }
        String ids = unneeded.stream().map(PackageId::value).collect(Collectors.joining(", "));
        String options = unneeded.stream().map(id -> "--id " + id).collect(Collectors.joining(" "));
        return List.of(new Problem(
                "RB583",
                "nobody asked for " + ids + ", and nothing will need " + (unneeded.size() == 1 ? "it" : "them")
                        + " any more",
                "to uninstall as well: " + options));
    }
}
