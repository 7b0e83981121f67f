package dev.rubicon.repository.upkeep;

import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.tuf.RoleKeys;
import dev.rubicon.repository.tuf.TargetFile;
import dev.rubicon.repository.tuf.Updater;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a repository holds, and until when it is believed.
 *
 * @param packages different ids
 * @param versions of all of them
 * @param bytes of all package files
 * @param fileRoles among how many roles the files are shared
 * @param root the version of the root
 * @param expires by role; that of the files is the one that ends first
 * @param keys by role
 */
public record Statistics(
        long packages,
        long versions,
        long bytes,
        int fileRoles,
        long root,
        Map<String, Instant> expires,
        Map<String, RoleKeys> keys) {
    /** Of a state. Reads all its metadata, and no index. */
    public static Statistics of(Updater state) {
        Map<String, TargetFile> files = state.allFiles();
        Map<String, Instant> expires = new LinkedHashMap<>();
        expires.put("root", state.root().expires());
        expires.put("timestamp", state.timestamp().expires());
        expires.put("snapshot", state.snapshot().expires());
        Instant first = state.topTargets().expires();
        for (String role : state.fileRoles()) {
            Instant its = state.fileRole(role).expires();
            first = its.isBefore(first) ? its : first;
        }
        expires.put("targets", first);
        Map<String, RoleKeys> keys = new LinkedHashMap<>();
        expires.keySet().forEach(role -> keys.put(role, state.root().roles().get(role)));
        return new Statistics(
                files.keySet().stream()
                        .filter(path -> RepositoryLayout.indexedBy(path).isPresent())
                        .count(),
                files.keySet().stream()
                        .filter(path -> path.startsWith("packages/"))
                        .count(),
                files.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("packages/"))
                        .mapToLong(file -> file.getValue().length())
                        .sum(),
                state.fileRoles().size(),
                state.root().version(),
                expires,
                keys);
    }
}
