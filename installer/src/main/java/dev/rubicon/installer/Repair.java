package dev.rubicon.installer;

import dev.rubicon.installer.InstallRequest.Asked;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.drift.Drift;
import dev.rubicon.installer.instance.InstalledPackage;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Installs again what is installed: the tables and columns of its apps become what was synced, as far as nothing is lost by it.
 * No package moves to another version.
 */
public final class Repair {
    private final Instance instance;
    private final List<Asked> asked;

    /** @param asked a package without apps, such as a bundle, stands for what it depends on */
    public Repair(Instance instance, List<Asked> asked) {
        this.instance = instance;
        this.asked = List.copyOf(asked);
    }

    /** What came of it. */
    public sealed interface Answer {
        record Done(Drifts.Mended mended) implements Answer {}

        /** Nothing has been touched. */
        record Refused(List<Problem> problems) implements Answer {}
    }

    /** What differs now. Touches nothing. */
    public Answer plan() {
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            InstanceState state = database.readState();
            List<Problem> problems = problems(state);
            return problems.isEmpty()
                    ? new Answer.Done(database.sql()
                            .snapshot(() -> new Drifts.Mended(List.of(), Drift.of(database.sql(), state, apps(state)))))
                    : new Answer.Refused(problems);
        }
    }

    public Answer run(Caller caller, Clock clock) {
        if (plan() instanceof Answer.Refused refused) {
            return refused;
        }
        return new Answer.Done(Drifts.mend(instance, (sql, state) -> Drift.of(sql, state, apps(state)), caller, clock));
    }

    private List<Problem> problems(InstanceState state) {
        List<Problem> problems = new ArrayList<>();
        for (Asked one : asked) {
            Optional<Release> release =
                    Optional.ofNullable(state.packages().get(one.id())).map(InstalledPackage::release);
            if (release.isEmpty()) {
                problems.add(new Problem(
                        "RB655",
                        one.id() + " is not installed in instance '" + state.name() + "', so it cannot be repaired",
                        "install it: rubicon install --id " + one.id() + " --instance " + state.name()));
            } else if (!one.query().isSatisfiedBy(release.get().version())) {
                problems.add(new Problem(
                        "RB656",
                        release.get().identity() + " is installed, and a repair brings no other version",
                        "repair it without a version; then move it: rubicon install --id " + one.id() + "@"
                                + one.query() + " --instance " + state.name()));
            }
        }
        return problems;
    }

    private Set<UUID> apps(InstanceState state) {
        Set<PackageId> meant = new LinkedHashSet<>();
        asked.forEach(one -> mean(one.id(), state, meant));
        return state.apps().values().stream()
                .filter(app -> app.installed() && meant.contains(app.packageId()))
                .map(app -> app.id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void mean(PackageId id, InstanceState state, Set<PackageId> meant) {
        InstalledPackage installed = state.packages().get(id);
        if (installed != null && meant.add(id)) {
            boolean hasApps = state.apps().values().stream()
                    .anyMatch(app -> app.installed() && app.packageId().equals(id));
            if (!hasApps) {
                installed.release().dependencies().stream()
                        .map(Dependency::id)
                        .forEach(needed -> mean(needed, state, meant));
            }
        }
    }
}
