package dev.rubicon.installer.snapshot;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that an instance was at one moment, in a file.
 *
 * @param about what is known of it
 * @param madeBy what wrote the file, such as {@code pg_dump 15}; absent in descriptions from before it was noted
 * @param file what holds it
 * @param size of the file, in bytes
 * @param digest of the file
 */
public record Snapshot(About about, Optional<String> madeBy, Path file, long size, Digest digest) {
    /** Why a snapshot was taken. */
    public enum Reason {
        BY_HAND,
        BEFORE_INSTALL,
        BEFORE_RESTORE,
        BEFORE_ROLLBACK;

        /** Whether Rubicon took it by itself, and deletes it when there are newer ones. */
        public boolean isAutomatic() {
            return this != BY_HAND;
        }
    }

    /**
     * What is known before there is a file.
     *
     * @param instance whose state it is
     * @param kind of the database, such as {@code sqlite}
     * @param format of the instance's own tables
     * @param takenAt UTC, ISO 8601
     * @param run the last one that the journal had; 0 for none
     * @param packages what was installed, ascending
     */
    public record About(
            SnapshotName name,
            InstanceName instance,
            String kind,
            String format,
            Reason reason,
            String takenAt,
            long run,
            List<PackageVersion> packages) {
        public About {
            packages = List.copyOf(packages);
        }
    }

    public SnapshotName name() {
        return about.name();
    }

    public boolean isAutomatic() {
        return about.reason().isAutomatic();
    }
}
