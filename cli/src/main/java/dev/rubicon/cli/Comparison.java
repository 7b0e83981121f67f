package dev.rubicon.cli;

import dev.rubicon.al.AppReader;
import dev.rubicon.al.DeclaredApp;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.al.appfile.PackagedApps;
import dev.rubicon.al.diff.AppDiff;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Two apps, or two packages of apps.
 *
 * @param apps those on both sides, in the order of the newer one
 * @param added those that only the newer one has
 * @param gone those that only the older one has
 */
record Comparison(List<AppDiff> apps, List<AppIdentity> added, List<AppIdentity> gone) {
    boolean isBreaking() {
        return apps.stream().anyMatch(AppDiff::isBreaking);
    }

    static Comparison of(Path from, Path to, Set<String> symbols) {
        return of(from.toString(), read(from, symbols), to.toString(), read(to, symbols));
    }

    /** Two revisions of the project in {@code folder}. */
    static Comparison ofRevisions(Path folder, GitRange range, Set<String> symbols) {
        Map<UUID, DeclaredApp> newer = range.to()
                .map(revision -> readRevision(folder, revision, symbols))
                .orElseGet(() -> read(folder, symbols));
        return of(
                range.from(),
                readRevision(folder, range.from(), symbols),
                range.to().orElse(folder.toString()),
                newer);
    }

    private static Map<UUID, DeclaredApp> readRevision(Path folder, String revision, Set<String> symbols) {
        return at(revision, () -> {
            Map<UUID, DeclaredApp> apps = new LinkedHashMap<>();
            put(apps, AppReader.readDeclared(GitFiles.at(folder, revision), symbols));
            return apps;
        });
    }

    private static Comparison of(String from, Map<UUID, DeclaredApp> older, String to, Map<UUID, DeclaredApp> newer) {
        List<AppDiff> apps = new ArrayList<>();
        List<AppIdentity> added = new ArrayList<>();
        newer.forEach((id, app) -> {
            if (older.containsKey(id)) {
                apps.add(AppDiff.of(older.get(id), app));
            } else {
                added.add(app.app().identity());
            }
        });
        List<AppIdentity> gone = older.values().stream()
                .map(app -> app.app().identity())
                .filter(app -> !newer.containsKey(app.id()))
                .toList();
        if (apps.isEmpty() && !(older.isEmpty() && newer.isEmpty())) {
            throw new InvalidInput(
                    "RB833",
                    "'" + Quoted.path(from) + "' has " + listed(gone) + " and '" + Quoted.path(to) + "' has "
                            + listed(added) + ": no app is in both",
                    "name two versions of one app: its id stays the same, whatever its name");
        }
        return new Comparison(apps, added, gone);
    }

    private static String listed(List<AppIdentity> apps) {
        if (apps.isEmpty()) {
            return "no app";
        }
        String first = "app " + apps.getFirst() + " (" + apps.getFirst().id() + ")";
        return apps.size() == 1 ? first : first + " and " + Terminal.count(apps.size() - 1, "other");
    }

    private static Map<UUID, DeclaredApp> read(Path path, Set<String> symbols) {
        return at(path.toString(), () -> readApps(path, symbols));
    }

    // Both sides may have a file of the name that a problem gives.
    private static Map<UUID, DeclaredApp> at(String place, Supplier<Map<UUID, DeclaredApp>> read) {
        try {
            return read.get();
        } catch (InvalidInput e) {
            throw new InvalidInput(e.problems().stream()
                    .map(problem -> problem.at("'" + Quoted.path(place) + "'"))
                    .toList());
        }
    }

    private static Map<UUID, DeclaredApp> readApps(Path path, Set<String> symbols) {
        Map<UUID, DeclaredApp> apps = new LinkedHashMap<>();
        Apps.declaredAt(path, symbols).ifPresentOrElse(app -> put(apps, app), () -> {
            try (PackageFile opened = PackageFile.open(path)) {
                opened.manifest().apps().forEach(app -> put(apps, PackagedApps.readDeclared(opened, app)));
            }
        });
        return apps;
    }

    private static void put(Map<UUID, DeclaredApp> apps, DeclaredApp app) {
        apps.put(app.app().identity().id(), app);
    }
}
