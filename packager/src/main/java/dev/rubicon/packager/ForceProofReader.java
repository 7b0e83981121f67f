package dev.rubicon.packager;

import dev.rubicon.al.App;
import dev.rubicon.al.Declarations;
import dev.rubicon.al.DeclaredApp;
import dev.rubicon.al.appfile.PackagedApps;
import dev.rubicon.al.diff.AppDiff;
import dev.rubicon.al.diff.LocatedChange;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.ForceProof.BreakingChange;
import dev.rubicon.model.ForceProof.Compared;
import dev.rubicon.model.ForceProof.Start;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.schema.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the apps of a package with those of earlier versions. */
final class ForceProofReader {
    private ForceProofReader() {}

    /**
     * @param earlier package files of lower versions
     * @throws InvalidInput RB174 if one of them is another package, or not lower; what reading them refuses
     */
    static Compared read(PackageVersion identity, Collection<App> apps, List<Path> earlier) {
        Map<UUID, App> newer =
                apps.stream().collect(Collectors.toMap(app -> app.identity().id(), Function.identity()));
        List<Start> starts = new ArrayList<>();
        for (Path path : earlier) {
            try (PackageFile file = PackageFile.open(path)) {
                PackageVersion found = file.manifest().identity();
                if (!found.id().equals(identity.id()) || !found.version().isBefore(identity.version())) {
                    throw new InvalidInput(
                            "RB174",
                            "'" + path.getFileName() + "' is " + found + ", which is no earlier version of " + identity,
                            "name a package file of " + identity.id() + " below " + identity.version());
                }
                starts.add(new Start(found.version(), changes(file, newer)));
            }
        }
        return new Compared(starts);
    }

    // An app that is not packed any more is uninstalled; its tables stay.
    private static List<BreakingChange> changes(PackageFile earlier, Map<UUID, App> newer) {
        List<BreakingChange> changes = new ArrayList<>();
        for (PackagedApp packaged : earlier.manifest().apps()) {
            App now = newer.get(packaged.app().id());
            if (now != null) {
                App before = PackagedApps.read(earlier, packaged);
                AppDiff.of(new DeclaredApp(before, Declarations.NONE), new DeclaredApp(now, Declarations.NONE))
                        .changes()
                        .stream()
                        .filter(change -> change.verdict() != Verdict.ALLOWED)
                        .map(LocatedChange::finding)
                        .forEach(finding -> changes.add(new BreakingChange(finding.code(), finding.action())));
            }
        }
        return changes;
    }
}
