package dev.rubicon.installer;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Deletes entries of the archive for good. */
public final class Purge {
    private Purge() {}

    /** Which entries; all conditions that are given have to hold. */
    public record Choice(List<Long> entries, Optional<Duration> olderThan, boolean restored) {
        public Choice {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What is to be deleted, or was.
     *
     * @param bytes about
     */
    public record Chosen(List<ArchiveEntry> entries, long bytes) {
        public Chosen {
            entries = List.copyOf(entries);
        }

        public long rows() {
            return entries.stream().mapToLong(ArchiveEntry::rows).sum();
        }
    }

    /**
     * Asks {@code approval} about what is chosen, and deletes it if that agrees; nobody else can change the instance meanwhile.
     *
     * @return what was deleted; absent if that was declined
     * @throws dev.rubicon.model.InvalidInput RB620 if an entry is named that there is not
     */
    public static Optional<Chosen> run(
            Instance instance, Choice choice, Predicate<Chosen> approval, Caller caller, Clock clock) {
        return InstanceDatabase.change(instance, caller.toString(), purging(choice, approval, caller, clock));
    }

    private static Function<InstanceDatabase, Optional<Chosen>> purging(
            Choice choice, Predicate<Chosen> approval, Caller caller, Clock clock) {
        return database -> {
            DataArchive archive = new DataArchive(database.sql());
            List<ArchiveEntry> entries = chosen(archive, choice, clock.instant());
            Chosen chosen = new Chosen(
                    entries, entries.stream().mapToLong(archive::bytes).sum());
            if (entries.isEmpty()) {
                return Optional.of(chosen);
            }
            if (!approval.test(chosen)) {
                return Optional.empty();
            }
            new JournalledRun(database, clock, caller).change((run, now) -> archive.purge(entries));
            return Optional.of(chosen);
        };
    }

    private static List<ArchiveEntry> chosen(DataArchive archive, Choice choice, Instant now) {
        List<ArchiveEntry> named = choice.entries().isEmpty()
                ? archive.entries()
                : choice.entries().stream()
                        .sorted()
                        .distinct()
                        .map(archive::entry)
                        .toList();
        return named.stream()
                .filter(entry -> !choice.restored() || entry.isRestored())
                .filter(entry -> choice.olderThan()
                        .filter(age -> !Instant.parse(entry.archivedAt()).isBefore(now.minus(age)))
                        .isEmpty())
                .toList();
    }
}
