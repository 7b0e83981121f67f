package dev.rubicon.repository.mirror;

import dev.rubicon.model.Release;
import dev.rubicon.repository.PartialMirror;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.tuf.FormerState;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.upkeep.NamedFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Compares a mirror with its source. Changes nothing. */
final class Planning {
    private static final long MAX_METADATA = 20_000_000;

    private final Origin origin;
    private final MirrorTarget target;

    Planning(Origin origin, MirrorTarget target) {
        this.origin = origin;
        this.target = target;
    }

    MirrorPlan plan(Selection selection, boolean prune) {
        Optional<byte[]> before = target.read(RepositoryLayout.TIMESTAMP, MAX_METADATA);
        List<NewFile> roots = origin.rootsAfter(target.newestRoot(), target.location());
        before.ifPresent(this::requireOlder);
        SortedMap<String, StoredFile> files = origin.files();
        List<StoredFile> wanted = wanted(files, selection);
        List<StoredFile> lacking =
                wanted.stream().filter(file -> !target.holds(file)).toList();
        List<String> roles = roles();
        Set<String> afterwards = new HashSet<>();
        wanted.forEach(file -> afterwards.add(file.path()));
        SortedMap<String, Long> remove =
                prune ? unused(afterwards, roles.isEmpty() ? Optional.empty() : before) : new TreeMap<>();
        List<StoredFile> held = files.values().stream()
                .filter(StoredFile::isPackage)
                .filter(file ->
                        afterwards.contains(file.path()) || !remove.containsKey(file.path()) && target.holds(file))
                .toList();
        boolean whole = held.size()
                == files.values().stream().filter(StoredFile::isPackage).count();
        Optional<PartialMirror> mark = whole ? Optional.empty() : Optional.of(new PartialMirror(selection.described()));
        return new MirrorPlan(
                lacking,
                roots,
                roles,
                mark,
                isMarked(mark),
                remove,
                held.size(),
                held.stream().mapToLong(StoredFile::size).sum(),
                origin.state().timestamp().version());
    }

    private void requireOlder(byte[] held) {
        long newest = origin.state().timestamp().version();
        Optional<Long> version = origin.state().versionOf(held);
        if (version.filter(here -> here > newest).isPresent()) {
            throw MirrorProblems.ahead(target.location(), "timestamp", version.get(), newest);
        }
        if (version.filter(here -> here == newest).isPresent()
                && !Arrays.equals(held, origin.state().received("timestamp").bytes())) {
            throw MirrorProblems.forked(target.location(), newest);
        }
    }

    /** What a selection takes of these, ascending by path. */
    List<StoredFile> wanted(SortedMap<String, StoredFile> files, Selection selection) {
        Set<String> packages = packages(files, selection);
        return files.values().stream()
                .filter(file -> !file.isPackage() || packages.contains(file.path()))
                .sorted()
                .toList();
    }

    private Set<String> packages(SortedMap<String, StoredFile> files, Selection selection) {
        return switch (selection) {
            case Selection.Everything all -> paths(files.values());
            case Selection.Listed listed -> new HashSet<>(listed.packages());
            case Selection.Part part -> {
                Set<String> paths = new HashSet<>();
                Predicate<Release> isNew = release -> part.since()
                        .map(since -> isPublishedSince(files.get(RepositoryLayout.packageOf(release)), since))
                        .orElse(true);
                for (Release release : new Choice(origin.repository(), part, isNew).releases()) {
                    paths.add(RepositoryLayout.stored(RepositoryLayout.packageOf(release), release.digest()));
                }
                yield paths;
            }
        };
    }

    private static boolean isPublishedSince(StoredFile file, Instant since) {
        return Optional.ofNullable(file)
                .flatMap(StoredFile::published)
                .filter(time -> !time.isBefore(since))
                .isPresent();
    }

    private static Set<String> paths(Collection<StoredFile> files) {
        Set<String> paths = new HashSet<>();
        files.forEach(file -> paths.add(file.path()));
        return paths;
    }

    private List<String> roles() {
        List<String> roles = new ArrayList<>(origin.state().fileRoles());
        if (!roles.contains("targets")) {
            roles.add("targets");
        }
        roles.addAll(List.of("snapshot", "timestamp"));
        roles.removeIf(role -> {
            NewFile file = origin.state().received(role);
            return target.read(RepositoryLayout.METADATA + file.name(), MAX_METADATA)
                    .filter(held -> Arrays.equals(held, file.bytes()))
                    .isPresent();
        });
        return roles;
    }

    private boolean isMarked(Optional<PartialMirror> mark) {
        Optional<byte[]> held = target.read(PartialMirror.PATH, MAX_METADATA);
        return mark.map(wanted -> held.filter(bytes -> Arrays.equals(bytes, wanted.render()))
                        .isPresent())
                .orElse(held.isEmpty());
    }

    // Whoever has begun to read the state that is replaced finds its files until the next time.
    private SortedMap<String, Long> unused(Set<String> wanted, Optional<byte[]> replaced) {
        SortedMap<String, Long> unused = target.files();
        unused.keySet().removeAll(wanted);
        unused.keySet().removeIf(path -> path.endsWith(".root.json") || path.equals(RepositoryLayout.TIMESTAMP));
        List<String> roles = new ArrayList<>(origin.state().fileRoles());
        roles.addAll(List.of("targets", "snapshot"));
        roles.forEach(role -> unused.remove(
                RepositoryLayout.METADATA + origin.state().received(role).name()));
        replaced.ifPresent(timestamp -> keep(timestamp, unused));
        return unused;
    }

    private void keep(byte[] metadata, SortedMap<String, Long> unused) {
        for (String name : FormerState.metadata(metadata)) {
            String path = RepositoryLayout.METADATA + name;
            unused.remove(path);
            target.read(path, MAX_METADATA).ifPresent(bytes -> keep(bytes, unused));
        }
        FormerState.files(metadata)
                .forEach((path, signed) -> NamedFiles.stored(path, signed).ifPresent(unused::remove));
    }
}
