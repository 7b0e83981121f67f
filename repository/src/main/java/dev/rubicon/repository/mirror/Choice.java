package dev.rubicon.repository.mirror;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.repository.Repository;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which releases of a repository a part of it consists of. */
final class Choice {
    private final Repository repository;
    private final Selection.Part part;
    private final Predicate<Release> isNew;
    private final TreeMap<String, Release> chosen = new TreeMap<>();
    private final Deque<Release> toFollow = new ArrayDeque<>();

    /** @param isNew whether a release was published since the time that the part names */
    Choice(Repository repository, Selection.Part part, Predicate<Release> isNew) {
        this.repository = repository;
        this.part = part;
        this.isNew = isNew;
    }

    /** @throws InvalidInput RB353 with every wish that there is nothing for */
    List<Release> releases() {
        List<Problem> empty = new ArrayList<>();
        for (Dependency wish : part.include()) {
            List<Release> fitting = fitting(repository.releases(wish.id()), wish.version());
            if (fitting.isEmpty()) {
                empty.addAll(MirrorProblems.nothing(wish).problems());
            }
            latest(fitting).stream().filter(isNew).forEach(this::choose);
        }
        if (!empty.isEmpty()) {
            throw new InvalidInput(empty);
        }
        if (part.include().isEmpty()) {
            for (PackageId id : repository.ids()) {
                latest(fitting(repository.releases(id), VersionQuery.ANY)).stream()
                        .filter(isNew)
                        .forEach(this::choose);
            }
        }
        if (part.closure()) {
            follow();
        }
        return List.copyOf(chosen.values());
    }

    private void choose(Release release) {
        if (chosen.put(release.identity().toString(), release) == null) {
            toFollow.push(release);
        }
    }

    private void follow() {
        Set<Dependency> followed = new HashSet<>();
        while (!toFollow.isEmpty()) {
            for (Dependency need : toFollow.pop().dependencies()) {
                if (!need.optional() && !need.onlyRestrictVersion() && followed.add(need)) {
                    latest(fitting(repository.releases(need.id()), need.version()))
                            .forEach(this::choose);
                    for (PackageId other : repository.substitutesFor(need.id()).orElse(List.of())) {
                        latest(fitting(standIns(other, need.id()), need.version()))
                                .forEach(this::choose);
                    }
                }
            }
        }
    }

    private List<Release> standIns(PackageId other, PackageId original) {
        return repository.releases(other).stream()
                .filter(release -> release.substituteFor().equals(Optional.of(original)))
                .toList();
    }

    private static List<Release> fitting(List<Release> releases, VersionQuery query) {
        return releases.stream()
                .filter(release -> !release.yanked() && query.picks(release.version()))
                .toList();
    }

    // Releases ascend.
    private List<Release> latest(List<Release> releases) {
        int number = part.latest().orElse(Integer.MAX_VALUE);
        return releases.subList(Math.max(0, releases.size() - number), releases.size());
    }
}
